import { expect, test } from 'vitest'
import { fixWords, spends } from '../../client/fixes.ts'
import { runFromExchanges } from '../../core/import/run-from-exchanges.ts'

const exchanged = runFromExchanges([
  {
    startedAt: 1,
    took: 1,
    request: {
      method: 'POST',
      url: 'https://as.example/token',
      headers: [],
      body: { form: [['grant_type', 'authorization_code']] },
    },
  },
])

test('A code that was sent is spent by sending it again', () => {
  expect(spends(exchanged, 'token-request')).toBe(true)
  expect(spends(runFromExchanges([]), 'token-request')).toBe(false)
})

test('Asking for another login spends nothing', () => {
  expect(spends(exchanged, 'authorization-request')).toBe(false)
})

test('There is a button only where there is something to apply', () => {
  expect(fixWords(undefined)).toBeUndefined()
  expect(fixWords({ text: 'Ask the administrator.' })).toBeUndefined()
  expect(fixWords({ text: '', resend: { step: 'jwks', edits: [] } })).toBe('Apply fix and retry')
  expect(fixWords({ text: '', connection: { pkce: 'S256' } })).toMatch(/^Change the connection/)
})
