import { expect, test } from 'vitest'
import { rawRequest, rawResponse } from '../../client/raw-http.ts'
import type { HttpRequest } from '../../core/http.ts'

const request: HttpRequest = {
  method: 'POST',
  url: 'https://login.acme.test/oauth/token?x=1',
  query: [['y', 'a b']],
  headers: [['Accept', 'application/json']],
  body: {
    form: [
      ['code', 'a/b'],
      ['client_secret', { secret: 'client_secret' }],
    ],
  },
}

test('a draft shows the head its fields give, and the body encoded', () => {
  expect(rawRequest(request)).toEqual({
    head: 'POST /oauth/token?x=1&y=a+b HTTP/1.1\nHost: login.acme.test\nAccept: application/json',
    body: 'code=a%2Fb&client_secret=••••••••',
  })
})

test('of a sent request the head is the one the server recorded', () => {
  const wire = { requestHead: 'POST /t HTTP/1.1\r\nhost: x\r\n\r\n', timings: { total: 1 } }
  expect(rawRequest(request, wire).head).toBe('POST /t HTTP/1.1\r\nhost: x')
})

test('a URL that cannot be read is shown as it is', () => {
  expect(rawRequest({ ...request, url: 'nonsense', query: [] }).head).toMatch(/^POST nonsense HTTP/)
})

test('a response keeps its headers’ order, case and repeats', () => {
  const response = {
    ...{ status: 200, statusText: '', body: '{}', encodedBytes: 2, problems: [] },
    headers: [
      ['Set-Cookie', 'a=1'],
      ['set-cookie', 'b=2'],
    ] as const,
  }
  expect(rawResponse(response).head).toBe('HTTP/1.1 200\nSet-Cookie: a=1\nset-cookie: b=2')
})
