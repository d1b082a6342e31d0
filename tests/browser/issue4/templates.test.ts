import type { BrowserContext, Page } from '@playwright/test'
import { expectAccessible } from '../expect-accessible.ts'
import { metadata } from '../stub-server.ts'
import { expect, test } from '../test.ts'
import { cameBack, mapOf, messageIn, sendNext, sendToLogin, valueOf, verdictOf } from '../verbs.ts'
import {
  type VendorAnswer,
  type VendorNetwork,
  type VendorRequest,
  startVendorNetwork,
} from './vendor-network.ts'

const json = (value: unknown): VendorAnswer => ({ body: JSON.stringify(value) })

/** From the home page to the template, as a person finds it. */
async function choose(page: Page, words: string, tile: RegExp): Promise<void> {
  await page.goto('/')
  await page.getByRole('link', { name: /^All \d+ providers$/ }).click()
  await page.getByRole('searchbox', { name: 'Search the providers' }).fill(words)
  await page.getByRole('main').getByRole('link', { name: tile }).click()
}

/** The address that the template shows under its inputs. */
const shownAddress = (page: Page, name: string) =>
  page
    .getByRole('main')
    .getByRole('term')
    .filter({ hasText: new RegExp(`^${name}$`) })
    .first()
    .locator('xpath=following-sibling::*[1]')

/** Enters the client and the way to the vendor, saves, and begins a run. */
async function saveAndRun(page: Page, network: VendorNetwork): Promise<void> {
  await page.getByLabel('Client ID', { exact: true }).fill('the-client')
  await page.getByLabel('Client secret').fill('the-secret')
  await page.getByText('Certificates and proxy').click()
  await page.getByLabel('Further certificate authorities').fill(network.authorities)
  await page.getByLabel('HTTPS proxy').fill(network.proxy)
  await page.getByRole('button', { name: 'Save and run' }).click()
  await expect(verdictOf(page)).toContainText('Ready.')
}

/** The vendor's login page: whoever comes is sent back at once. Gives the requests that came. */
async function loginAt(context: BrowserContext, endpoint: string): Promise<URL[]> {
  const asked: URL[] = []
  await context.route(`${endpoint}?**`, async (route) => {
    const url = new URL(route.request().url())
    asked.push(url)
    const back = new URL(url.searchParams.get('redirect_uri') ?? '')
    back.searchParams.set('code', 'e72e16c7e42f292c6912')
    back.searchParams.set('state', url.searchParams.get('state') ?? '')
    await route.fulfill({ status: 302, headers: { location: back.href } })
  })
  return asked
}

/** What the browser asked for, its random values as a pattern. */
function parametersOf(url: URL | undefined): Readonly<Record<string, string>> {
  const random = ['state', 'nonce', 'code_challenge']
  return Object.fromEntries(
    [...(url?.searchParams ?? [])].map(([name, value]) => [
      name,
      random.includes(name) && value.length >= 20 ? 'random' : value,
    ]),
  )
}

const discovery = (issuer: string, more: object): VendorAnswer =>
  json({ ...metadata(issuer), ...more })

test('Auth0: with its domain, the request is the documented one', async ({
  page,
  context,
  baseURL,
}) => {
  const network = await startVendorNetwork(['acme.eu.auth0.com'], ({ url }) =>
    url.pathname === '/.well-known/openid-configuration'
      ? discovery('https://acme.eu.auth0.com', { issuer: 'https://acme.eu.auth0.com/' })
      : undefined,
  )
  await choose(page, 'auth0', /^Auth0/)
  await page.getByLabel('Domain').fill('acme')
  await page.getByLabel('API identifier').focus()
  await expect(page.getByLabel('Domain')).toHaveAccessibleDescription(/name without its domain/)
  await page.getByLabel('Domain').fill('https://acme.eu.auth0.com/authorize?client_id=1')
  await page.getByLabel('API identifier').fill('https://api.acme.com')
  await expect(page.getByLabel('Domain')).toHaveValue('acme.eu.auth0.com')
  await expect(shownAddress(page, 'Issuer')).toHaveText('https://acme.eu.auth0.com/')
  await expect(page.getByRole('main')).toContainText('Allowed Callback URLs')
  await expectAccessible(page)

  const asked = await loginAt(context, 'https://acme.eu.auth0.com/authorize')
  await saveAndRun(page, network)
  await sendNext(page)
  await sendToLogin(page)
  await cameBack(page)
  expect(network.requests.map(({ url }) => url.href)).toEqual([
    'https://acme.eu.auth0.com/.well-known/openid-configuration',
  ])
  // https://auth0.com/docs/get-started/authentication-and-authorization-flow/authorization-code-flow-with-pkce
  expect(parametersOf(asked[0])).toEqual({
    response_type: 'code',
    client_id: 'the-client',
    redirect_uri: `${baseURL}/callback`,
    scope: 'openid profile email offline_access',
    audience: 'https://api.acme.com',
    state: 'random',
    nonce: 'random',
    code_challenge: 'random',
    code_challenge_method: 'S256',
  })
  await network.close()
})

test('Entra ID: with a domain of the tenant, the request is the documented one', async ({
  page,
  context,
  baseURL,
}) => {
  const tenant = '8eaef023-2b34-4da1-9baa-8bc8c9d6a490'
  const endpoints = 'https://login.microsoftonline.com/contoso.onmicrosoft.com/oauth2/v2.0'
  const network = await startVendorNetwork(['login.microsoftonline.com'], ({ url }) =>
    url.pathname === '/contoso.onmicrosoft.com/v2.0/.well-known/openid-configuration'
      ? discovery(`https://login.microsoftonline.com/${tenant}/v2.0`, {
          authorization_endpoint: `${endpoints}/authorize`,
          token_endpoint: `${endpoints}/token`,
          userinfo_endpoint: 'https://graph.microsoft.com/oidc/userinfo',
          code_challenge_methods_supported: undefined,
        })
      : undefined,
  )
  await choose(page, 'azure active directory', /^Entra ID tenant/)
  await page.getByLabel('Tenant', { exact: true }).fill('contoso.onmicrosoft.com')
  await page.getByLabel('Scope of your API').fill('api://6731de76/access_as_user')
  await expect(shownAddress(page, 'Issuer')).toHaveText(
    'https://login.microsoftonline.com/contoso.onmicrosoft.com/v2.0',
  )

  const asked = await loginAt(context, `${endpoints}/authorize`)
  await saveAndRun(page, network)
  await sendNext(page)
  // The metadata name the tenant by its GUID, which Microsoft documents: nothing is wrong.
  await expect(verdictOf(page)).not.toContainText('Stopped')
  await sendToLogin(page)
  await cameBack(page)
  // https://learn.microsoft.com/en-us/entra/identity-platform/v2-oauth2-auth-code-flow
  expect(parametersOf(asked[0])).toEqual({
    client_id: 'the-client',
    response_type: 'code',
    redirect_uri: `${baseURL}/callback`,
    scope: 'openid profile email offline_access api://6731de76/access_as_user',
    state: 'random',
    nonce: 'random',
    code_challenge: 'random',
    code_challenge_method: 'S256',
  })
  await network.close()
})

/** As github.com and its API answer: errors with 200, commas between scopes, forms by default. */
function gitHub({ method, url, headers, body }: VendorRequest): VendorAnswer | undefined {
  if (url.href === 'https://github.com/login/oauth/access_token' && method === 'POST') {
    const fields = new URLSearchParams(body)
    const known =
      fields.get('client_secret') === 'the-secret' &&
      fields.get('code') === 'e72e16c7e42f292c6912' &&
      (fields.get('code_verifier') ?? '').length >= 43
    const members = known
      ? {
          access_token: 'gho_16C7e42F292c6912E7',
          scope: 'read:user,user:email',
          token_type: 'bearer',
        }
      : { error: 'bad_verification_code', error_description: 'The code is incorrect or expired.' }
    return headers.accept?.includes('application/json')
      ? json(members)
      : { type: 'application/x-www-form-urlencoded', body: `${new URLSearchParams(members)}` }
  }
  if (url.href === 'https://api.github.com/user') {
    const allowed = headers.authorization === 'Bearer gho_16C7e42F292c6912E7'
    return headers['user-agent'] && allowed
      ? json({ login: 'octocat', id: 1 })
      : { status: 403, body: '{"message":"Request forbidden by administrative rules."}' }
  }
  return undefined
}

test('GitHub: without OpenID Connect, the flow runs to its end and nothing is missing', async ({
  page,
  context,
  baseURL,
}) => {
  const network = await startVendorNetwork(['github.com', 'api.github.com'], gitHub)
  await choose(page, 'github', /^GitHub/)
  await expect(shownAddress(page, 'Token endpoint')).toHaveText(
    'https://github.com/login/oauth/access_token',
  )
  const asked = await loginAt(context, 'https://github.com/login/oauth/authorize')
  await saveAndRun(page, network)
  await expect(mapOf(page)).not.toContainText('ID Token')
  await sendToLogin(page)
  await cameBack(page)
  // https://docs.github.com/en/apps/oauth-apps/building-oauth-apps/authorizing-oauth-apps
  expect(parametersOf(asked[0])).toEqual({
    response_type: 'code',
    client_id: 'the-client',
    redirect_uri: `${baseURL}/callback`,
    scope: 'read:user user:email',
    state: 'random',
    code_challenge: 'random',
    code_challenge_method: 'S256',
  })
  await verdictOf(page).getByRole('button', { name: 'Run', exact: true }).click()
  await expect(verdictOf(page)).toContainText('The flow is complete.')
  await messageIn(page, 'GET /user').click()
  await expect(valueOf(page, 'login')).toContainText('octocat')

  // The saved connection still says where its settings are.
  await page.goto('/connections')
  await page.getByRole('link', { name: 'Edit GitHub', exact: true }).click()
  await expect(page.getByRole('main')).toContainText('Authorization callback URL')
  await network.close()
})

test('A provider is found by any of its names, and one that is not there is not missed', async ({
  page,
}) => {
  await page.goto('/connections/new')
  await expectAccessible(page)
  const tiles = page.getByRole('main').getByRole('listitem')
  await expect(tiles).toHaveCount(30)
  const search = page.getByRole('searchbox', { name: 'Search the providers' })
  await search.fill('hydra')
  await expect(tiles).toHaveText(['Oryproject'])
  await search.press('Enter')
  await expect(page.getByLabel('Project', { exact: true })).toBeVisible()
  await page.getByRole('link', { name: 'All providers' }).click()
  await search.fill('no such provider')
  await page.getByRole('link', { name: 'any OpenID issuer' }).click()
  await expect(page.getByLabel('Issuer', { exact: true })).toBeVisible()
})
