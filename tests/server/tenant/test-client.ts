import * as client from 'openid-client'
import { redirectUri, webClient } from './test-clients.ts'
import { createBrowser } from './scripted-browser.ts'

export type Tokens = Awaited<ReturnType<typeof client.authorizationCodeGrant>>

interface ClientSettings {
  readonly client_id?: string
  readonly authentication?: client.ClientAuth
}

/** openid-client, the outside judge, at an issuer of the tenant. */
export function discover(issuer: string, settings: ClientSettings = {}) {
  const { client_id = 'web', authentication = client.ClientSecretPost(webClient.client_secret) } =
    settings
  return client.discovery(new URL(issuer), client_id, undefined, authentication, {
    execute: [client.allowInsecureRequests],
  })
}

/** An authorization request with PKCE, and what its response is checked against. */
export async function authorizationRequest(
  configuration: client.Configuration,
  parameters: Readonly<Record<string, string>> = {},
) {
  const pkceCodeVerifier = client.randomPKCECodeVerifier()
  const expectedState = client.randomState()
  const expectedNonce = client.randomNonce()
  const isOpenid = (parameters['scope'] ?? 'openid').split(' ').includes('openid')
  const url = client.buildAuthorizationUrl(configuration, {
    redirect_uri: redirectUri,
    scope: 'openid',
    code_challenge: await client.calculatePKCECodeChallenge(pkceCodeVerifier),
    code_challenge_method: 'S256',
    state: expectedState,
    ...(isOpenid && { nonce: expectedNonce }),
    ...parameters,
  })
  return { url, checks: { pkceCodeVerifier, expectedState, ...(isOpenid && { expectedNonce }) } }
}

/** The whole flow: authorization request, login and consent by the scripted browser, tokens. */
export async function obtainTokens(
  configuration: client.Configuration,
  parameters: Readonly<Record<string, string>> = {},
  browser = createBrowser(),
): Promise<{ tokens: Tokens; titles: readonly string[]; callback: URL }> {
  const { url, checks } = await authorizationRequest(configuration, parameters)
  const { outside, titles, page } = await browser.authorize(url)
  if (!outside) throw new Error(`the browser is stuck: ${page.status} ${titles.join(' > ')}`)
  const tokens = await client.authorizationCodeGrant(configuration, outside, checks)
  return { tokens, titles, callback: outside }
}

/** The claims of a JWT, unverified. */
export function claimsOf(jwt: string | undefined): Readonly<Record<string, unknown>> {
  const payload = jwt?.split('.')[1] ?? ''
  return JSON.parse(Buffer.from(payload, 'base64url').toString()) as Record<string, unknown>
}

/** A raw token request, in the encoding and with the authentication that the test names. */
export async function tokenRequest(
  issuer: string,
  parameters: Readonly<Record<string, string>>,
  headers: Readonly<Record<string, string>> = {},
) {
  const isJson = headers['content-type'] === 'application/json'
  const response = await fetch(`${issuer}oauth/token`, {
    method: 'POST',
    headers,
    body: isJson ? JSON.stringify(parameters) : new URLSearchParams(parameters),
  })
  return { status: response.status, body: (await response.json()) as Record<string, unknown> }
}
