/** Field options that name the action under which a field is decided, in its description and for `assertGuarded`. */
export function guarded({ action }: { readonly action: string }, description: string) {
  return { description: `${description}\n\nDecided as \`${action}\`.`, extensions: { action } } as const
}
