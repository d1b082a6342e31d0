import { expect, test } from 'vitest'
import { MASK } from '../../../core/http.ts'
import { maskOf } from '../../../server/secrets/mask.ts'

const secret = 'p/Ä "q+\\ü&<s>\'~x$('

const percent = (text: string): string => encodeURIComponent(text)
const everyByte = (text: string): string =>
  [...Buffer.from(text)].map((byte) => `%${byte.toString(16).padStart(2, '0')}`).join('')
const form = (text: string): string => new URLSearchParams([['', text]]).toString().slice(1)
const base64 = (text: string): string => Buffer.from(text).toString('base64')
const json = (text: string): string => JSON.stringify(text).slice(1, -1)
const unicode = (text: string): string =>
  text.replace(/[^]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`)
const html = (text: string): string =>
  text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/"/g, '&quot;')
const decimal = (text: string): string => [...text].map((c) => `&#${c.codePointAt(0)};`).join('')

const spellings: Readonly<Record<string, string>> = {
  'as it is': secret,
  'URL-encoded': percent(secret),
  'URL-encoded twice': percent(percent(secret)),
  'URL-encoded in lower case': percent(secret).replace(/%../g, (code) => code.toLowerCase()),
  'every byte URL-encoded': everyByte(secret),
  'form-encoded': form(secret),
  'form-encoded twice': form(form(secret)),
  'form-encoded with %20': form(secret).replaceAll('+', '%20'),
  'JSON-escaped': json(secret),
  'JSON-escaped twice': json(json(secret)),
  'JSON with \\/': json(secret).replaceAll('/', '\\/'),
  'JSON with \\u everywhere': unicode(secret),
  'URL-encoded within JSON': json(percent(secret)),
  'JSON within a form': form(json(secret)),
  'HTML-escaped': html(secret),
  'HTML entities in decimal': decimal(secret),
  hex: Buffer.from(secret).toString('hex'),
  'hex in upper case': Buffer.from(secret).toString('hex').toUpperCase(),
  'hex with spaces': Buffer.from(secret)
    .toString('hex')
    .replace(/(..)(?=.)/g, '$1 '),
  base64: base64(secret),
  base64url: Buffer.from(secret).toString('base64url'),
  'base64 after one byte': base64(`:${secret}`),
  'base64 after two bytes': base64(`id:${secret}`),
  'base64 within JSON text': base64(JSON.stringify({ a: 1, client_secret: secret, b: 2 })),
  'base64 within a form': base64(`a=b&client_secret=${form(secret)}&c=d`),
  'base64, URL-encoded': percent(base64(secret)),
  Basic: base64(`client:${form(secret)}`),
}

test.each(Object.entries(spellings))('hides the secret %s', (_, spelling) => {
  const masked = maskOf([secret])(`before|${spelling}|after`)
  expect(masked).toMatch(/^before\|.*••••••••.*\|after$/)
  // Four neighbouring bytes of the secret in any base64 would show as five characters.
  for (let at = 0; at + 8 <= spelling.length; at++) {
    expect(masked.includes(spelling.slice(at, at + 8)) && !isAround(spelling, at)).toBe(false)
  }
})

/** Base64 of JSON or a form has text around the secret, which stays. */
function isAround(spelling: string, at: number): boolean {
  const masked = maskOf([secret])(spelling)
  const start = masked.indexOf(MASK)
  const end = masked.length - masked.lastIndexOf(MASK) - MASK.length
  return at + 8 <= start || at >= spelling.length - end
}

test('every occurrence is hidden', () => {
  expect(maskOf(['abcd'])('abcd-abcd abcdabcd')).toBe(`${MASK}-${MASK} ${MASK}${MASK}`)
})

test('a text without the secret stays as it is', () => {
  const text = 'abc ABCD a-b-c-d "abc\\u0020d" 6162636'
  expect(maskOf(['abcd'])(text)).toBe(text)
})

test('a secret whose ends the server trimmed is hidden', () => {
  expect(maskOf([' abcd\n'])('client_secret=abcd')).toBe(`client_secret=${MASK}`)
})

test('secrets below four characters are left to their fields', () => {
  expect(maskOf(['abc', ''])('abc')).toBe('abc')
})

test('whole credentials are hidden as one', () => {
  const credentials = base64('me:abcdef')
  expect(maskOf(['abcdef'], [credentials])(`Basic ${credentials}`)).toBe(`Basic ${MASK}`)
})

test.each([
  ['…the-secr', `…${MASK}`],
  ['…the-secret-val', `…${MASK}`],
  ['…dGhlLXNlY3', `…${MASK}`],
  ['…the', '…the'],
])('of a text cut short at “%s” the beginning of the secret goes too', (text, expected) => {
  expect(maskOf(['the-secret-value'])(text, true)).toBe(expected)
})

test('a large hostile body is searched in time that grows with its size alone', () => {
  const mask = maskOf(['a'.repeat(40), '\\'.repeat(20), '%25'.repeat(10)])
  const bodies = ['a'.repeat(39) + 'b', '\\', '%25', '&amp;', '0'].map((part) =>
    part.repeat(1_000_000 / part.length),
  )
  const started = performance.now()
  for (const body of bodies) mask(body)
  expect(performance.now() - started).toBeLessThan(3000)
})

test('a secret full of backslashes does not make the search explode', () => {
  const mask = maskOf(['\\'.repeat(20), '"/'.repeat(10), '%25'.repeat(10)])
  const near = ['\\'.repeat(19) + 'x', '\\"\\/'.repeat(9) + 'x', '%25'.repeat(29) + 'x']
  const started = performance.now()
  for (const text of near) mask(text.repeat(2000))
  expect(performance.now() - started).toBeLessThan(2000)
})

test('the lines of a private key are hidden, in either alphabet', () => {
  const mask = maskOf([], ['MIIB+abc/def', 'uvw-xyz_123'])
  expect(mask('MIIB+abc/def uvw-xyz_123 MIIB-abc_def MIIB%2Babc%2Fdef')).toBe(
    `${MASK} ${MASK} ${MASK} ${MASK}`,
  )
})
