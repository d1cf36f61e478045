/**
 * The pointer of a member or item below `parent`. The document itself is the empty pointer.
 * https://www.rfc-editor.org/rfc/rfc6901
 *
 * @example childPointer('/Statement/0/Condition/ArnLike', 'aws:PrincipalTag/team') // '.../aws:PrincipalTag~1team'
 */
export function childPointer(parent: string, name: string | number): string {
  if (typeof name === 'number') return `${parent}/${name}`
  const escaped = /[~/]/.test(name) ? name.replaceAll('~', '~0').replaceAll('/', '~1') : name
  return `${parent}/${escaped}`
}
