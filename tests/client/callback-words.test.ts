import { expect, test } from 'vitest'
import { callbackMeaning, callbackRows } from '../../client/callback-words.ts'

test.each([
  [
    'a code',
    [
      ['code', 'x'],
      ['state', 's'],
    ],
    'ok',
  ],
  ['a code without state', [['code', 'x']], 'warn'],
  [
    'an error',
    [
      ['error', 'access_denied'],
      ['state', 's'],
    ],
    'bad',
  ],
  [
    'both',
    [
      ['code', 'x'],
      ['error', 'server_error'],
    ],
    'bad',
  ],
  ['a token', [['access_token', 'x']], 'warn'],
] as const)('A callback with %s is judged', (_, parameters, tone) => {
  expect(callbackMeaning(parameters).tone).toBe(tone)
})

test('Each parameter says what it is', () => {
  const rows = callbackRows([
    ['code', 'x'],
    ['whatever', 'y'],
  ])
  expect(rows.map(({ note }) => note?.text)).toEqual([
    expect.stringMatching(/good once/),
    'this server’s own',
  ])
})
