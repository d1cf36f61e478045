/**
 * Several names as one byte string that sorts like the names one after the other, each bytewise by UTF-8. No two tuples of the same
 * length share a key, whatever the names hold.
 *
 * UTF-8 has no byte above 0xF4, so every byte can be raised by one; that frees 0x00 to end a name, below everything a name can hold.
 * Nothing grows by escaping: a key is as long as its names plus one byte for each.
 *
 * @example tupleKey('user', 'alice') // 'user' raised by one, 0x00, 'alice' raised by one, 0x00
 */
export function tupleKey(...names: readonly string[]): Buffer {
  return encode(names, names.length)
}

/** The names that `key` was made of. */
export function tupleNames(key: Uint8Array): readonly string[] {
  const names: string[] = []
  for (let begin = 0; begin < key.length; ) {
    const end = key.indexOf(0, begin)
    names.push(Buffer.from(key.subarray(begin, end).map((byte) => byte - 1)).toString('utf8'))
    begin = end + 1
  }
  return names
}

/** What every key begins with whose first names are `names` and whose next one starts with `start`. */
export function tuplePrefix(names: readonly string[], start = ''): Buffer {
  return encode([...names, start], names.length)
}

/** Follows every key that begins with `prefix`, and precedes every other key that follows them. */
export const endOfPrefix = (prefix: Uint8Array): Buffer => Buffer.concat([prefix, ABOVE_ALL])

const ABOVE_ALL = Buffer.from([0xff])

function encode(names: readonly string[], ended: number): Buffer {
  let size = ended
  for (const name of names) size += Buffer.byteLength(name, 'utf8')
  const key = Buffer.alloc(size)
  let position = 0
  for (const [index, name] of names.entries()) {
    const end = position + key.write(name, position, 'utf8')
    for (let at = position; at < end; at++) key[at] = (key[at] ?? 0) + 1
    position = index < ended ? end + 1 : end
  }
  return key
}
