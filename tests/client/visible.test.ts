import { expect, test } from 'vitest'
import { asciiHost, visible } from '../../client/visible.ts'

test.each([
  ['a bidirectional override', 'moc.\u202Egnp.exe', 'moc.⟨U+202E⟩gnp.exe'],
  ['a zero-width space', 'ad\u200Bmin', 'ad⟨U+200B⟩min'],
  ['a NUL and an escape', 'a\0\u001B[31m', 'a⟨U+0000⟩⟨U+001B⟩[31m'],
  ['a line separator', 'a\u2028b', 'a⟨U+2028⟩b'],
  ['a byte order mark', '\uFEFFa', '⟨U+FEFF⟩a'],
  ['a tag character', 'a\u{E0041}', 'a⟨U+E0041⟩'],
  ['white space, letters and emoji', 'a\tb\r\nc ü 日本 🙂', 'a\tb\r\nc ü 日本 🙂'],
])('%s', (_, text, expected) => {
  expect(visible(text)).toBe(expected)
})

test.each([
  ['https://\u0430ccounts.google.com/o', 'xn--ccounts-1fg.google.com'],
  ['https://bücher.example:8443/', 'xn--bcher-kva.example:8443'],
  ['https://accounts.google.com/ü?ü', undefined],
  ['not a URL: ü', undefined],
  ['https://ü[', undefined],
])('the host of %s is %s', (url, host) => {
  expect(asciiHost(url)).toBe(host)
})
