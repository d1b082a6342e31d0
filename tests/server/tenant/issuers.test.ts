import * as client from 'openid-client'
import { expect, test } from 'vitest'
import { jsonAnswer } from '../../../server/tenant/answer.ts'
import type { ApiHooks, IssuerHooks } from '../../../server/tenant/hooks.ts'
import type { IssuerSettings } from '../../../server/tenant/issuer-options.ts'
import { createBrowser } from './scripted-browser.ts'
import {
  authorizationRequest,
  claimsOf,
  discover,
  obtainTokens,
  tokenRequest,
} from './test-client.ts'
import { startTestTenant } from './start-test-tenant.ts'
import { redirectUri, webClient } from './test-clients.ts'

const slug = '7Gk2-xQ9'
const audience = 'appointments:api'

/** A tenant with one further issuer. */
async function startWith(settings: IssuerSettings) {
  const tenant = await startTestTenant({ issuers: [{ slug, ...settings }] })
  return {
    ...tenant,
    own: tenant.issuer,
    issuer: `${tenant.issuer}${slug}/`,
    api: `${tenant.apiOrigin}/${slug}`,
  }
}

const withHooks = (hooks: IssuerHooks) => startWith({ hooks })

const json = async (url: string, init?: RequestInit) =>
  (await (await fetch(url, init)).json()) as Readonly<Record<string, unknown>>

test('two issuers serve the whole flow side by side in one browser', async () => {
  const { own, issuer } = await startWith({})
  const browser = createBrowser()
  const first = await obtainTokens(await discover(own), {}, browser)
  const second = await obtainTokens(await discover(issuer), {}, browser)
  expect(first.tokens.claims()?.iss).toBe(own)
  expect(second.tokens.claims()?.iss).toBe(issuer)
  expect(second.titles).toEqual(['Sign in', 'Allow access?'])
})

test('every cookie of an issuer has its own name and path', async () => {
  const { own, issuer } = await startWith({})
  const browser = createBrowser()
  await obtainTokens(await discover(own), {}, browser)
  const before = new Set(browser.cookies.keys())
  await obtainTokens(await discover(issuer), {}, browser)
  const added = [...browser.cookies].filter(([name]) => !before.has(name))
  expect(added.length).toBeGreaterThan(0)
  for (const [, { path }] of added) expect(path).toMatch(new RegExp(`^/${slug}/`))
})

test.each([
  `/.well-known/oauth-authorization-server/${slug}`,
  `/.well-known/openid-configuration/${slug}`,
  `/${slug}/.well-known/oauth-authorization-server`,
  `/${slug}/.well-known/openid-configuration`,
])('the metadata of an issuer with a path is served at %s', async (path) => {
  const { own, issuer } = await startWith({})
  expect(await json(new URL(path, own).href)).toMatchObject({
    issuer,
    token_endpoint: `${issuer}oauth/token`,
  })
})

test('a code of one issuer means nothing at another', async () => {
  const { own, issuer } = await startWith({})
  const { url, checks } = await authorizationRequest(await discover(own))
  const { outside } = await createBrowser().authorize(url)
  const parameters = {
    grant_type: 'authorization_code',
    code: outside?.searchParams.get('code') ?? '',
    redirect_uri: redirectUri,
    code_verifier: checks.pkceCodeVerifier,
    client_id: webClient.client_id,
    client_secret: webClient.client_secret,
  }
  expect((await tokenRequest(issuer, parameters)).body['error']).toBe('invalid_grant')
  expect((await tokenRequest(own, parameters)).status).toBe(200)
})

test('the API at an issuer’s path takes that issuer’s tokens alone', async () => {
  const { own, issuer, api } = await startWith({})
  const get = async (at: string) =>
    (await obtainTokens(await discover(at), { scope: 'read:contacts', audience })).tokens
  const status = async (token: string) =>
    (await fetch(`${api}/contacts`, { headers: { authorization: `Bearer ${token}` } })).status
  expect(await status((await get(issuer)).access_token)).toBe(200)
  expect(await status((await get(own)).access_token)).toBe(401)
})

test('sixty further issuers start as fast as none and answer when asked', async () => {
  const issuers = Array.from({ length: 60 }, (_, index) => ({ slug: `issuer-${index}` }))
  const { issuer } = await startTestTenant({ issuers })
  const metadata = await Promise.all(
    issuers.map((each) => json(`${issuer}${each.slug}/.well-known/openid-configuration`)),
  )
  expect(metadata.map((each) => each['issuer'])).toEqual(
    issuers.map((each) => `${issuer}${each.slug}/`),
  )
})

test('settings of an issuer are its own: a code lifetime, no PKCE, no rotation', async () => {
  const { issuer } = await startWith({ pkceRequired: false, rotateRefreshTokens: false })
  const configuration = await discover(issuer)
  const url = client.buildAuthorizationUrl(configuration, {
    redirect_uri: redirectUri,
    scope: 'openid offline_access',
  })
  const { outside } = await createBrowser().authorize(url)
  if (!outside) throw new Error('no callback')
  const tokens = await client.authorizationCodeGrant(configuration, outside)
  const refreshed = await client.refreshTokenGrant(configuration, tokens.refresh_token ?? '')
  expect(refreshed.refresh_token).toBe(tokens.refresh_token)
})

test('the discovery hook changes the metadata', async () => {
  const { issuer } = await withHooks({ discovery: (metadata) => ({ ...metadata, issuer: 'x' }) })
  expect((await json(`${issuer}.well-known/openid-configuration`))['issuer']).toBe('x')
})

test('the jwks hook changes the JWK Set', async () => {
  const { issuer } = await withHooks({ jwks: () => ({ keys: [] }) })
  expect(await json(`${issuer}.well-known/jwks.json`)).toEqual({ keys: [] })
})

test('the authorizationResponse hook changes where the browser is sent', async () => {
  const { issuer } = await withHooks({
    authorizationResponse(location) {
      location.searchParams.set('state', 'changed')
      return `${location.href}&state=twice`
    },
  })
  const { url } = await authorizationRequest(await discover(issuer))
  const { outside } = await createBrowser().authorize(url)
  expect(outside?.searchParams.getAll('state')).toEqual(['changed', 'twice'])
})

test('the JWT hooks change header and claims, and at_hash follows the access token', async () => {
  const { issuer } = await withHooks({
    accessToken: ({ header, claims }) => ({ header, claims: { ...claims, scope: 'all' } }),
    idToken: ({ header, claims }) => ({
      header: { ...header, kid: 'other' },
      claims: { ...claims, nonce: 'other' },
    }),
  })
  const { tokens } = await tokensOf(issuer, { audience })
  const header = Buffer.from(String(tokens['id_token']).split('.')[0] ?? '', 'base64url')
  expect(JSON.parse(header.toString())).toMatchObject({ kid: 'other', alg: 'RS256' })
  expect(claimsOf(String(tokens['id_token']))['nonce']).toBe('other')
  expect(claimsOf(String(tokens['access_token']))['scope']).toBe('all')
})

test('a JWT hook may write any string', async () => {
  const { issuer } = await withHooks({ idToken: () => 'not.a.jwt' })
  expect((await tokensOf(issuer)).tokens['id_token']).toBe('not.a.jwt')
})

test('the tokenResponse hook changes the response', async () => {
  const { issuer } = await withHooks({
    tokenResponse: ({ id_token: _left, ...body }) => ({ ...body, token_type: 'mac' }),
  })
  const { tokens } = await tokensOf(issuer)
  expect(tokens).toMatchObject({ token_type: 'mac' })
  expect(tokens).not.toHaveProperty('id_token')
})

test('the userinfo hook changes the claims', async () => {
  const { issuer } = await withHooks({ userinfo: (claims) => ({ ...claims, sub: 'other' }) })
  const { tokens } = await tokensOf(issuer)
  const headers = { authorization: `Bearer ${String(tokens['access_token'])}` }
  expect((await json(`${issuer}userinfo`, { headers }))['sub']).toBe('other')
})

test('the request hook refuses with an answer', async () => {
  const { issuer } = await withHooks({
    request: ({ endpoint }) =>
      endpoint === 'token' ? jsonAnswer(400, { error: 'invalid_grant' }) : undefined,
  })
  const { status, tokens } = await tokensOf(issuer)
  expect(status).toBe(400)
  expect(tokens).toEqual({ error: 'invalid_grant' })
})

test('the request hook changes the parameters that are judged', async () => {
  const { issuer } = await withHooks({
    request: ({ parameters }) => ({
      parameters: parameters.map(([name, value]) => [
        name,
        name === 'scope' ? 'openid email' : value,
      ]),
    }),
  })
  const { tokens } = await tokensOf(issuer, { scope: 'openid' })
  expect(tokens['scope']).toBe('openid email')
})

test('the acceptRedirectUri hook decides which redirect_uri is taken', async () => {
  const { issuer } = await withHooks({
    acceptRedirectUri: (requested, registered) =>
      registered.some((uri) => requested.startsWith(uri)),
  })
  const { url } = await authorizationRequest(await discover(issuer), {
    redirect_uri: `${redirectUri}/deeper`,
  })
  const { outside } = await createBrowser().authorize(url)
  expect(outside?.pathname).toBe('/callback/deeper')
})

test('the answer hook changes status, headers and body of every answer', async () => {
  const { issuer } = await withHooks({
    answer: (answer, { request }) =>
      request.endpoint === 'jwks'
        ? { status: 418, headers: { 'content-type': 'text/html', 'x-a': ['1', '2'] }, body: '<p>' }
        : answer,
  })
  const response = await fetch(`${issuer}.well-known/jwks.json`)
  expect(response.status).toBe(418)
  expect(response.headers.get('x-a')).toBe('1, 2')
  expect(await response.text()).toBe('<p>')
  expect((await fetch(`${issuer}.well-known/openid-configuration`)).status).toBe(200)
})

test('the answer hook can take the connection over and drop it', async () => {
  const { issuer } = await withHooks({ answer: () => (response) => void response.destroy() })
  await expect(fetch(`${issuer}.well-known/jwks.json`)).rejects.toThrow('fetch failed')
})

test('the hooks of the API change its answers and answer in its place', async () => {
  const apiHooks: ApiHooks = {
    request: ({ path }) => (path === '/contacts' ? jsonAnswer(500, { broken: true }) : undefined),
    answer: (answer) => ({ ...answer, status: 299 }),
  }
  const { api, apiOrigin } = await startWith({ apiHooks })
  expect((await fetch(`${api}/contacts`)).status).toBe(500)
  expect((await fetch(`${api}/public`)).status).toBe(299)
  expect((await fetch(`${apiOrigin}/public`)).status).toBe(200)
})

test.each([
  ['issuer', 401],
  ['tenant', 200],
] as const)(
  'the API with the keys of the %s answers %i to a fault in the JWK Set',
  async (apiKeys, status) => {
    const { issuer, api } = await startWith({ apiKeys, hooks: { jwks: () => ({ keys: [] }) } })
    const { tokens } = await tokensOf(issuer, { scope: 'read:contacts', audience })
    const headers = { authorization: `Bearer ${String(tokens['access_token'])}` }
    expect((await fetch(`${api}/contacts`, { headers })).status).toBe(status)
  },
)

/** The raw token response at the end of a flow, whatever it is. */
async function tokensOf(issuer: string, parameters: Readonly<Record<string, string>> = {}) {
  const { url, checks } = await authorizationRequest(await discover(issuer), parameters)
  const { outside } = await createBrowser().authorize(url)
  const { status, body } = await tokenRequest(issuer, {
    grant_type: 'authorization_code',
    code: outside?.searchParams.get('code') ?? '',
    redirect_uri: redirectUri,
    code_verifier: checks.pkceCodeVerifier,
    client_id: webClient.client_id,
    client_secret: webClient.client_secret,
  })
  return { status, tokens: body }
}
