import * as client from 'openid-client'
import { expect, test } from 'vitest'
import { createBrowser, titleOf } from './scripted-browser.ts'
import { authorizationRequest, discover, obtainTokens, tokenRequest } from './test-client.ts'
import { startTestTenant } from './start-test-tenant.ts'
import { redirectUri, webClient } from './test-clients.ts'

/** A code of the confidential client's, with what a token request for it needs. */
async function obtainCode() {
  const { issuer } = await startTestTenant()
  const { url, checks } = await authorizationRequest(await discover(issuer))
  const { outside } = await createBrowser().authorize(url)
  const parameters = {
    grant_type: 'authorization_code',
    code: outside?.searchParams.get('code') ?? '',
    redirect_uri: redirectUri,
    code_verifier: checks.pkceCodeVerifier,
  }
  return { issuer, parameters }
}

const { client_id, client_secret } = webClient
const credentials = { client_id, client_secret }
const basic = { authorization: `Basic ${btoa(`${client_id}:${client_secret}`)}` }
const json = { 'content-type': 'application/json' }

test.each([
  ['client_secret_post in a form', credentials, {}],
  ['client_secret_post in JSON', credentials, json],
  ['client_secret_basic with a form', {}, basic],
  ['client_secret_basic with JSON', {}, { ...basic, ...json }],
])('a token request with %s succeeds', async (_name, extra, headers) => {
  const { issuer, parameters } = await obtainCode()
  const { status, body } = await tokenRequest(issuer, { ...parameters, ...extra }, headers)
  expect(body).toMatchObject({ token_type: 'Bearer', access_token: expect.any(String) as string })
  expect(status).toBe(200)
})

test('a wrong client secret is invalid_client', async () => {
  const { issuer, parameters } = await obtainCode()
  const wrong = { ...parameters, client_id, client_secret: 'wrong' }
  expect(await tokenRequest(issuer, wrong)).toMatchObject({
    status: 401,
    body: { error: 'invalid_client' },
  })
})

test.each(['{"grant_type":', '["grant_type"]', '{"code":{}}'])(
  'a JSON body that cannot be read as parameters is invalid_request: %s',
  async (body) => {
    const { issuer } = await startTestTenant()
    const response = await fetch(`${issuer}oauth/token`, { method: 'POST', headers: json, body })
    expect(response.status).toBe(400)
    expect(await response.json()).toMatchObject({ error: 'invalid_request' })
  },
)

test('a public client obtains tokens with PKCE and no secret', async () => {
  const { issuer } = await startTestTenant()
  const spa = await discover(issuer, { client_id: 'spa', authentication: client.None() })
  const { tokens } = await obtainTokens(spa)
  expect(tokens.claims()?.aud).toBe('spa')
})

test('a wrong code_verifier is invalid_grant', async () => {
  const { issuer, parameters } = await obtainCode()
  const code_verifier = client.randomPKCECodeVerifier()
  expect(
    await tokenRequest(issuer, { ...parameters, ...credentials, code_verifier }),
  ).toMatchObject({ status: 400, body: { error: 'invalid_grant' } })
})

test.each([{}, { code_challenge: 'x'.repeat(43), code_challenge_method: 'plain' }])(
  'an authorization request without PKCE S256 is refused: %j',
  async (pkce) => {
    const { issuer } = await startTestTenant()
    const url = new URL(`${issuer}authorize`)
    const parameters = { client_id, redirect_uri: redirectUri, response_type: 'code', ...pkce }
    url.search = new URLSearchParams({ ...parameters, scope: 'openid' }).toString()
    const { outside } = await createBrowser().open(url)
    expect(outside?.searchParams.get('error')).toBe('invalid_request')
  },
)

test.each([
  ['a trailing slash', `${redirectUri}/`],
  ['another port', 'http://localhost:5000/callback'],
  ['a query', `${redirectUri}?next=1`],
  ['a fragment', `${redirectUri}#part`],
])('the authorization endpoint refuses a redirect_uri with %s', async (_name, redirect_uri) => {
  const { issuer } = await startTestTenant()
  const { url } = await authorizationRequest(await discover(issuer), { redirect_uri })
  const { outside, page } = await createBrowser().open(url)
  expect(outside).toBeUndefined()
  expect(page.status).toBe(400)
  expect(titleOf(page)).toBe('Error: invalid_redirect_uri')
})

test('the authorization endpoint refuses a request without redirect_uri', async () => {
  const { issuer } = await startTestTenant()
  const { url } = await authorizationRequest(await discover(issuer))
  url.searchParams.delete('redirect_uri')
  const { page } = await createBrowser().open(url)
  expect(titleOf(page)).toBe('Error: invalid_request')
})

test.each([`${redirectUri}/`, 'http://localhost:4999/Callback', undefined])(
  'the token endpoint refuses another redirect_uri than the authorization request had: %s',
  async (redirect_uri) => {
    const { issuer, parameters } = await obtainCode()
    const others = Object.entries({ ...parameters, ...credentials, redirect_uri })
    const sent = others.filter(([, value]) => value !== undefined) as [string, string][]
    const { status } = await tokenRequest(issuer, Object.fromEntries(sent))
    expect(status).toBe(400)
  },
)

test('a registered redirect_uri with a fragment is refused', async () => {
  const { issuer } = await startTestTenant({
    issuers: [
      { slug: 'fragment', clients: [{ ...webClient, redirect_uris: [`${redirectUri}#part`] }] },
    ],
  })
  const url = `${issuer}fragment/authorize?client_id=web&response_type=code`
  const response = await fetch(url, { redirect: 'manual' })
  expect(response.status).toBeGreaterThanOrEqual(400)
})
