import { describe, expect, test } from 'vitest'
import { idsFor, idsForToken } from './evidence.ts'

const client = 'client_id=abc&client_secret=jfU83kdSWq0a91kd02kWsl3'
const json = { 'content-type': 'application/json', 'cache-control': 'no-store' }

/** Each of these was taken for a call to an API without a token, or for a login link. */
describe('a message that comes alone is judged as what its shape says', () => {
  test('a pushed request whose client is refused is not a login link', async () => {
    const body = `${client}&response_type=code&redirect_uri=https%3A%2F%2Fapp.example%2Fcb`
    const ids = await idsFor(
      { method: 'POST', url: 'https://as.example/par', body },
      { status: 401, headers: json, body: { error: 'invalid_client' } },
    )
    expect(ids).toContain('client-secret-wrong')
    expect(ids.filter((id) => id.startsWith('authorization-request/'))).toEqual([])
  })

  test('an introspection whose client is refused is not a call to an API', async () => {
    const ids = await idsFor(
      { method: 'POST', url: 'https://as.example/introspect', body: `token=t&${client}` },
      { status: 401, headers: json, body: { error: 'invalid_client' } },
    )
    expect(ids).toContain('client-secret-wrong')
    expect(ids).not.toContain('api-bearer-missing')
  })

  test('a device request of a client that may not is not a token request', async () => {
    const ids = await idsFor(
      { method: 'POST', url: 'https://as.example/device', body: 'client_id=tv&scope=openid' },
      { status: 401, headers: json, body: { error: 'unauthorized_client' } },
    )
    expect(ids).toContain('grant-type-not-allowed-for-client')
    expect(ids).not.toContain('token-request/grant-type')
  })

  test.each([
    [
      'post_logout_redirect_uri=https%3A%2F%2Fapp.example%2F&id_token_hint=x',
      'post-logout-uri-not-registered',
      'The logout redirect URI is not registered.',
    ],
    [
      'post_logout_redirect_uri=https%3A%2F%2Fapp.example%2F',
      'logout-id-token-hint-missing',
      'Missing parameter: id_token_hint',
    ],
    ['id_token_hint=x', 'logout-id-token-hint-invalid', 'The id_token_hint has expired.'],
  ])('a refused logout with %s is %s', async (query, cause, words) => {
    const ids = await idsFor(
      { url: `https://as.example/logout?${query}` },
      { status: 400, headers: { 'content-type': 'text/html' }, body: `<h1>${words}</h1>` },
    )
    expect(ids[0]).toBe(cause)
  })

  test('a logout that leads back raises nothing', async () => {
    const ids = await idsFor(
      { url: 'https://as.example/logout?post_logout_redirect_uri=https%3A%2F%2Fapp.example%2F' },
      { status: 302, headers: { location: 'https://app.example/' } },
    )
    expect(ids).toEqual([])
  })

  test.each([
    ['revocation', 'https://as.example/revoke', `token=t&${client}`, ''],
    ['introspection', 'https://as.example/introspect', `token=t&${client}`, { active: true }],
  ])('a %s that succeeds raises nothing', async (_, url, body, answer) => {
    const ids = await idsFor(
      { method: 'POST', url, body },
      { status: 200, headers: json, body: answer },
    )
    expect(ids).toEqual([])
  })
})

/** GitHub, Slack and Shopify know one grant and do not ask for its name. */
describe('a token request without grant_type', () => {
  const form = `code=3584d83530557fdd1f46&${client}`
  const url = 'https://code.example/login/oauth/access_token'

  test('raises nothing where it brought a token', async () => {
    const body = { access_token: 'gho_1', token_type: 'bearer', scope: 'repo' }
    expect(await idsForToken({ status: 200, headers: json, body }, form, url)).toEqual([])
  })

  test('is not what is wrong where the code is', async () => {
    const body = { error: 'invalid_grant', error_description: 'The code has already been used.' }
    const ids = await idsForToken({ status: 400, headers: json, body }, form, url)
    expect(ids).not.toContain('token-request/grant-type')
    expect(ids).toContain('callback-hit-twice')
  })

  test('is what is wrong where the server asks for it', async () => {
    const body = { error: 'invalid_request', error_description: 'grant_type is missing' }
    const ids = await idsForToken({ status: 400, headers: json, body }, form, url)
    expect(ids).toContain('token-request/grant-type')
  })
})

test('a grant that an extension defines is not blamed for being another', async () => {
  const body =
    'grant_type=urn%3Aietf%3Aparams%3Aoauth%3Agrant-type%3Ajwt-bearer&assertion=eyJhbGciOiJSUzI1NiJ9.eyJpc3MiOiJ4In0.c2ln'
  const answer = { error: 'invalid_grant', error_description: 'Invalid JWT Signature.' }
  const ids = await idsForToken({ status: 400, headers: json, body: answer }, body)
  expect(ids).not.toContain('token-request/grant-type')
})
