import { describe, expect, test } from 'vitest'
import { analyse } from '../../../core/analyse.ts'
import { readHar } from '../../../core/import/read-har.ts'
import { runFromExchanges } from '../../../core/import/run-from-exchanges.ts'
import { exchanges, latest } from '../../../core/run.ts'

interface Part {
  readonly method?: string
  readonly url: string
  readonly form?: string
  readonly status?: number
  readonly location?: string
  readonly json?: unknown
  readonly html?: string
}

/** A HAR of these exchanges, one second after the other, as Chromium writes it. */
function har(...parts: readonly Part[]): unknown {
  return { log: { version: '1.2', entries: parts.map(entry) } }
}

function entry(part: Part, index: number): unknown {
  const { method = 'GET', url, form, status = 200, location, json, html } = part
  return {
    startedDateTime: new Date(1_700_000_000_000 + index * 1000).toISOString(),
    time: 20,
    request: {
      method,
      url,
      headers: [],
      ...(form !== undefined && {
        postData: { mimeType: 'application/x-www-form-urlencoded', text: form },
      }),
    },
    response: {
      status,
      statusText: '',
      headers: location === undefined ? [] : [{ name: 'location', value: location }],
      content: { text: html ?? JSON.stringify(json ?? {}), mimeType: 'application/json' },
    },
  }
}

const authorize = {
  url: 'https://as.example/authorize?client_id=abc&response_type=code&redirect_uri=https%3A%2F%2Fapp.example%2Fcb&scope=openid&state=s1',
  status: 302,
  location: 'https://as.example/login',
}
const login = { url: 'https://as.example/login', html: '<html>log in</html>' }
const resumed = {
  url: 'https://as.example/resume',
  status: 302,
  location: 'https://app.example/cb?code=c1&state=s1',
}
const callback = { url: 'https://app.example/cb?code=c1&state=s1' }
const token = {
  method: 'POST',
  url: 'https://as.example/oauth/token',
  form: 'grant_type=authorization_code&code=c1&redirect_uri=https%3A%2F%2Fapp.example%2Fcb%2F&client_id=abc&client_secret=very-secret-value',
  status: 400,
  json: { error: 'invalid_grant' },
}

function runFrom(...parts: readonly Part[]) {
  const reading = readHar(har(...parts))
  return runFromExchanges('exchanges' in reading ? reading.exchanges : [])
}

describe('A HAR becomes a run', () => {
  test('with its messages labelled and everything else left out', () => {
    const run = runFrom(authorize, login, resumed, callback, token, {
      url: 'https://app.example/logo.png',
    })
    expect(exchanges(run).map(({ sent }) => sent.step)).toEqual([
      'authorization-request',
      'token-request',
    ])
  })

  test('a callback seen as redirect and as request is one callback', () => {
    const run = runFrom(authorize, resumed, callback)
    expect(run.entries.filter(({ step }) => step === 'authorization-response')).toHaveLength(1)
  })

  test('a callback that was requested twice is two', () => {
    const run = runFrom(authorize, resumed, callback, callback)
    expect(run.entries.filter(({ step }) => step === 'authorization-response')).toHaveLength(2)
  })

  test('the connection is read from what was sent', () => {
    expect(runFrom(authorize, resumed, callback, token).connection).toMatchObject({
      client_id: 'abc',
      redirect_uri: 'https://app.example/cb',
      scope: 'openid',
      clientAuthentication: 'client_secret_post',
      pkce: 'off',
      metadata: { token_endpoint: 'https://as.example/oauth/token' },
    })
  })

  test('an error page that never came back is the answer to the authorization request', () => {
    const run = runFrom({
      ...authorize,
      status: 400,
      location: '',
      html: '<html>Callback URL mismatch</html>',
    })
    expect(latest(run, 'authorization-request')?.outcome.kind).toBe('response')
  })

  describe('of a login that ended on a page with status 200', () => {
    const shown = { ...authorize, status: 200, location: '' }
    const entra = `<!DOCTYPE html><html><script>$Config={"sErrText":"AADSTS50011: The redirect URI \\u0027https://app.example/cb\\u0027 does not match"}</script>`

    test.each([
      ['drawn by a script, with a vendor’s number', { ...shown, html: entra }],
      ['with a code in its words', { ...shown, html: '<html><p>Error: invalid_client</p></html>' }],
      [
        'after a redirect of its own',
        { url: 'https://as.example/problem', html: '<html><p>Invalid redirect URI</p></html>' },
      ],
    ])('%s, that page is the answer', (_title, page) => {
      const run = page.url === authorize.url ? runFrom(page) : runFrom(shown, page)
      expect(latest(run, 'authorization-request')?.outcome.kind).toBe('response')
    })

    test('the vendor’s number decides what the diagnosis says', async () => {
      const { findings } = await analyse(runFrom({ ...shown, html: entra }))
      expect(findings[0]?.id).toBe('entra-50011-reply-url')
    })

    test('a login page is none, nor is a page before a callback', () => {
      const asks = { ...shown, html: '<html><h1>Sign in</h1><p>Forgot your password?</p></html>' }
      expect(latest(runFrom(asks), 'authorization-request')?.outcome.kind).toBe('pending')
      const run = runFrom({ ...shown, html: entra }, resumed, callback)
      expect(latest(run, 'authorization-request')?.outcome.kind).toBe('callback')
    })
  })

  test('no client secret is left in it', () => {
    expect(JSON.stringify(runFrom(authorize, resumed, callback, token))).not.toContain(
      'very-secret',
    )
  })

  test('a request without an answer is unknown, and says so', () => {
    const run = runFrom(authorize, resumed, callback, { ...token, status: 0 })
    expect(latest(run, 'token-request')?.outcome.kind).toBe('unknown')
  })
})

describe('A HAR that is not as it should be', () => {
  test.each([
    ['null', null],
    ['an array', []],
    ['no entries', { log: {} }],
    ['entries that are no list', { log: { entries: {} } }],
  ])('%s is answered with words', (_, value) => {
    expect(readHar(value)).toHaveProperty('problem')
  })

  test.each([
    ['no request', {}],
    ['a URL that is none', { request: { url: 'nonsense' } }],
    [
      'members of wrong types',
      {
        startedDateTime: 5,
        request: { url: 'https://a.example', headers: 'x', method: 7 },
        response: 'x',
      },
    ],
  ])('an entry with %s does no harm', (_, value) => {
    expect(() => readHar({ log: { entries: [value] } })).not.toThrow()
  })
})
