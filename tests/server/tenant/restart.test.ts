import { setTimeout } from 'node:timers/promises'
import * as client from 'openid-client'
import { expect, test } from 'vitest'
import { createBrowser } from './scripted-browser.ts'
import { discover, obtainTokens } from './test-client.ts'
import { newDatabase, startTestTenant } from './start-test-tenant.ts'

/** A tenant that has been used and restarted on the same file and port. */
async function restartedTenant() {
  const database = await newDatabase()
  const first = await startTestTenant({ database })
  const browser = createBrowser()
  const keysBefore = await keysOf(first.issuer)
  const scope = 'openid offline_access'
  const { tokens } = await obtainTokens(await discover(first.issuer), { scope }, browser)
  await first.close()
  // fetch keeps connections; it must notice that these are closed before it uses one again.
  await setTimeout(50)
  const { issuer } = await startTestTenant({ database, port: Number(new URL(first.issuer).port) })
  const configuration = await discover(issuer)
  return { issuer, configuration, browser, tokens, keysBefore, scope }
}

const keysOf = async (issuer: string) =>
  (await (await fetch(`${issuer}.well-known/jwks.json`)).json()) as unknown

test('the signing key survives a restart', async () => {
  const { issuer, keysBefore } = await restartedTenant()
  expect(await keysOf(issuer)).toEqual(keysBefore)
})

test('each new tenant makes keys of its own', async () => {
  const { issuer } = await startTestTenant({ database: ':memory:' })
  const other = await startTestTenant({ database: ':memory:' })
  expect(await keysOf(issuer)).not.toEqual(await keysOf(other.issuer))
})

test('a refresh token survives a restart', async () => {
  const { configuration, tokens } = await restartedTenant()
  const refreshed = await client.refreshTokenGrant(configuration, tokens.refresh_token ?? '')
  expect(refreshed.claims()?.sub).toBe('local|ada')
})

test('consent and session survive a restart', async () => {
  const { configuration, browser, scope } = await restartedTenant()
  expect((await obtainTokens(configuration, { scope }, browser)).titles).toEqual([])
})

test('an opaque access token survives a restart', async () => {
  const { configuration, tokens } = await restartedTenant()
  const userinfo = await client.fetchUserInfo(configuration, tokens.access_token, 'local|ada')
  expect(userinfo.sub).toBe('local|ada')
})
