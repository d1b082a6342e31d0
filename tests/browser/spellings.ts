/** A piece of text and where it was. */
export interface Piece {
  readonly where: string
  readonly text: string
}

/** A way of writing a value, and the value so written. */
interface Spelling {
  readonly name: string
  readonly text: string
}

/** Shorter remains of a value in Base64 would be found in any text. */
const shortest = 8

/** Where a value stands in the texts, however it is written: `form-encoded in GET /api/runs`. */
export function findings(pieces: readonly Piece[], value: string): string[] {
  const spellings = spellingsOf(value)
  return pieces.flatMap(({ where, text }) =>
    spellings
      .filter((spelling) => text.includes(spelling.text))
      .map(({ name }) => `${name} in ${where}`),
  )
}

/**
 * The ways a value may be written: plain; URL- and form-encoded, once and twice, in both cases;
 * escaped for JSON, HTML and a shell; as hex; and each of the plain and the encoded forms within
 * Base64 and Base64url, at the three places where it may begin, so that `id:secret` is found too.
 */
export function spellingsOf(value: string): Spelling[] {
  const url = encodeURIComponent(value)
  const form = formEncoded(value)
  const whole: readonly Spelling[] = [
    { name: 'plain', text: value },
    { name: 'URL-encoded', text: url },
    { name: 'URL-encoded twice', text: encodeURIComponent(url) },
    { name: 'URL-encoded in lower case', text: lowerHex(url) },
    { name: 'form-encoded', text: form },
    { name: 'form-encoded twice', text: formEncoded(form) },
    { name: 'form-encoded in lower case', text: lowerHex(form) },
    { name: 'JSON-escaped', text: inJson(value) },
    { name: 'JSON-escaped twice', text: inJson(inJson(value)) },
    { name: 'JSON-escaped to ASCII', text: inAsciiJson(value) },
    { name: 'HTML-escaped', text: inHtml(value) },
    { name: 'hex', text: Buffer.from(value).toString('hex') },
    { name: 'hex in capitals', text: Buffer.from(value).toString('hex').toUpperCase() },
  ]
  const encoded = [value, url, form, inJson(value)].flatMap(inBase64)
  const texts = new Map([...encoded, ...whole].map(({ name, text }) => [text, name]))
  return [...texts].map(([text, name]) => ({ name, text }))
}

function formEncoded(value: string): string {
  return new URLSearchParams([['', value]]).toString().slice(1)
}

function lowerHex(encoded: string): string {
  return encoded.replace(/%../g, (escape) => escape.toLowerCase())
}

function inJson(value: string): string {
  return JSON.stringify(value).slice(1, -1)
}

function inAsciiJson(value: string): string {
  return inJson(value).replace(
    /[^ -~]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  )
}

function inHtml(value: string): string {
  return value.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
}

/** What Base64 makes of a value within a longer text, without the characters it shares with it. */
function inBase64(value: string): Spelling[] {
  return [0, 1, 2].flatMap((before) => {
    const bytes = Buffer.concat([Buffer.alloc(before), Buffer.from(value)])
    const own = bytes
      .toString('base64')
      .slice(Math.ceil((before * 4) / 3), Math.floor((bytes.length * 4) / 3))
    if (own.length < shortest) return []
    return [
      { name: 'Base64', text: own },
      { name: 'Base64url', text: own.replaceAll('+', '-').replaceAll('/', '_') },
    ]
  })
}
