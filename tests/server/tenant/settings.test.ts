import * as client from 'openid-client'
import { describe, expect, test } from 'vitest'
import { createBrowser } from './scripted-browser.ts'
import { newDatabase, startTestTenant } from './start-test-tenant.ts'
import { redirectUri, webClient } from './test-clients.ts'
import {
  authorizationRequest,
  claimsOf,
  discover,
  obtainTokens,
  tokenRequest,
} from './test-client.ts'

const slug = 'f00dfeed0001'

type Fields = readonly (readonly [name: string, value: string])[]

/** The settings page of a tenant, with what is needed to send one of its forms. */
async function openSettings(issuer: string) {
  const response = await fetch(`${issuer}settings`)
  const text = await response.text()
  const token = /name="token" value="([^"]+)"/.exec(text)?.[1] ?? ''
  return { response, text, token }
}

async function post(issuer: string, fields: Fields, headers: Record<string, string> = {}) {
  const body = new URLSearchParams(fields.map(([name, value]) => [name, value]))
  return fetch(`${issuer}settings`, { method: 'POST', redirect: 'manual', body, headers })
}

/** Sends one section's form, as its page does. */
async function save(issuer: string, section: string, fields: Fields) {
  const { token } = await openSettings(issuer)
  return post(issuer, [['token', token], ['section', section], ...fields], {
    origin: new URL(issuer).origin,
  })
}

const clientForm = (changes: Record<string, string> = {}): Fields => [
  ['client_id', webClient.client_id],
  ['redirect_uris', changes['redirect_uris'] ?? redirectUri],
  ['grant_types', 'authorization_code'],
  ['grant_types', 'refresh_token'],
  ['authentication', changes['authentication'] ?? 'any'],
]

const apiForm = (changes: Record<string, string> = {}): Fields =>
  Object.entries({
    identifier: 'appointments:api',
    scopes: 'read:contacts Read your contacts',
    access_token_lifetime: '86400',
    allow_offline_access: 'on',
    ...changes,
  })

const tokensForm = (changes: Record<string, string> = {}): Fields =>
  Object.entries({
    authorization_code_lifetime: '600',
    id_token_lifetime: '36000',
    refresh_token_lifetime: '2592000',
    rotate_refresh_tokens: 'on',
    ...changes,
  })

const customForm = (changes: Record<string, string> = {}): Fields => Object.entries(changes)

const api = { audience: 'appointments:api', scope: 'openid offline_access read:contacts' }

describe('The settings page', () => {
  test('shows the application’s secret and never the explorer’s', async () => {
    const { issuer } = await startTestTenant()
    const { text } = await openSettings(issuer)
    const secret = /Client secret<\/dt>\s*<dd><code>([\w-]{43})<\/code>/.exec(text)?.[1]
    expect(secret).toBeDefined()
    expect(text).not.toContain(webClient.client_secret)
  })

  test('each issuer has a second client of its own, which works', async () => {
    const tenant = await startTestTenant({ issuers: [{ slug }] })
    const issuer = `${tenant.issuer}${slug}/`
    const secretOf = async (at: string) =>
      /Client secret<\/dt>\s*<dd><code>([\w-]{43})<\/code>/.exec(
        (await openSettings(at)).text,
      )?.[1] ?? ''
    const secret = await secretOf(issuer)
    expect(secret).not.toBe(await secretOf(tenant.issuer))
    const configuration = await discover(issuer, {
      client_id: 'my-application',
      authentication: client.ClientSecretPost(secret),
    })
    const { tokens } = await obtainTokens(configuration, {
      redirect_uri: 'http://localhost:3000/callback',
    })
    expect(tokens.claims()?.aud).toBe('my-application')
  })

  test('its choices outlive a restart', async () => {
    const database = await newDatabase()
    const first = await startTestTenant({ database })
    await save(first.issuer, 'api', apiForm({ identifier: 'https://billing.example.com' }))
    await first.close()
    const second = await startTestTenant({ database })
    expect((await openSettings(second.issuer)).text).toContain('https://billing.example.com')
  })

  test('everything can be set back', async () => {
    const { issuer } = await startTestTenant()
    await save(issuer, 'api', apiForm({ identifier: 'https://billing.example.com' }))
    await save(issuer, 'reset', [])
    expect((await openSettings(issuer)).text).not.toContain('https://billing.example.com')
  })

  test('a form without the page’s token is not taken', async () => {
    const { issuer } = await startTestTenant()
    const answer = await post(issuer, [['section', 'reset']], { origin: new URL(issuer).origin })
    expect(answer.status).toBe(404)
  })

  test('a form from another origin is not taken, whatever it carries', async () => {
    const { issuer } = await startTestTenant()
    const { token } = await openSettings(issuer)
    const fields = [
      ['token', token],
      ['section', 'reset'],
    ] as const
    expect((await post(issuer, fields, { origin: 'https://evil.example' })).status).toBe(404)
  })

  test('saving is answered with a page that says so', async () => {
    const { issuer } = await startTestTenant()
    const answer = await save(issuer, 'tokens', tokensForm())
    expect(answer.status).toBe(303)
    const page = await fetch(new URL(answer.headers.get('location') ?? '', `${issuer}settings`))
    expect(await page.text()).toContain('role="status"')
  })
})

describe('A setting changes the next run', () => {
  test('a callback URL that is not allowed any more', async () => {
    const { issuer } = await startTestTenant()
    await save(issuer, 'client', clientForm({ redirect_uris: 'http://localhost:4999/elsewhere' }))
    await expect(obtainTokens(await discover(issuer))).rejects.toThrow(/stuck: 400/)
  })

  test.each([
    ['client_secret_post', client.ClientSecretBasic],
    ['client_secret_basic', client.ClientSecretPost],
  ])('%s alone', async (authentication, other) => {
    const { issuer } = await startTestTenant()
    await save(issuer, 'client', clientForm({ authentication }))
    const settings = { authentication: other(webClient.client_secret) }
    await expect(obtainTokens(await discover(issuer, settings))).rejects.toMatchObject({
      error: 'invalid_client',
    })
  })

  test('a grant that is switched off', async () => {
    const { issuer } = await startTestTenant()
    const fields = clientForm().filter(([, value]) => value !== 'refresh_token')
    await save(issuer, 'client', fields)
    const { tokens } = await obtainTokens(await discover(issuer), api)
    expect(tokens.refresh_token).toBeUndefined()
  })

  test('nonces in DPoP proofs: each server asks for its own, once', async () => {
    const { issuer, apiOrigin } = await startTestTenant()
    await save(issuer, 'tokens', tokensForm({ dpop_nonces: 'on' }))
    const configuration = await discover(issuer)
    const answers: string[] = []
    configuration[client.customFetch] = async (url, options) => {
      const answer = await fetch(url, options as RequestInit)
      answers.push(`${answer.status} ${new URL(url).pathname}`)
      return answer
    }
    const DPoP = client.getDPoPHandle(configuration, await client.randomDPoPKeyPair('ES256'))
    const { url, checks } = await authorizationRequest(configuration, api)
    const { outside } = await createBrowser().authorize(url)
    const { access_token } = await client.authorizationCodeGrant(
      configuration,
      outside ?? url,
      checks,
      undefined,
      { DPoP },
    )
    const call = (path: string) =>
      client.fetchProtectedResource(
        configuration,
        access_token,
        new URL(path, apiOrigin),
        'GET',
        null,
        undefined,
        { DPoP },
      )
    await call('/contacts')
    await call('/contacts')
    expect(answers.filter((answer) => !answer.includes('jwks'))).toEqual([
      '400 /oauth/token',
      '200 /oauth/token',
      '401 /contacts',
      '200 /contacts',
      '200 /contacts',
    ])
  })

  test('the API’s identifier, for the tokens and for the API itself', async () => {
    const { issuer, apiOrigin } = await startTestTenant()
    const identifier = 'https://billing.example.com'
    await save(issuer, 'api', apiForm({ identifier }))
    const { tokens } = await obtainTokens(await discover(issuer), { ...api, audience: identifier })
    const headers = { authorization: `Bearer ${tokens.access_token}` }
    expect((await fetch(`${apiOrigin}/contacts`, { headers })).status).toBe(200)
  })

  test('offline access', async () => {
    const { issuer } = await startTestTenant()
    await save(issuer, 'api', apiForm({ allow_offline_access: 'off' }))
    const { tokens } = await obtainTokens(await discover(issuer), api)
    expect(tokens.refresh_token).toBeUndefined()
  })

  test('lifetimes', async () => {
    const { issuer } = await startTestTenant()
    await save(issuer, 'tokens', tokensForm({ id_token_lifetime: '120' }))
    await save(issuer, 'api', apiForm({ access_token_lifetime: '60' }))
    const { tokens } = await obtainTokens(await discover(issuer), api)
    const { iat = 0, exp = 0 } = tokens.claims() ?? {}
    expect([exp - iat, tokens.expires_in]).toEqual([120, 60])
  })

  test('refresh rotation', async () => {
    const { issuer } = await startTestTenant()
    await save(issuer, 'tokens', tokensForm({ rotate_refresh_tokens: 'off' }))
    const configuration = await discover(issuer)
    const { tokens } = await obtainTokens(configuration, api)
    const refreshed = await client.refreshTokenGrant(configuration, tokens.refresh_token ?? '')
    expect(refreshed.refresh_token).toBe(tokens.refresh_token)
  })
})

describe('Customised tokens', () => {
  const role = 'https://example.com/role'

  test('claims are added to both tokens, and the scope is changed', async () => {
    const { issuer, apiOrigin } = await startTestTenant()
    const claims = JSON.stringify({ [role]: 'admin' })
    const rule = { id_token_claims: claims, access_token_claims: claims, scope: 'appointments' }
    await save(issuer, 'custom', customForm(rule))
    const { tokens } = await obtainTokens(await discover(issuer), api)
    expect(tokens.claims()?.[role]).toBe('admin')
    expect(claimsOf(tokens.access_token)).toMatchObject({ [role]: 'admin', scope: 'appointments' })
    expect(tokens.scope).toBe('appointments')
    const headers = { authorization: `Bearer ${tokens.access_token}` }
    expect((await fetch(`${apiOrigin}/contacts`, { headers })).status).toBe(403)
  })

  test('a condition on the protocol spares what comes another way', async () => {
    const { issuer } = await startTestTenant()
    const id_token_claims = JSON.stringify({ [role]: 'admin' })
    await save(issuer, 'custom', customForm({ id_token_claims, protocol: 'oidc-basic-profile' }))
    const configuration = await discover(issuer)
    const { tokens } = await obtainTokens(configuration, api)
    const refreshed = await client.refreshTokenGrant(configuration, tokens.refresh_token ?? '')
    expect(tokens.claims()?.[role]).toBe('admin')
    expect(refreshed.claims()?.[role]).toBeUndefined()
  })

  test('a client’s own tokens are left alone', async () => {
    const { issuer } = await startTestTenant()
    await save(issuer, 'custom', customForm({ scope: 'appointments' }))
    const { body } = await tokenRequest(issuer, {
      ...{ grant_type: 'client_credentials', audience: api.audience, scope: 'read:contacts' },
      ...{ client_id: 'web', client_secret: webClient.client_secret },
    })
    expect(body['scope']).toBe('read:contacts')
  })

  test('a claim that collides with a standard one is refused with a message', async () => {
    const { issuer } = await startTestTenant()
    const answer = await save(issuer, 'custom', customForm({ id_token_claims: '{"sub":"ben"}' }))
    const text = await answer.text()
    expect(answer.status).toBe(400)
    expect(text).toContain('“sub” is a claim of the standards')
    expect(text).toMatch(/aria-describedby="id_token_claims-hint id_token_claims-problem"/)
    const { tokens } = await obtainTokens(await discover(issuer))
    expect(tokens.claims()?.sub).toBe('local|ada')
  })
})

describe('What cannot be saved is said beside its field, and kept there', () => {
  test.each([
    ['client', clientForm({ redirect_uris: 'javascript:alert(1)' }), 'javascript:alert(1)'],
    ['client', clientForm({ redirect_uris: 'http://localhost/#x' }), 'http://localhost/#x'],
    ['api', apiForm({ identifier: 'no uri' }), 'no uri'],
    ['api', apiForm({ access_token_lifetime: '-5' }), '-5'],
    ['tokens', tokensForm({ id_token_lifetime: '1.5' }), '1.5'],
    ['custom', customForm({ access_token_claims: '[1]' }), '[1]'],
  ] as const)('in %s: %#', async (section, fields, typed) => {
    const { issuer } = await startTestTenant()
    const answer = await save(issuer, section, fields)
    const text = await answer.text()
    expect(answer.status).toBe(400)
    expect(text).toContain('role="alert"')
    expect(text).toContain(typed)
  })

  test('markup that was typed stays text', async () => {
    const { issuer } = await startTestTenant()
    const answer = await save(issuer, 'api', apiForm({ identifier: '</textarea><script>' }))
    expect(await answer.text()).not.toContain('<script>')
  })
})

test('the page is reached from the issuer’s own page', async () => {
  const { issuer } = await startTestTenant()
  const { page } = await createBrowser().open(issuer)
  expect(page.text).toContain(`href="${issuer}settings"`)
})
