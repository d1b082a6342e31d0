import { describe, expect, test } from 'vitest'
import { findingsIn, idsFor, idsForToken } from './evidence.ts'

const json = { 'content-type': 'application/json', 'cache-control': 'no-store' }

/** Without a member error the answer was said to lack one, and nothing more. */
describe('a refusal without a code of its own is read by its words', () => {
  test.each([
    [{ status: 400, message: 'Invalid authorization code' }, 'callback-hit-twice'],
    [{ status: 'BAD_AUTH_CODE', message: 'missing or unknown auth code' }, 'callback-hit-twice'],
    [
      { status: 400, message: 'Parameter redirect_uri does not match registered URI' },
      'redirect-uri-mismatch-at-token',
    ],
    [
      { message: 'Bad Request', errors: [{ resource: 'AuthorizationCode', code: 'invalid' }] },
      'callback-hit-twice',
    ],
  ])('%j', async (body, cause) => {
    const ids = await idsForToken({ status: 400, headers: json, body })
    expect(ids.slice(0, 3)).toContain(cause)
  })
})

test('words of an answer that is about the address alone say nothing of the request', async () => {
  const message = 'Method GET not allowed; allowed: POST with redirect_uri'
  const ids = await idsForToken({ status: 405, headers: json, body: { message } })
  expect(ids[0]).not.toContain('redirect-uri')
})

/** The code decided before, whatever the server said beside it. */
describe('the words of a refusal count beside a code that is too wide for them', () => {
  test.each([
    ['unauthorized_client', 'The redirect URI is wrong.', 'redirect-uri-mismatch-at-token'],
    ['unauthorized_client', 'Missing valid authorization header', 'client-secret-wrong'],
    ['access_denied', 'Client has not been granted scopes: x', 'scope-not-allowed-for-client'],
    ['invalid_request', 'The authorization code was invalid.', 'code-expired'],
    ['invalid_request', 'client_secret is missing.', 'client-credentials-not-sent'],
  ])('%s: %s', async (error, error_description, cause) => {
    const body = { error, error_description }
    const ids = await idsForToken({ status: 400, headers: json, body })
    expect(ids[0]).toBe(cause)
  })
})

/** A 403 was the user’s right alone, and what came with another status was nothing of the token’s. */
describe('what an API says in its body', () => {
  const call = {
    url: 'https://api.customer.example/v1/me',
    headers: { authorization: 'Bearer mF_9.B5f-4.1JqM' },
  }

  test.each([
    [403, { error: { status: 403, message: 'Insufficient client scope' } }],
    [200, { ok: false, error: 'missing_scope', needed: 'chat:write' }],
  ])('with %i, of scopes', async (status, body) => {
    const ids = await idsFor(call, { status, headers: json, body })
    expect(ids[0]).toBe('api-insufficient-scope')
  })

  test.each([
    [401, [{ message: 'Session expired or invalid', errorCode: 'INVALID_SESSION_ID' }]],
    [400, { error: { message: 'Error validating access token: Session has expired', code: 190 } }],
    [200, { ok: false, error: 'token_revoked' }],
  ])('with %i, of the token', async (status, body) => {
    const ids = await idsFor(call, { status, headers: json, body })
    expect(ids.slice(0, 3)).toContain('access-token-expired')
  })

  test('the wrapper around a reason does not stand above the reason', async () => {
    const challenge =
      'Bearer error="invalid_token", error_description="An error occurred while attempting to decode the Jwt: Jwt expired at 2025-10-14T07:11:02Z"'
    const ids = await idsFor(call, { status: 401, headers: { 'www-authenticate': challenge } })
    expect(ids[0]).toBe('access-token-expired')
  })
})

/** That no code_challenge was sent proved it, whatever the server spoke of. */
describe('a fault that many servers let pass is the cause where the server says so', () => {
  const request = {
    url: 'https://login.customer.example/authorize?response_type=code&client_id=abc&redirect_uri=https%3A%2F%2Fapp.example%2Fcb&scope=profile&state=Xq7Zk3Lm9Pw2Rt5Vb8Nc1Yd4',
  }
  const refusal = (words: Readonly<Record<string, string>>) => ({
    status: 302,
    headers: {
      location: `https://app.example/cb?${String(new URLSearchParams({ error: 'invalid_request', state: 'Xq7Zk3Lm9Pw2Rt5Vb8Nc1Yd4', ...words }))}`,
    },
  })

  test.each([
    [{ error_description: 'PKCE is required for this client' }, 'proven'],
    [{}, 'likely'],
    [{ error_description: 'The connection is switched off for this client' }, 'possible'],
    [{ error_description: 'invalid_scope' }, 'possible'],
  ])('%j', async (words, status) => {
    const found = await findingsIn({ exchange: { request, response: refusal(words) } })
    expect(found.find(({ id }) => id === 'pkce-required-but-missing')?.status).toBe(status)
  })
})

test('an assertion that is a grant names whoever asks: no client_id is missing', async () => {
  const body =
    'grant_type=urn%3Aietf%3Aparams%3Aoauth%3Agrant-type%3Ajwt-bearer&assertion=eyJhbGciOiJSUzI1NiJ9.eyJpc3MiOiJhIn0.c2ln'
  const ids = await idsForToken(
    { status: 200, headers: json, body: { access_token: 'mF_9.B5f-4.1JqM', token_type: 'Bearer' } },
    body,
  )
  expect(ids).toEqual([])
})

/** The code was taken for that of a refused grant, which no callback is about, and nothing was said. */
test('a redirect_uri that GitHub refuses in the callback is named', async () => {
  const [first] = await idsFor(
    {
      url: 'https://github.com/login/oauth/authorize?client_id=abc&redirect_uri=https%3A%2F%2Fapp.example%2Fother&state=Xq7Zk3Lm9Pw2Rt5Vb8Nc1Yd4',
    },
    {
      status: 302,
      headers: {
        location:
          'https://app.example/cb?error=redirect_uri_mismatch&error_description=The+redirect_uri+MUST+match+the+registered+callback+URL&state=Xq7Zk3Lm9Pw2Rt5Vb8Nc1Yd4',
      },
    },
  )
  expect(first).toMatch(/redirect/)
})
