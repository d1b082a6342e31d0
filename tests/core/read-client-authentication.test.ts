import { expect, test } from 'vitest'
import { type Field, MASK, type TextField } from '../../core/http.ts'
import { readClientAuthentication } from '../../core/read-client-authentication.ts'
import { emptyRun, append } from './arrange-run.ts'
import { exchanges } from '../../core/run.ts'

/** What a token request with these headers and fields says of its client. */
function read(headers: readonly Field[], sentFields: readonly TextField[] = []) {
  const request = { method: 'POST', url: 'https://a.test/token', query: [], headers }
  const run = append(emptyRun(), {
    ...{ kind: 'sent', step: 'token-request', purpose: 'flow', channel: 'back', edits: [] },
    request,
  })
  const [exchange] = exchanges(run)
  if (!exchange) throw new Error('No exchange was arranged')
  return readClientAuthentication({ exchange, sentFields })
}

test('a reference to Basic credentials tells the client and the encoding', () => {
  const basic = { basic: ['my client', 'client_secret'], formEncoded: true } as const
  expect(read([['authorization', basic]])).toEqual({
    methods: ['client_secret_basic'],
    client_ids: ['my client'],
    basicFormEncoded: true,
  })
})

test('recorded Basic credentials are read, form-decoded', () => {
  const recorded = `Basic ${btoa('my+client%2F1:secret')}`
  expect(read([['Authorization', recorded]]).client_ids).toEqual(['my client/1'])
})

test.each([`Basic ${MASK}`, 'Basic !!!', 'Basic JQ=='])('%s still counts as Basic', (header) => {
  expect(read([['Authorization', header]]).methods).toEqual(['client_secret_basic'])
})

test('a Bearer token is no client authentication', () => {
  expect(read([['Authorization', 'Bearer x']]).methods).toEqual([])
})

test('credentials in the body and in the header are both seen', () => {
  const basic = { basic: ['a', 'client_secret'], formEncoded: true } as const
  const fields = [
    ['client_id', 'b'],
    ['client_secret', MASK],
  ] as const
  expect(read([['Authorization', basic]], fields)).toMatchObject({
    methods: ['client_secret_basic', 'client_secret_post'],
    client_ids: ['a', 'b'],
  })
})

test('an assertion authenticates, and a public client has no method', () => {
  expect(read([], [['client_assertion', 'eyJ']]).methods).toEqual(['client_assertion'])
  expect(read([], [['client_id', 'a']])).toEqual({ methods: [], client_ids: ['a'] })
})
