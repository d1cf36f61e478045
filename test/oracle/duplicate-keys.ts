import { MalformedPolicy } from './malformed.ts'

/** A string, or a character that opens, closes or separates. */
const TOKEN = /"(?:[^"\\]|\\.)*"|[{}[\]:,]/g

/**
 * Reference 1.1 rule 1 and trap 56: no object may hold one key twice, which `JSON.parse` would not notice.
 * `text` is known to be JSON, so that a string followed by a colon is a key.
 */
export function refuseDuplicateKeys(text: string): void {
  const open: Set<string>[] = []
  const tokens = text.match(TOKEN) ?? []
  tokens.forEach((token, i) => {
    if (token === '{' || token === '[') open.push(new Set())
    else if (token === '}' || token === ']') open.pop()
    else if (token.startsWith('"') && tokens[i + 1] === ':') {
      const key: string = JSON.parse(token)
      if (open.at(-1)?.has(key)) throw new MalformedPolicy(`key ${key} occurs twice`)
      open.at(-1)?.add(key)
    }
  })
}
