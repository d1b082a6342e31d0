import { disabledClient } from '../../../core/symptoms/client-disabled.ts'
import { describe, expect, test } from 'vitest'
import { readEvidence } from '../../../core/import/read-evidence.ts'
import { analyse } from '../../../core/analyse.ts'

/** The findings on one refused token request, at a server nobody knows. */
async function findingsOn(
  status: number,
  body: unknown,
  grant: 'authorization_code' | 'refresh_token' = 'authorization_code',
) {
  const sent =
    grant === 'authorization_code'
      ? 'code=abc&redirect_uri=https%3A%2F%2Fapp.acme.test%2Fcallback&code_verifier=dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk'
      : 'refresh_token=r1'
  const reading = readEvidence({
    exchange: {
      request: {
        method: 'POST',
        url: 'https://login.acme.test/token',
        body: `grant_type=${grant}&${sent}&client_id=app&client_secret=s3cr3t-value`,
      },
      response: { status, headers: { 'content-type': 'application/json' }, body },
    },
  })
  if ('problem' in reading) throw new Error(reading.problem)
  return (await analyse(reading.run)).findings
}

/** Sentences of servers that no catalogue has: what they mean is read, not looked up. */
const sentences = [
  ['invalid_grant', 'Invalid redirect URI', 'redirect-uri-mismatch-at-token'],
  ['invalid_grant', 'Invalid "redirect_uri" in request.', 'redirect-uri-mismatch-at-token'],
  ['redirect_uri_mismatch', 'Bad Request', 'redirect-uri-mismatch-at-token'],
  ['invalid_grant', 'code_verifier was incorrect', 'pkce-verifier-mismatch'],
  ['invalid_grant', 'The PKCE proof is wrong', 'pkce-verifier-mismatch'],
  ['invalid_grant', 'A code verifier must be supplied, it is missing', 'pkce-verifier-missing'],
  ['invalid_request', 'Missing code verifier.', 'pkce-verifier-missing'],
  ['invalid_grant', 'This code has been redeemed', 'callback-hit-twice'],
  ['code_already_used', undefined, 'callback-hit-twice'],
  ['invalid_grant', 'Your code has expired', 'code-expired'],
  ['invalid_grant', 'It was not issued to this application', 'code-issued-to-other-client'],
  ['invalid_client', 'The supplied secret is invalid.', 'client-secret-wrong'],
  ['invalid_client_secret', undefined, 'client-secret-wrong'],
  ['invalid_client', 'Wrong credentials', 'client-secret-wrong'],
  ['invalid_client', 'The app could not be found', 'client-id-unknown'],
  ['unknown_client', undefined, 'client-id-unknown'],
  ['invalid_request', 'The redirect_uri is missing', 'redirect-uri-missing'],
] as const

describe('the words of a server that no catalogue knows', () => {
  test.each(sentences)('%s, “%s” means %s', async (error, error_description, cause) => {
    const [first] = await findingsOn(400, { error, error_description })
    expect(first).toMatchObject({ id: cause, status: 'likely' })
  })

  test.each([
    ['used again', 'refresh-rotation-reuse'],
    ['The session has ended and the token was revoked', 'refresh-token-expired-or-revoked'],
    ['Issued to another client', 'refresh-wrong-client'],
  ])('of a refresh token, “%s” means %s', async (error_description, cause) => {
    const body = { error: 'invalid_grant', error_description }
    const [first] = await findingsOn(400, body, 'refresh_token')
    expect(first?.id).toBe(cause)
  })

  test('an error stated as Okta or Facebook do is read too', async () => {
    const okta = { errorCode: 'invalid_client', errorSummary: 'No such app: it is unknown app' }
    expect((await findingsOn(401, okta))[0]?.id).toBe('client-id-unknown')
  })

  test('access_denied with 401 from the token endpoint is about the client, not the user', async () => {
    const body = { error: 'access_denied', error_description: 'Unauthorized' }
    expect((await findingsOn(401, body))[0]?.id).toBe('client-secret-wrong')
  })

  test('the standard’s own list of reasons names none of them', async () => {
    const error_description =
      'The provided authorization grant is invalid, expired, revoked, does not match the redirection URI used in the authorization request, or was issued to another client.'
    const causes = await findingsOn(400, { error: 'invalid_grant', error_description })
    const specific = causes.filter(({ provider }) => provider === 'Any server or library')
    expect(specific).toEqual([])
  })

  test('what is said after that list does', async () => {
    const error_description =
      "The provided authorization grant (e.g., authorization code, resource owner credentials) or refresh token is invalid, expired, revoked, does not match the redirection URI used in the authorization request, or was issued to another client. The 'redirect_uri' from this request does not match the one from the authorize request."
    const found = await findingsOn(400, { error: 'invalid_grant', error_description })
    const likely = found.filter(({ status }) => status === 'likely').map(({ id }) => id)
    expect(likely).toContain('redirect-uri-mismatch-at-token')
    expect(likely).not.toContain('code-issued-to-other-client')
  })

  test('a list of several reasons with an “or” leaves them possible', async () => {
    const body = { error: 'invalid_grant', error_description: 'Code was invalid or has expired' }
    const [first] = await findingsOn(400, body)
    expect(first?.id === 'code-expired' && first.status === 'likely').toBe(false)
  })
})

describe('what an API says of a token', () => {
  /** The best finding on an API call that was refused with this body. */
  async function refusedFor(
    message: string,
    claims: Readonly<Record<string, unknown>> = {},
    when: { readonly startedDateTime?: string } = { startedDateTime: '2025-10-14T08:10:00Z' },
  ) {
    const encode = (part: unknown) => btoa(JSON.stringify(part)).replaceAll('=', '')
    const payload = { iss: 'https://login.acme.test/', aud: 'https://api.acme.test', ...claims }
    const token = `${encode({ alg: 'RS256' })}.${encode({ exp: 4_000_000_000, ...payload })}.c2ln`
    const reading = readEvidence({
      exchange: {
        ...when,
        request: {
          method: 'GET',
          url: 'https://api.acme.test/contacts',
          headers: { authorization: `Bearer ${token}` },
        },
        response: { status: 401, headers: {}, body: { message } },
      },
    })
    if ('problem' in reading) throw new Error(reading.problem)
    return (await analyse(reading.run)).findings[0]
  }

  test.each([
    ['jwt audience invalid. expected: https://api.other', 'api-expects-another-audience'],
    ['The issuer is not the configured one', 'api-expects-another-issuer'],
    ['No key fits this token', 'api-cannot-verify-signature'],
    ['The token was expired when it came', 'api-clock-differs'],
    ['Unauthorized', 'api-401-without-challenge'],
  ])('“%s” means %s', async (message, cause) => {
    expect((await refusedFor(message))?.id).toBe(cause)
  })

  test('where nobody knows when it was sent, a token is taken for expired by the words', async () => {
    const found = await refusedFor('The token has expired', {}, {})
    expect(found?.id).toBe('access-token-expired')
  })

  test('a token that says it is an ID Token is no key to an API', async () => {
    const finding = await refusedFor('Nope', { token_use: 'id', aud: 'some-client' })
    expect(finding).toMatchObject({ id: 'id-token-used-as-access-token', status: 'proven' })
  })
})

test('a client that is not enabled for one thing is not switched off', () => {
  expect(disabledClient.test('Client not enabled to retrieve service account')).toBe(false)
  expect(disabledClient.test('This client is not enabled')).toBe(true)
})

describe('what a page of the authorization server says', () => {
  const asked =
    'https://login.acme.test/authorize?response_type=code&client_id=app&redirect_uri=https%3A%2F%2Fapp.test%2Fcb&state=n3vXkq9pR7&code_challenge=E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM&code_challenge_method=S256'

  async function shownFor(response: Readonly<Record<string, unknown>>) {
    const reading = readEvidence({ exchange: { request: { method: 'GET', url: asked }, response } })
    if ('problem' in reading) throw new Error(reading.problem)
    return (await analyse(reading.run)).findings
  }

  test.each([
    ['The callback address you sent is unknown to us', 'redirect-uri-not-registered'],
    ['This application does not exist', 'client-id-unknown'],
    ['The client is currently disabled', 'client-disabled'],
    ['unsupported: the response_type may not be used', 'unauthorized-client-flow'],
    ['The scope foo:bar means nothing here', 'scope-not-allowed-for-client'],
  ])('“%s” means %s', async (text, cause) => {
    const [first] = await shownFor({
      status: 400,
      body: `<html><body><p>${text}</p></body></html>`,
    })
    expect(first?.id).toBe(cause)
  })

  test('an error that stays on the server’s own address is a page, not a callback', async () => {
    const location = 'https://login.acme.test/oops?error=redirect_mismatch&client_id=app'
    const [first] = await shownFor({ status: 302, headers: { location }, body: '' })
    expect(first?.id).toBe('redirect-uri-not-registered')
  })
})
