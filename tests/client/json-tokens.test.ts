import { expect, test } from 'vitest'
import { jsonTokens } from '../../client/json-tokens.ts'

test('names, strings, numbers and words are told apart', () => {
  expect(
    jsonTokens('{"a": "b\\"", "n": -1.5e3, "t": true}').filter(({ kind }) => kind !== 'other'),
  ).toEqual([
    { kind: 'name', text: '"a"' },
    { kind: 'string', text: '"b\\""' },
    { kind: 'name', text: '"n"' },
    { kind: 'number', text: '-1.5e3' },
    { kind: 'name', text: '"t"' },
    { kind: 'word', text: 'true' },
  ])
})

test.each(['{"a": [1, null, "x:y"]}', '', 'no json at all "', '<html>"&amp;"</html>', '{"a" : '])(
  'the pieces together are the text: %j',
  (text) => {
    expect(
      jsonTokens(text)
        .map((token) => token.text)
        .join(''),
    ).toBe(text)
  },
)
