import { describe, expect, test } from 'vitest'
import { diagnoseWords } from '../../core/stuck.ts'

async function firstFor(text: string, url = '') {
  const { matches, provider } = await diagnoseWords({ text, url })
  return { id: matches[0]?.id, certainty: matches[0]?.certainty, provider: provider?.id }
}

describe('A line of an authorization server’s own event log', () => {
  test.each([
    [
      'Keycloak',
      'WARN [org.keycloak.events] type="CODE_TO_TOKEN_ERROR", realmId="shop", clientId="web", ipAddress="127.0.0.1", error="invalid_code", grant_type="authorization_code"',
      'keycloak-code-not-valid',
    ],
    [
      'Keycloak, as older versions write it',
      'WARN [org.keycloak.events] type=LOGIN_ERROR, realmId=shop, clientId=web, ipAddress=127.0.0.1, error=client_not_found, redirect_uri=https://shop.example/cb',
      'keycloak-client-not-found',
    ],
    [
      'Auth0, by its type',
      '{"data":{"type":"fsa","description":"The prompt was none","client_id":"k3","client_name":"Authorization demo"}}',
      'auth0-silent-login-required',
    ],
    [
      'Auth0, by its description',
      '{"type":"feacft","description":"Failed to verify code verifier","client_id":"k3","log_id":"90"}',
      'auth0-pkce-verifier',
    ],
    [
      'Okta',
      '[{"eventType":"app.oauth2.token.grant","outcome":{"result":"FAILURE","reason":"invalid_refresh_token"},"debugContext":{"debugData":{"requestedScopes":"openid"}}}]',
      'okta-refresh-invalid',
    ],
    [
      'Entra ID',
      '{"value":[{"appDisplayName":"Shop","status":{"errorCode":50105,"failureReason":"The user is not assigned to a role"}}]}',
      'entra-50105-user-not-assigned',
    ],
    [
      'Entra ID in Log Analytics',
      '{"ResultType":"700016","ResultDescription":"Application was not found"}',
      'entra-700016-app-not-found',
    ],
  ])('is read by the member that says why: %s', async (_name, text, id) => {
    expect(await firstFor(text)).toMatchObject({ id, certainty: 'likely' })
  })

  test('names the server whose log it is', async () => {
    const text = 'type="LOGIN_ERROR", error="cookie_not_found"'
    expect((await firstFor(text)).provider).toBe('keycloak')
  })

  test.each([
    '{"type":"s","description":"Login"}',
    '{"eventType":"user.session.start","outcome":{"result":"SUCCESS","reason":null}}',
    '{"status":{"errorCode":0}}',
    'type="LOGIN", error=""',
  ])('finds nothing in one that tells of no failure: %s', async (text) => {
    const { matches } = await diagnoseWords({ text })
    expect(matches.filter(({ certainty }) => certainty !== 'possible')).toEqual([])
  })

  test.each(['{"type":"f","description":"', '[[[[', '{"status":', `{"a":`.repeat(5_000)])(
    'never throws on what is cut off: %.20s',
    async (text) => {
      await expect(diagnoseWords({ text })).resolves.toBeDefined()
    },
  )
})

describe('Words that belong to no vendor', () => {
  test.each([
    ['a code that several vendors have', 'The server says: redirect_uri_mismatch'],
    ['a code of registration, said elsewhere', 'error: invalid_redirect_uri'],
    ['a media type', 'Content-Type: application/x-www-form-urlencoded'],
  ])('do not decide for one: %s', async (_name, text) => {
    const { matches } = await diagnoseWords({ text })
    expect(matches.filter(({ certainty }) => certainty !== 'possible')).toEqual([])
  })

  test('come after what they mean for anybody', async () => {
    const { id } = await firstFor('The server says: redirect_uri_mismatch')
    expect(id).toBe('redirect-uri-not-registered')
  })

  test('become a vendor’s where its page is recognised, in any language', async () => {
    const { id, provider } = await firstFor('Zugriff blockiert. Error 400: origin_mismatch')
    expect([id, provider]).toEqual(['google-origin-mismatch', 'google'])
  })
})

describe('What a system calls a failure', () => {
  test('decides, where an address beside it says nothing', async () => {
    const text = 'connect ECONNREFUSED 127.0.0.1:9000 while fetching http://localhost:9000/token'
    expect((await firstFor(text)).id).toBe('dns-or-connect-refused')
  })
})

describe('The query of an error page, pasted alone', () => {
  test('is decoded before it is read', async () => {
    const text = 'state=x&error=access_denied&error_description=AADSTS65004%3A+declined'
    expect((await firstFor(text)).id).toContain('entra-65004')
  })
})
