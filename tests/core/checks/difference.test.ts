import { expect, test } from 'vitest'
import { differenceOf } from '../../../core/checks/difference.ts'

test.each([
  ['https://a.test', 'https://a.test', 'The two are identical.'],
  ['https://a.test', 'https://a.test/', 'Only the trailing slash is one too many.'],
  ['https://a.test/', 'https://a.test', 'Only the trailing slash is missing.'],
  ['https://a.test/x', 'http://a.test/x', 'They differ only in the scheme: https and http.'],
  ['https://a.test/Cb', 'https://a.test/cb', 'They differ only in upper and lower case.'],
  ['https://a.test/cb', 'https%3A%2F%2Fa.test%2Fcb', 'They differ only in percent-encoding.'],
  ['http://a.test:1/cb', 'http://a.test:2/cb', 'They differ only in the port: 1 and 2.'],
  [
    'http://localhost:1/cb',
    'http://127.0.0.1:1/cb',
    'They differ in the host: localhost:1 and 127.0.0.1:1.',
  ],
  ['abc ', 'abc', 'They differ only in white space at the ends.'],
  ['abcdef', 'abcxef', 'They part at character 4: “abcdef” and “abcxef”.'],
  ['%', '%2', 'They part at character 2: “%” and “%2”.'],
])('between %s and %s', (expected, found, sentence) => {
  expect(differenceOf(expected, found)).toBe(sentence)
})
