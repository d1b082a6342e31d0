import { login, type Part } from './recorded.ts'

const before = [login.asked, login.page, login.sentBack] as const
const theme = { Cookie: 'theme=dark' }
const page = { ...login.callback, status: 200, location: '' }
const kept = { status: 0, failure: 'net::ERR_FAILED' } as const

/** The application answers a good callback so. */
function answering(status: number, text = '', more: Partial<Part> = {}): readonly Part[] {
  return [...before, { ...page, status, html: `<html>${text}</html>`, ...more }]
}

/** The same, once its own login page has set that cookie, which does not come back. */
function losing(cookie: string, from = 'https://shop.example/login'): readonly Part[] {
  const headers = { 'set-cookie': cookie }
  const [begun] = [{ url: from, status: 302, location: login.asked.url, headers, asked: theme }]
  return [begun, ...answering(500, '', { asked: theme })]
}

const posted: Partial<Part> = {
  method: 'POST',
  url: 'https://shop.example/cb',
  form: new URL(login.callback.url).searchParams.toString(),
  asked: theme,
}

const askedToPost = { ...login.asked, url: `${login.asked.url}&response_mode=form_post` }

function looping(headers: Part['headers'] = {}, extra = ''): readonly Part[] {
  const url = `${login.asked.url}${extra}`
  const turn = [
    { ...login.asked, url, location: login.callback.url },
    { ...login.callback, location: '/', headers },
  ]
  return [...turn, ...turn, ...turn]
}

/** A page calls an API with a token, and its browser asked first. */
function calling(status: number, headers: Part['headers'] = {}, origin?: string): readonly Part[] {
  const url = 'https://api.example/orders'
  const asked = { Origin: origin ?? 'https://shop.example' }
  const wanted = {
    ...asked,
    'Access-Control-Request-Method': 'GET',
    'Access-Control-Request-Headers': 'authorization',
  }
  return [
    { method: 'OPTIONS', url, asked: wanted, status, headers },
    { url, asked: { ...asked, Authorization: 'Bearer opaque-2YotnFZFEjr1' }, ...kept, after: 0 },
  ]
}

const toShop = { 'access-control-allow-origin': 'https://shop.example' }
const failing = (failure: string): readonly Part[] => [
  ...before,
  page,
  { ...login.token, asked: {}, status: 0, failure },
]

/** A token request of that grant, refused so. */
function refusing(
  grant_type: string,
  fields: Readonly<Record<string, string>>,
  error: string,
  error_description = '',
): readonly Part[] {
  const form = new URLSearchParams({ grant_type, ...fields, client_id: 'web' }).toString()
  const headers = { 'content-type': 'application/json' }
  const json = { error, ...(error_description !== '' && { error_description }) }
  return [{ method: 'POST', url: 'https://as.example/token', form, status: 400, headers, json }]
}

const urn = 'urn:ietf:params:oauth:grant-type:'
const password = (words: string) =>
  refusing('password', { username: 'ana', password: 'x' }, 'invalid_grant', words)
const refresh = (error: string, words = '') =>
  refusing('refresh_token', { refresh_token: 'rt-8xLOxBtZp8QmHJ2c1V' }, error, words)
const asserted = (words: string, exp = 1_900_000_000) => {
  const parts = ['{"alg":"RS256"}', JSON.stringify({ iss: 'x', exp }), 'signature']
  const assertion = parts.map((part) => btoa(part).replaceAll('=', '')).join('.')
  return refusing(`${urn}jwt-bearer`, { assertion }, 'invalid_grant', words)
}
const device = (error: string, words = '') =>
  refusing(`${urn}device_code`, { device_code: 'AH-1Ng' }, error, words)

/** Recordings of somebody’s browser, each with what it comes from. */
export const recordings: readonly (readonly [cause: string, parts: readonly Part[]])[] = [
  [
    'state-too-short',
    [
      {
        ...login.asked,
        status: 400,
        location: '',
        html: '<html>The state is missing or does not have enough characters</html>',
      },
    ],
  ],
  ['callback-404', answering(404, 'Cannot GET /cb')],
  ['callback-method-refused', answering(405)],
  ['csrf-filter-on-callback', [askedToPost, login.page, { ...page, ...posted, status: 403 }]],
  ['application-not-running', answering(0, '', { failure: 'net::ERR_CONNECTION_REFUSED' })],
  ['application-error-after-login', answering(500, 'Internal Server Error')],
  ['application-token-request-failed', answering(500, 'Failed to obtain access token')],
  ['correlation-cookie-failed-aspnet', answering(500, 'Exception: Correlation failed.')],
  ['nextauth-pkce-cookie-missing', answering(500, 'InvalidCheck: state value could not be parsed')],
  ['state-mismatch', answering(403, 'State mismatch')],
  ['state-not-found-in-storage', answering(401, '[authorization_request_not_found]')],
  ['idtoken-nonce-mismatch', answering(401, 'unexpected nonce: nonce mismatch')],
  ['samesite-none-without-secure', losing('auth_state=1; Path=/; SameSite=None')],
  ['samesite-strict-cookie-lost', losing('auth_state=1; Path=/; Secure; SameSite=Strict')],
  ['secure-cookie-over-http', losing('auth_state=1; Secure', 'http://shop.example/login')],
  [
    'state-cookie-of-another-host',
    losing('auth_state=1; Secure', 'https://www.shop.example/login'),
  ],
  [
    'form-post-samesite-cookie-lost',
    [
      ...losing('auth_state=1; Path=/; Secure; SameSite=Lax').slice(0, 3),
      { ...answering(500).at(-1), ...posted } as Part,
    ],
  ],
  ['login-loop', looping()],
  ['session-cookie-not-kept', looping({ 'set-cookie': 'session=1; Path=/; SameSite=None' })],
  ['max-age-loop', looping({}, '&max_age=0')],
  ['cors-origin-null', calling(204, toShop, 'null')],
  ['cors-preflight-extra-headers', calling(204, toShop)],
  ['api-cors-preflight-401', calling(401)],
  ['api-cors-origin-not-allowed', calling(204)],
  [
    'api-answer-without-cors',
    calling(204, { ...toShop, 'access-control-allow-headers': 'authorization' }),
  ],
  ['token-endpoint-cors', [...before, page, { ...login.token, ...kept }]],
  [
    'discovery-cors',
    [
      {
        url: 'https://as.example/.well-known/openid-configuration',
        asked: { Origin: 'https://shop.example', 'Sec-Fetch-Mode': 'cors' },
        ...kept,
      },
    ],
  ],
  ['user-credentials-wrong', password('The password is wrong')],
  ['user-password-expired', password('The password has expired')],
  ['user-account-closed', password('This user is locked')],
  ['second-factor-required', password('Multi-factor authentication is needed')],
  ['second-factor-required', refresh('mfa_required')],
  ['consent-needed-at-token', refresh('consent_required')],
  ['login-needed-at-token', refresh('login_required')],
  ['device-code-expired', device('expired_token')],
  ['device-code-not-good', device('invalid_grant', 'The device code is unknown')],
  ['grant-type-not-allowed-for-client', device('device_flow_disabled')],
  ['assertion-grant-not-valid-now', asserted('no', 1_600_000_000)],
  ['assertion-grant-audience', asserted('aud does not name this server')],
  ['assertion-grant-issuer', asserted('The issuer is not trusted')],
  ['assertion-grant-signature', asserted('Signature verification failed')],
  ['assertion-grant-user', asserted('user hasn’t approved this consumer'.replace('’', "'"))],
  [
    'client-disabled',
    refusing(
      'client_credentials',
      { client_secret: 'jfU83kdSWq0a91kd02kWsl3' },
      'invalid_client',
      'Client is suspended',
    ),
  ],
  [
    'refresh-scope-exceeds',
    refusing('refresh_token', { refresh_token: 'rt-1', scope: 'openid admin' }, 'invalid_scope'),
  ],
  [
    'prompt-none-account-selection',
    [
      { ...login.asked, url: `${login.asked.url}&prompt=none` },
      { url: 'https://shop.example/cb?error=account_selection_required&state=Zx82hKq01LsPz7Aa' },
    ],
  ],
  [
    'request-uri-spent',
    [
      {
        url: 'https://as.example/authorize?client_id=web&request_uri=urn%3Aietf%3Aparams%3Aoauth%3Arequest_uri%3Aabc',
        status: 400,
        html: '<html>The request_uri has expired or was already used</html>',
      },
    ],
  ],
  ['browser-blocked-request', failing('net::ERR_BLOCKED_BY_CLIENT')],
  ['request-cancelled-by-page', failing('NS_BINDING_ABORTED')],
  ['redirected-in-a-circle', failing('net::ERR_TOO_MANY_REDIRECTS')],
]
