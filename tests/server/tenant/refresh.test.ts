import * as client from 'openid-client'
import { expect, test } from 'vitest'
import { appointmentsApi } from '../../../server/tenant/tenant-apis.ts'
import { claimsOf, discover, obtainTokens } from './test-client.ts'
import { startTestTenant } from './start-test-tenant.ts'

const audience = 'appointments:api'
const scope = 'openid profile read:contacts appointments offline_access'

/** Scopes as a set: their order means nothing (RFC 6749 section 3.3). */
const scopes = (text: string | undefined) => new Set(text?.split(' '))

async function obtainRefreshToken() {
  const { issuer } = await startTestTenant()
  const configuration = await discover(issuer)
  const { tokens } = await obtainTokens(configuration, { scope, audience })
  if (!tokens.refresh_token) throw new Error('no refresh token')
  return { issuer, configuration, tokens, refreshToken: tokens.refresh_token }
}

test('offline_access gives a refresh token without prompt=consent', async () => {
  const { tokens } = await obtainRefreshToken()
  expect(scopes(tokens.scope)).toEqual(scopes(scope))
})

test('offline_access gives none for an API that does not allow offline access', async () => {
  const strict = { ...appointmentsApi, allowOfflineAccess: false }
  const { issuer } = await startTestTenant({ issuers: [{ slug: 'strict', apis: [strict] }] })
  const configuration = await discover(`${issuer}strict/`)
  for (const prompt of ['login', 'consent']) {
    const { tokens } = await obtainTokens(configuration, { scope, audience, prompt })
    expect(tokens.refresh_token).toBeUndefined()
    expect(scopes(tokens.scope)).not.toContain('offline_access')
  }
})

test('without offline_access there is no refresh token', async () => {
  const { issuer } = await startTestTenant()
  const { tokens } = await obtainTokens(await discover(issuer), { audience })
  expect(tokens.refresh_token).toBeUndefined()
})

test('a refresh rotates the refresh token and brings a new ID Token', async () => {
  const { configuration, refreshToken } = await obtainRefreshToken()
  const refreshed = await client.refreshTokenGrant(configuration, refreshToken)
  expect(refreshed.refresh_token).toBeTypeOf('string')
  expect(refreshed.refresh_token).not.toBe(refreshToken)
  expect(refreshed.claims()?.sub).toBe('local|ada')
  expect(scopes(refreshed.scope)).toEqual(scopes(scope))
})

test('a refresh token used twice is refused and its whole family revoked', async () => {
  const { configuration, refreshToken } = await obtainRefreshToken()
  const { refresh_token: successor = '' } = await client.refreshTokenGrant(
    configuration,
    refreshToken,
  )
  const invalidGrant = { error: 'invalid_grant' }
  await expect(client.refreshTokenGrant(configuration, refreshToken)).rejects.toMatchObject(
    invalidGrant,
  )
  await expect(client.refreshTokenGrant(configuration, successor)).rejects.toMatchObject(
    invalidGrant,
  )
})

test('reuse leaves another login of the same user and client alone', async () => {
  const { configuration, refreshToken } = await obtainRefreshToken()
  const other = await obtainTokens(configuration, { scope, audience })
  await client.refreshTokenGrant(configuration, refreshToken)
  await expect(client.refreshTokenGrant(configuration, refreshToken)).rejects.toThrow()
  const refreshed = await client.refreshTokenGrant(configuration, other.tokens.refresh_token ?? '')
  expect(refreshed.refresh_token).toBeTypeOf('string')
})

test('a refresh with a reduced scope gives an access token of that scope', async () => {
  const { configuration, refreshToken } = await obtainRefreshToken()
  const refreshed = await client.refreshTokenGrant(configuration, refreshToken, {
    scope: 'read:contacts',
  })
  expect(refreshed.scope).toBe('read:contacts')
  expect(claimsOf(refreshed.access_token)).toMatchObject({ aud: audience, scope: 'read:contacts' })
})

test('a refresh with a reduced scope still brings an ID Token and keeps the whole grant', async () => {
  const { configuration, refreshToken } = await obtainRefreshToken()
  const reduced = await client.refreshTokenGrant(configuration, refreshToken, {
    scope: 'read:contacts',
  })
  expect(reduced.id_token).toBeTypeOf('string')
  const whole = await client.refreshTokenGrant(configuration, reduced.refresh_token ?? '')
  expect(scopes(whole.scope)).toEqual(scopes(scope))
})

test('a refresh cannot widen the scope', async () => {
  const { configuration, refreshToken } = await obtainRefreshToken()
  await expect(
    client.refreshTokenGrant(configuration, refreshToken, { scope: 'contacts' }),
  ).rejects.toMatchObject({ error: 'invalid_scope' })
})

test('a refresh without openid in the first scope brings no ID Token', async () => {
  const { issuer } = await startTestTenant()
  const configuration = await discover(issuer)
  const { tokens } = await obtainTokens(configuration, {
    scope: 'read:contacts offline_access',
    audience,
  })
  const refreshed = await client.refreshTokenGrant(configuration, tokens.refresh_token ?? '')
  expect(refreshed.id_token).toBeUndefined()
})

test('a revoked refresh token gives no more tokens', async () => {
  const { configuration, refreshToken } = await obtainRefreshToken()
  await client.tokenRevocation(configuration, refreshToken)
  await expect(client.refreshTokenGrant(configuration, refreshToken)).rejects.toMatchObject({
    error: 'invalid_grant',
  })
})
