import { MASK } from '../../core/http.ts'
import { formEncode } from '../../core/secret-traits.ts'

/** Shorter secrets would be found in ordinary words; they are hidden by field only. */
const shortest = 4

/**
 * A function that replaces every spelling of the secrets in a text: as they are, with any of their
 * characters URL-encoded (up to four times), JSON-escaped or as HTML entities, as hex, and inside
 * any base64 or base64url. `encoded` are further texts to replace that are base64 already, such as
 * whole credentials or the lines of a private key.
 * With `cutShort`, a text that ends within a secret loses that beginning too.
 */
export function maskOf(
  secrets: readonly string[],
  encoded: readonly string[] = [],
): (text: string, cutShort?: boolean) => string {
  const hidden = [...new Set(secrets.map((secret) => secret.trim()))].filter(
    (secret) => secret.length >= shortest,
  )
  const patterns = [...encoded.map(base64Pattern), ...hidden.flatMap(spellingsOf)]
  if (patterns.length === 0) return (text) => text
  const anywhere = new RegExp(patterns.join('|'), 'g')
  const beginnings = [...encoded, ...hidden.flatMap(beginningsOf)]
  return (text, cutShort = false) => {
    const masked = text.replace(anywhere, MASK)
    return cutShort ? withoutBeginning(masked, beginnings) : masked
  }
}

/** Patterns for one secret. */
function spellingsOf(secret: string): string[] {
  return [
    (secret.match(/\\+|[^]/gu) ?? []).map(unitPattern).join(''),
    [...hex(secret)]
      .map(hexDigit)
      .join('')
      .replace(/(\[..\]|\d){2}(?=.)/g, '$&[ :]?'),
    ...[secret, ...encodings(secret)].flatMap(insideBase64),
  ]
}

/** Spellings of one secret whose beginnings are looked for at the end of a text cut short. */
function beginningsOf(secret: string): string[] {
  return [secret, ...encodings(secret), hex(secret), Buffer.from(secret).toString('base64')]
}

/** The encodings a whole secret gets before something else encodes it again. */
function encodings(secret: string): string[] {
  return [
    formEncode(secret),
    encodeURIComponent(secret),
    JSON.stringify(secret).slice(1, -1),
  ].filter((encoded) => encoded !== secret)
}

function hex(text: string): string {
  return Buffer.from(text).toString('hex')
}

/** A backslash, itself perhaps URL-encoded. */
const backslash = `(?:\\\\|${percent(0x5c)})`

/** A run of backslashes, or one other character. A run is one unit, to leave nothing ambiguous. */
function unitPattern(unit: string): string {
  if (!unit.startsWith('\\')) return characterPattern(unit)
  const { length } = unit
  return `(?:${backslash}{${length},${16 * length}}|(?:${escapesOf('\\')}){${length}})`
}

/** One character as itself or escaped; the repetitions are bounded, to stay linear. */
function characterPattern(character: string): string {
  const bytes = [...Buffer.from(character)].map(percent).join('')
  const prefix = /["/]/.test(character) ? `${backslash}{0,16}` : ''
  const own = `${prefix}(?:${literally(character)}|${bytes})`
  return `(?:${[own, ...(escaped[character] ?? []), escapesOf(character)].join('|')})`
}

/** A character as JSON's `\u` and HTML's numeric escapes have it. */
function escapesOf(character: string): string {
  const units = Array.from({ length: character.length }, (_, i) => character.charCodeAt(i))
  const unicode = units.map((unit) => `${backslash}{1,8}u${hexDigits(unit, 4)}`).join('')
  const point = character.codePointAt(0) ?? 0
  return `${unicode}|&(?:amp;){0,2}#(?:0{0,5}${point}|[xX]0{0,5}${hexDigits(point)});`
}

/** Further spellings of characters that have some: form, JSON and HTML. */
const escaped: Readonly<Record<string, readonly string[]>> = {
  ' ': ['\\+', percent(0x2b)],
  '"': ['&(?:amp;){0,2}quot;'],
  '&': ['&(?:amp;){1,3}'],
  '<': ['&(?:amp;){0,2}lt;'],
  '>': ['&(?:amp;){0,2}gt;'],
  "'": ['&(?:amp;){0,2}apos;'],
  '\n': [`${backslash}{1,8}n`],
  '\r': [`${backslash}{1,8}r`],
  '\t': [`${backslash}{1,8}t`],
}

function percent(byte: number): string {
  return `%(?:25){0,3}${hexDigits(byte, 2)}`
}

/** A number in hexadecimal, its letters in either case. */
function hexDigits(number: number, width = 1): string {
  return [...number.toString(16).padStart(width, '0')].map(hexDigit).join('')
}

function hexDigit(digit: string): string {
  return /\d/.test(digit) ? digit : `[${digit}${digit.toUpperCase()}]`
}

/**
 * The part of a base64 text that the secret alone decides, for each place it can have among the
 * bytes before it, in both alphabets, with what is left of the padding.
 */
function insideBase64(text: string): string[] {
  const bytes = Buffer.from(text)
  return [0, 1, 2].map((offset) => {
    const encoded = Buffer.concat([Buffer.alloc(offset), bytes]).toString('base64')
    const whole = encoded.slice(
      Math.ceil((offset * 8) / 6),
      Math.floor(((offset + bytes.length) * 8) / 6),
    )
    return `${base64Pattern(whole)}(?:[A-Za-z0-9+/_-]?={1,2})?`
  })
}

/** A base64 text in either alphabet, its two odd characters perhaps escaped. */
function base64Pattern(text: string): string {
  return text
    .replace(/[+-]/g, `(?:[+-]|${percent(0x2b)})`)
    .replace(/[/_]/g, `(?:[/_]|\\\\/|${percent(0x2f)})`)
    .replace(/=/g, `(?:=|${percent(0x3d)})`)
}

function literally(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|/-]/g, '\\$&')
}

/** Takes the longest beginning of any of the texts off the end. */
function withoutBeginning(text: string, beginnings: readonly string[]): string {
  const longest = Math.max(
    ...beginnings.map((whole) => {
      for (let length = whole.length - 1; length >= shortest; length--) {
        if (text.endsWith(whole.slice(0, length))) return length
      }
      return 0
    }),
  )
  return longest === 0 ? text : text.slice(0, -longest) + MASK
}
