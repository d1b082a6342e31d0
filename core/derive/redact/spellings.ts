import { base64url } from 'jose'
import { formEncode } from '../../secret-traits.ts'

/**
 * The spellings a value may have in a trace besides its own: URL-encoded once and twice, escaped
 * for JSON (twice too) and HTML, in hex, and inside base64 of either alphabet at each of the three
 * places it can have among the bytes. Without the value itself.
 */
export function spellingsOf(value: string): string[] {
  const once = urlEncoded(value)
  const texts = [
    ...once,
    ...once.flatMap(urlEncoded),
    ...escapedForJson(value),
    escapedForHtml(value),
  ]
  const bytes = new TextEncoder().encode(value)
  const hex = [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('')
  const encodedBytes = [
    hex,
    hex.toUpperCase(),
    ...[0, 1, 2].flatMap((at) => insideBase64(bytes, at)),
  ]
  return [...new Set([...texts, ...encodedBytes])].filter((spelling) => spelling !== value)
}

function urlEncoded(text: string): string[] {
  const component = encodeURIComponent(text)
  const strict = component.replace(
    /[!'()*]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  )
  return [component, formEncode(text), strict].flatMap((encoded) => [
    encoded,
    encoded.replace(/%[\dA-F]{2}/g, (escape) => escape.toLowerCase()),
  ])
}

function escapedForJson(text: string): string[] {
  const once = JSON.stringify(text).slice(1, -1)
  const ascii = once.replace(
    /[^\0-\x7f]/g,
    (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`,
  )
  const twice = JSON.stringify(once).slice(1, -1)
  return [once, once.replaceAll('/', '\\/'), ascii, twice]
}

function escapedForHtml(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&#39;')
}

/** What the value alone decides of a base64 text that has `at` bytes before it. */
function insideBase64(bytes: Uint8Array, at: number): string[] {
  const padded = new Uint8Array(at + bytes.length)
  padded.set(bytes, at)
  const url = base64url.encode(padded)
  const whole = url.slice(Math.ceil((at * 8) / 6), Math.floor((padded.length * 8) / 6))
  const variants = at === 0 ? [url, whole] : [whole]
  return variants.flatMap((variant) => {
    const standard = variant.replaceAll('-', '+').replaceAll('_', '/')
    const padding = '='.repeat((4 - (url.length % 4)) % 4)
    const ends = variant === url && padding ? [padding, ''] : ['']
    return ends.flatMap((end) => [
      variant + end,
      standard + end,
      encodeURIComponent(standard + end),
    ])
  })
}
