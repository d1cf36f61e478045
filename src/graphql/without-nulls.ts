/** The shape of an input in which a member that is null counts as absent. Members of members are left as they are. */
export type WithoutNulls<T> = { [Key in RequiredKeys<T>]: T[Key] } & { [Key in OptionalKeys<T>]?: NonNullable<T[Key]> }

type OptionalKeys<T> = {
  [Key in keyof T]-?: null extends T[Key] ? Key : undefined extends T[Key] ? Key : never
}[keyof T]
type RequiredKeys<T> = Exclude<keyof T, OptionalKeys<T>>

/** GraphQL lets a client write `null` for an optional member; operations know only given and absent. */
export function withoutNulls<T extends object>(input: T): WithoutNulls<T> {
  const given = Object.entries(input).filter(([, value]) => value !== null && value !== undefined)
  return Object.fromEntries(given) as WithoutNulls<T>
}
