import * as client from 'openid-client'
import { expect, test } from 'vitest'
import { createBrowser, formsOf } from './scripted-browser.ts'
import { authorizationRequest, claimsOf, discover, obtainTokens } from './test-client.ts'
import { startTestTenant } from './start-test-tenant.ts'
import { redirectUri } from './test-clients.ts'

const audience = 'appointments:api'

async function startAndDiscover() {
  const tenant = await startTestTenant()
  return { ...tenant, configuration: await discover(tenant.issuer) }
}

test('a pushed authorization request keeps audience and offline_access', async () => {
  const { configuration } = await startAndDiscover()
  const verifier = client.randomPKCECodeVerifier()
  const url = await client.buildAuthorizationUrlWithPAR(configuration, {
    redirect_uri: redirectUri,
    scope: 'openid read:contacts offline_access',
    audience,
    code_challenge: await client.calculatePKCECodeChallenge(verifier),
    code_challenge_method: 'S256',
  })
  const { outside } = await createBrowser().authorize(url)
  if (!outside) throw new Error('no callback')
  const tokens = await client.authorizationCodeGrant(configuration, outside, {
    pkceCodeVerifier: verifier,
  })
  expect(tokens.refresh_token).toBeTypeOf('string')
  expect(claimsOf(tokens.access_token)['aud']).toContain(audience)
})

test('a DPoP-bound token opens API and UserInfo with its proof, and not as a bearer token', async () => {
  const { configuration, apiOrigin } = await startAndDiscover()
  const DPoP = client.getDPoPHandle(configuration, await client.randomDPoPKeyPair('ES256'))
  const { url, checks } = await authorizationRequest(configuration, {
    scope: 'openid read:contacts',
    audience,
  })
  const { outside } = await createBrowser().authorize(url)
  if (!outside) throw new Error('no callback')
  const tokens = await client.authorizationCodeGrant(configuration, outside, checks, undefined, {
    DPoP,
  })
  const { access_token } = tokens
  const contacts = new URL('/contacts', apiOrigin)
  const call = (options?: client.DPoPOptions) =>
    client.fetchProtectedResource(
      configuration,
      access_token,
      contacts,
      'GET',
      null,
      undefined,
      options,
    )
  expect((await call({ DPoP })).status).toBe(200)
  const bearer = { authorization: `Bearer ${access_token}` }
  expect((await fetch(contacts, { headers: bearer })).status).toBe(401)
  const userinfo = await client.fetchUserInfo(configuration, access_token, 'local|ada', { DPoP })
  expect(userinfo.sub).toBe('local|ada')
})

test('client credentials give a token for the API', async () => {
  const { configuration } = await startAndDiscover()
  const tokens = await client.clientCredentialsGrant(configuration, {
    audience,
    scope: 'read:contacts',
  })
  expect(claimsOf(tokens.access_token)).toMatchObject({
    aud: audience,
    azp: 'web',
    scope: 'read:contacts',
  })
})

test('client credentials for an unknown audience are invalid_target', async () => {
  const { configuration } = await startAndDiscover()
  await expect(
    client.clientCredentialsGrant(configuration, { audience: 'nobody:api' }),
  ).rejects.toMatchObject({ error: 'invalid_target' })
})

test('an opaque token is introspected, and inactive once revoked', async () => {
  const { configuration } = await startAndDiscover()
  const { tokens } = await obtainTokens(configuration)
  const { access_token } = tokens
  expect((await client.tokenIntrospection(configuration, access_token)).active).toBe(true)
  await client.tokenRevocation(configuration, access_token)
  expect((await client.tokenIntrospection(configuration, access_token)).active).toBe(false)
})

test('a device obtains tokens after its code was typed and confirmed', async () => {
  const { configuration, issuer } = await startAndDiscover()
  const device = await client.initiateDeviceAuthorization(configuration, {
    scope: 'openid read:contacts offline_access',
    audience,
  })
  expect(device.verification_uri).toBe(`${issuer}activate`)
  const browser = createBrowser()
  const { page } = await browser.open(device.verification_uri)
  const [input] = formsOf(page)
  const confirm = await browser.submit(page, { user_code: device.user_code }, input)
  const [confirmation] = formsOf(confirm.page)
  const login = await browser.submit(confirm.page, {}, confirmation)
  const { titles } = await browser.authorize(login.page.url)
  expect(titles.at(-1)).toBe('Device connected')
  const tokens = await client.pollDeviceAuthorizationGrant(configuration, {
    ...device,
    interval: 0,
  })
  expect(tokens.claims()?.sub).toBe('local|ada')
  expect(tokens.refresh_token).toBeTypeOf('string')
})

test('a wrong device code is told on the page', async () => {
  const { issuer } = await startTestTenant()
  const browser = createBrowser()
  const { page } = await browser.open(`${issuer}activate`)
  const [form] = formsOf(page)
  const { page: again } = await browser.submit(page, { user_code: 'NOPE-NOPE' }, form)
  expect(again.text).toContain('There is no such code.')
  expect(again.text).toContain('role="alert"')
})

test('the claims parameter brings a claim without its scope', async () => {
  const { configuration } = await startAndDiscover()
  const { tokens } = await obtainTokens(configuration, {
    claims: JSON.stringify({ id_token: { email: null } }),
  })
  expect(tokens.claims()?.['email']).toBe('ada@example.com')
})

test('a JWT-secured authorization response is signed by the issuer', async () => {
  const { configuration } = await startAndDiscover()
  const { url } = await authorizationRequest(configuration, { response_mode: 'query.jwt' })
  const { outside } = await createBrowser().authorize(url)
  expect(claimsOf(outside?.searchParams.get('response') ?? '')).toMatchObject({
    iss: configuration.serverMetadata().issuer,
    aud: 'web',
    code: expect.any(String) as string,
  })
})
