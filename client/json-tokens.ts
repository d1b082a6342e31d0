/** A piece of JSON text and what it is; together the pieces are the text. */
export interface JsonToken {
  readonly kind: 'name' | 'string' | 'number' | 'word' | 'other'
  readonly text: string
}

const pattern =
  /("(?:\\.|[^"\\])*")(\s*:)?|(-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?)|\b(true|false|null)\b/gs

/** Cuts JSON into pieces to colour. Never throws: what it does not know is `other`. */
export function jsonTokens(text: string): JsonToken[] {
  const tokens: JsonToken[] = []
  let end = 0
  for (const match of text.matchAll(pattern)) {
    const [whole, string, colon, number] = match
    if (match.index > end) tokens.push({ kind: 'other', text: text.slice(end, match.index) })
    if (string !== undefined) {
      tokens.push({ kind: colon === undefined ? 'string' : 'name', text: string })
      if (colon !== undefined) tokens.push({ kind: 'other', text: colon })
    } else tokens.push({ kind: number === undefined ? 'word' : 'number', text: whole })
    end = match.index + whole.length
  }
  if (end < text.length) tokens.push({ kind: 'other', text: text.slice(end) })
  return tokens
}
