import { describe, expect, test } from 'vitest'
import { analysed, foundIn, harOf, login, type Part } from '../import/recorded.ts'
import { readEvidence } from '../../../core/import/read-evidence.ts'
import { runJson } from '../../../core/derive/run-json.ts'

const before = [login.asked, login.page, login.sentBack] as const
const answered = (status: number, html = '', more: Partial<Part> = {}): Part => ({
  url: login.callback.url,
  status,
  html,
  ...more,
})

/** What is found where the application answers a good callback so. */
const foundFor = (status: number, html = '', more: Partial<Part> = {}) =>
  foundIn(...before, answered(status, html, more))

describe('An application that fails with its callback', () => {
  test.each([
    [404, '<html>Cannot GET /cb</html>', 'callback-404'],
    [405, '<html>Method Not Allowed</html>', 'callback-method-refused'],
    [
      500,
      '<html>Exception: Correlation failed. Unknown location</html>',
      'correlation-cookie-failed-aspnet',
    ],
    [
      500,
      '<html>InvalidCheck: pkceCodeVerifier value could not be parsed</html>',
      'nextauth-pkce-cookie-missing',
    ],
    [500, '<html>Server Error</html>', 'application-error-after-login'],
    [401, '<html>[authorization_request_not_found]</html>', 'state-not-found-in-storage'],
    [
      403,
      '<html>Login Failed: Unable to find a valid CSRF token. Please try again.</html>',
      'state-not-found-in-storage',
    ],
    [
      500,
      '<html>Unable to verify authorization request state.</html>',
      'state-not-found-in-storage',
    ],
    [400, '<html>checks.state argument is missing</html>', 'state-not-found-in-storage'],
    [
      400,
      '<html>mismatching_state: CSRF Warning! State not equal in request and response.</html>',
      'state-mismatch',
    ],
    [403, '<html>State parameter mismatch</html>', 'state-mismatch'],
    [401, '<html>[invalid_nonce] Invalid nonce</html>', 'idtoken-nonce-mismatch'],
    [500, '<html>unexpected ID Token nonce: nonce mismatch</html>', 'idtoken-nonce-mismatch'],
    [
      500,
      '<html>InternalOAuthError: Failed to obtain access token</html>',
      'application-token-request-failed',
    ],
    [
      500,
      '<html>oauth2: cannot fetch token: 401 invalid_client</html>',
      'application-token-request-failed',
    ],
    [
      502,
      '<html>An error: AADSTS7000215: Invalid client secret provided.</html>',
      'entra-7000215-wrong-secret',
    ],
  ])('with %i and %s has %s at the top', async (status, html, cause) => {
    expect((await foundFor(status, html))[0]).toBe(cause)
  })

  test.each([
    ['https://shop.example/auth/failure?message=csrf_detected&strategy=oidc', 'state-mismatch'],
    ['https://shop.example/login?error', 'application-error-after-login'],
    ['/api/auth/error?error=OAuthCallback', 'application-error-after-login'],
    ['https://shop.example/error?message=Authentication%20failed', 'application-error-after-login'],
  ])('by sending the browser on to %s', async (location, cause) => {
    expect((await foundFor(302, '', { location }))[0]).toBe(cause)
  })

  test('a callback with an error of the server’s is that error’s, not the application’s', async () => {
    const url = 'https://shop.example/cb?error=access_denied&state=Zx82hKq01LsPz7Aa'
    const found = await foundIn(
      login.asked,
      { ...login.sentBack, location: url },
      { url, status: 500, html: '<html>Login failed</html>' },
    )
    expect(found).not.toContain('application-error-after-login')
    expect(found).toContain('access-denied-by-user')
  })

  test('with a token request beside it that failed, that one is the cause', async () => {
    const token: Part = {
      ...login.token,
      asked: {},
      status: 400,
      form: login.token.form.replace(/&code_verifier=.*/, ''),
      json: { error: 'invalid_grant' },
    }
    const found = await foundIn(...before, token, { ...answered(500), after: 0 })
    expect(found[0]).toBe('pkce-verifier-missing')
    expect(found).not.toContain('application-error-after-login')
  })

  test('that is not running is named, where its browser says so', async () => {
    const { findings } = await analysed(
      ...before,
      answered(0, '', { failure: 'net::ERR_CONNECTION_REFUSED' }),
    )
    expect(findings[0]).toMatchObject({ id: 'application-not-running', status: 'proven' })
  })

  test('raises nothing where it sends the user on', async () => {
    expect(await foundFor(302, '', { location: '/' })).toEqual([])
    expect(await foundFor(200, '<html>Invalid state of New York</html>')).toEqual([])
  })
})

describe('A cookie that did not come back, where the recording has cookies,', () => {
  const set = (cookie: string, from = 'https://shop.example/login'): Part => ({
    url: from,
    status: 302,
    location: login.asked.url,
    headers: { 'set-cookie': cookie },
    asked: { Cookie: 'theme=dark' },
  })
  const failing = answered(500, '<html>Login failed</html>', { asked: { Cookie: 'theme=dark' } })
  const posted: Part = {
    method: 'POST',
    url: 'https://shop.example/cb',
    form: new URL(login.callback.url).searchParams.toString(),
    status: 500,
    html: '<html>Login failed</html>',
    asked: { Cookie: 'theme=dark' },
  }

  test.each([
    ['auth_state=1; Path=/; SameSite=None', 'samesite-none-without-secure', failing],
    ['auth_state=1; Path=/; Secure; SameSite=Strict', 'samesite-strict-cookie-lost', failing],
    ['auth_state=1; Path=/; Secure; SameSite=Lax', 'form-post-samesite-cookie-lost', posted],
  ])('%s proves %s', async (cookie, cause, last) => {
    const back = last === posted ? { ...login.sentBack, status: 200, location: '' } : login.sentBack
    const { findings } = await analysed(set(cookie), login.asked, login.page, back, last)
    expect(findings[0]).toMatchObject({ id: cause, status: 'proven' })
  })

  test('set by another host than the callback’s proves where the login has to begin', async () => {
    const from = set('auth_state=1; Path=/; Secure', 'https://www.shop.example/login')
    expect((await foundIn(from, ...before, failing))[0]).toBe('state-cookie-of-another-host')
  })

  test('and is sent after all, proves nothing', async () => {
    const sent = { ...failing, asked: { Cookie: 'theme=dark; auth_state=1' } }
    const found = await foundIn(set('auth_state=1; SameSite=Strict; Secure'), ...before, sent)
    expect(found[0]).toBe('application-error-after-login')
  })

  test('is kept by its name alone: no value of it is stored or exported', () => {
    const reading = readEvidence({
      har: harOf(set('auth_state=s3cretValue; SameSite=Strict'), ...before, failing),
    })
    if ('problem' in reading) throw new Error(reading.problem)
    expect(JSON.stringify(reading.run)).not.toContain('s3cretValue')
    expect(JSON.stringify(reading.run)).not.toContain('dark')
    const trace: unknown = JSON.parse(runJson(reading.run, { tokens: 'live' }))
    const exported = readEvidence({ trace })
    expect(exported).toHaveProperty('run')
  })
})

describe('A login that begins again after each callback', () => {
  const turn = (again: Partial<Part> = {}): readonly Part[] => [
    { ...login.asked, location: login.callback.url },
    { ...login.callback, location: '/', ...again },
  ]

  test('is a loop once it happens twice', async () => {
    const { findings, verdict } = await analysed(...turn(), ...turn(), ...turn())
    expect(findings[0]?.id).toBe('login-loop')
    expect(verdict.tone).toBe('bad')
  })

  test('is a loop by the browser’s own word', async () => {
    const failure = 'net::ERR_TOO_MANY_REDIRECTS'
    expect((await foundIn(...turn({ status: 0, location: '', failure })))[0]).toBe('login-loop')
  })

  test('and a session’s cookie that no browser keeps is proven', async () => {
    const headers = { 'set-cookie': 'session=1; Path=/; SameSite=None' }
    const { findings } = await analysed(
      ...turn({ headers }),
      ...turn({ headers }),
      ...turn({ headers }),
    )
    expect(findings[0]).toMatchObject({ id: 'session-cookie-not-kept', status: 'proven' })
  })

  test('is none where a person logs in anew a while later', async () => {
    const later = turn().map((part, index) => (index === 0 ? { ...part, after: 600 } : part))
    expect(await foundIn(...turn(), ...later, ...later)).not.toContain('login-loop')
  })
})
