import * as client from 'openid-client'
import { expect, test } from 'vitest'
import { createBrowser } from './scripted-browser.ts'
import { authorizationRequest, discover, obtainTokens } from './test-client.ts'
import { startTestTenant } from './start-test-tenant.ts'

const audience = 'appointments:api'

test('consent is asked the first time and not again for the same access', async () => {
  const { issuer } = await startTestTenant()
  const configuration = await discover(issuer)
  const browser = createBrowser()
  const parameters = { scope: 'openid profile', audience }
  const first = await obtainTokens(configuration, parameters, browser)
  expect(first.titles).toEqual(['Sign in', 'Allow access?'])
  const second = await obtainTokens(configuration, parameters, browser)
  expect(second.titles).toEqual([])
})

test('consent is remembered across browser sessions', async () => {
  const { issuer } = await startTestTenant()
  const configuration = await discover(issuer)
  await obtainTokens(configuration)
  const { titles } = await obtainTokens(configuration)
  expect(titles).toEqual(['Sign in'])
})

test('consent is asked again whenever the scopes differ from those consented to', async () => {
  const { issuer } = await startTestTenant()
  const configuration = await discover(issuer)
  const browser = createBrowser()
  const ask = async (scope: string) =>
    (await obtainTokens(configuration, { scope, audience }, browser)).titles
  await ask('openid read:contacts')
  expect(await ask('openid read:contacts appointments')).toEqual(['Allow access?'])
  expect(await ask('openid')).toEqual(['Allow access?'])
  expect(await ask('openid read:contacts')).toEqual([])
})

test('consent given to one client is not consent for another', async () => {
  const { issuer } = await startTestTenant()
  const browser = createBrowser()
  await obtainTokens(await discover(issuer), {}, browser)
  const spa = await discover(issuer, { client_id: 'spa', authentication: client.None() })
  const { titles } = await obtainTokens(spa, {}, browser)
  expect(titles).toEqual(['Allow access?'])
})

test('the consent page lists each permission asked for', async () => {
  const { issuer } = await startTestTenant()
  const { url } = await authorizationRequest(await discover(issuer), {
    scope: 'openid email read:contacts offline_access',
    audience,
  })
  const browser = createBrowser()
  const login = await browser.open(url)
  const { page } = await browser.submit(login.page, {
    email: 'ada@example.com',
    password: 'ada-demo-password',
  })
  for (const scope of ['openid', 'email', 'read:contacts', 'offline_access']) {
    expect(page.text).toContain(`<code>${scope}</code>`)
  }
  expect(page.text).not.toContain('<code>contacts</code>')
})

test('Deny sends access_denied back with state and iss, and nothing is remembered', async () => {
  const { issuer } = await startTestTenant()
  const configuration = await discover(issuer)
  const browser = createBrowser()
  const { url, checks } = await authorizationRequest(configuration)
  const { outside } = await browser.authorize(url, 'deny')
  expect(Object.fromEntries(outside?.searchParams ?? [])).toEqual({
    error: 'access_denied',
    error_description: 'User did not authorize the request',
    state: checks.expectedState,
    iss: issuer,
  })
  const { titles } = await obtainTokens(configuration, {}, browser)
  expect(titles).toEqual(['Allow access?'])
})

test('prompt=none without a session is login_required', async () => {
  const { issuer } = await startTestTenant()
  const { url } = await authorizationRequest(await discover(issuer), { prompt: 'none' })
  const { outside } = await createBrowser().open(url)
  expect(outside?.searchParams.get('error')).toBe('login_required')
})

test('prompt=none with a session but other scopes is consent_required', async () => {
  const { issuer } = await startTestTenant()
  const configuration = await discover(issuer)
  const browser = createBrowser()
  await obtainTokens(configuration, {}, browser)
  const { url } = await authorizationRequest(configuration, {
    prompt: 'none',
    scope: 'openid email',
  })
  const { outside } = await browser.open(url)
  expect(outside?.searchParams.get('error')).toBe('consent_required')
})

test('logging out ends the session and returns to the client', async () => {
  const { issuer } = await startTestTenant()
  const configuration = await discover(issuer)
  const browser = createBrowser()
  const { tokens } = await obtainTokens(configuration, {}, browser)
  const { page } = await browser.open(
    client.buildEndSessionUrl(configuration, {
      id_token_hint: tokens.id_token ?? '',
      post_logout_redirect_uri: 'http://localhost:4999/',
      state: 'bye',
    }),
  )
  const xsrf = /name="xsrf" value="(\w+)"/.exec(page.text)?.[1] ?? ''
  const confirm = { action: `${issuer}oidc/logout/confirm`, fields: { xsrf } }
  const { outside } = await browser.submit(page, { logout: 'yes' }, confirm)
  expect(outside?.href).toBe('http://localhost:4999/?state=bye')
  const { titles } = await obtainTokens(configuration, {}, browser)
  expect(titles).toEqual(['Sign in'])
})

test('a refresh token works on after logging out', async () => {
  const { issuer } = await startTestTenant()
  const configuration = await discover(issuer)
  const browser = createBrowser()
  const { tokens } = await obtainTokens(configuration, { scope: 'openid offline_access' }, browser)
  const { page } = await browser.open(client.buildEndSessionUrl(configuration, {}))
  const xsrf = /name="xsrf" value="(\w+)"/.exec(page.text)?.[1] ?? ''
  const confirm = { action: `${issuer}oidc/logout/confirm`, fields: { xsrf } }
  const done = await browser.submit(page, { logout: 'yes' }, confirm)
  expect(done.titles).toContain('Done')
  const refreshed = await client.refreshTokenGrant(configuration, tokens.refresh_token ?? '')
  expect(refreshed.access_token).toBeTypeOf('string')
})
