import * as client from 'openid-client'
import { createRemoteJWKSet, jwtVerify } from 'jose'
import { createHash } from 'node:crypto'
import { expect, test } from 'vitest'
import { createBrowser } from './scripted-browser.ts'
import { authorizationRequest, claimsOf, discover, obtainTokens } from './test-client.ts'
import { startTestTenant } from './start-test-tenant.ts'

const audience = 'appointments:api'

test('an audience gives a JWT access token for that API', async () => {
  const { issuer } = await startTestTenant()
  const { tokens } = await obtainTokens(await discover(issuer), {
    scope: 'read:contacts',
    audience,
  })
  expect(claimsOf(tokens.access_token)).toMatchObject({
    iss: issuer,
    sub: 'local|ada',
    aud: audience,
    azp: 'web',
    scope: 'read:contacts',
    exp: expect.any(Number) as number,
  })
  expect(tokens.id_token).toBeUndefined()
})

test('the access token is signed with RS256 by the published key', async () => {
  const { issuer } = await startTestTenant()
  const { tokens } = await obtainTokens(await discover(issuer), {
    scope: 'read:contacts',
    audience,
  })
  const keys = createRemoteJWKSet(new URL(`${issuer}.well-known/jwks.json`))
  const { protectedHeader } = await jwtVerify(tokens.access_token, keys, { issuer, audience })
  expect(protectedHeader).toMatchObject({ alg: 'RS256', typ: 'at+jwt' })
})

test('with openid the access token is for the API and for UserInfo, which accepts it', async () => {
  const { issuer } = await startTestTenant()
  const configuration = await discover(issuer)
  const scope = 'openid profile read:contacts'
  const { tokens } = await obtainTokens(configuration, { scope, audience })
  expect(claimsOf(tokens.access_token)['aud']).toEqual([audience, `${issuer}userinfo`])
  expect(claimsOf(tokens.access_token)['scope']).toBe(scope)
  expect(tokens.scope).toBe(scope)
  const userinfo = await client.fetchUserInfo(configuration, tokens.access_token, 'local|ada')
  expect(userinfo).toMatchObject({ sub: 'local|ada', name: 'Ada Marlow' })
})

test('UserInfo refuses a JWT for the API alone', async () => {
  const { issuer } = await startTestTenant()
  const { tokens } = await obtainTokens(await discover(issuer), {
    scope: 'read:contacts',
    audience,
  })
  const headers = { authorization: `Bearer ${tokens.access_token}` }
  expect((await fetch(`${issuer}userinfo`, { headers })).status).toBe(401)
})

test('UserInfo refuses a JWT whose claims were changed', async () => {
  const { issuer } = await startTestTenant()
  const { tokens } = await obtainTokens(await discover(issuer), { audience })
  const [header, , signature] = tokens.access_token.split('.')
  const claims = { ...claimsOf(tokens.access_token), sub: 'local|ben' }
  const forged = Buffer.from(JSON.stringify(claims)).toString('base64url')
  const headers = { authorization: `Bearer ${header}.${forged}.${signature}` }
  expect((await fetch(`${issuer}userinfo`, { headers })).status).toBe(401)
})

test('without an audience the access token is opaque and good for UserInfo', async () => {
  const { issuer } = await startTestTenant()
  const configuration = await discover(issuer)
  const { tokens } = await obtainTokens(configuration, { scope: 'openid email' })
  expect(tokens.access_token).not.toContain('.')
  const userinfo = await client.fetchUserInfo(configuration, tokens.access_token, 'local|ada')
  expect(userinfo).toMatchObject({ email: 'ada@example.com', email_verified: true })
})

test('an unknown audience is an error response to the client', async () => {
  const { issuer } = await startTestTenant()
  const { url } = await authorizationRequest(await discover(issuer), { audience: 'nobody:api' })
  const { outside } = await createBrowser().open(url)
  expect(outside?.searchParams.get('error')).toBe('invalid_target')
  expect(outside?.searchParams.get('error_description')).toBe('Service not found: nobody:api')
})

test('the ID Token carries the profile and the hash of the access token', async () => {
  const { issuer } = await startTestTenant()
  const { tokens } = await obtainTokens(await discover(issuer), { scope: 'openid profile email' })
  const digest = createHash('sha256').update(tokens.access_token).digest()
  expect(tokens.claims()).toMatchObject({
    iss: issuer,
    aud: 'web',
    name: 'Ada Marlow',
    email: 'ada@example.com',
    picture: `${issuer}pictures/ada.svg`,
    at_hash: digest.subarray(0, 16).toString('base64url'),
  })
})

test('the picture of a user is served by the tenant', async () => {
  const { issuer } = await startTestTenant()
  const response = await fetch(`${issuer}pictures/ada.svg`)
  expect(response.headers.get('content-type')).toContain('image/svg+xml')
  expect(await response.text()).toContain('<svg')
})

test('a code sent twice is refused and revokes what it had given', async () => {
  const { issuer } = await startTestTenant()
  const configuration = await discover(issuer)
  const { url, checks } = await authorizationRequest(configuration)
  const { outside } = await createBrowser().authorize(url)
  if (!outside) throw new Error('no callback')
  const tokens = await client.authorizationCodeGrant(configuration, outside, checks)
  await expect(client.authorizationCodeGrant(configuration, outside, checks)).rejects.toMatchObject(
    { error: 'invalid_grant' },
  )
  await expect(
    client.fetchUserInfo(configuration, tokens.access_token, 'local|ada'),
  ).rejects.toThrow()
})

test('of two simultaneous requests with one code a single one succeeds', async () => {
  const { issuer } = await startTestTenant()
  const configuration = await discover(issuer)
  const { url, checks } = await authorizationRequest(configuration)
  const { outside } = await createBrowser().authorize(url)
  if (!outside) throw new Error('no callback')
  const send = () => client.authorizationCodeGrant(configuration, outside, checks)
  const results = await Promise.allSettled([send(), send(), send()])
  expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
})
