import { describe, expect, test } from 'vitest'
import { examine } from '../../../core/examine.ts'
import { bodyFields, headerOf, shown, targetOf, textOf } from '../../../core/http.ts'
import type { HttpResponse } from '../../../core/http.ts'
import { s256 } from '../../../core/pkce.ts'
import { preflightOf, probeNamed, probeStep } from '../../../core/preflight/preflight-of.ts'
import type { ProbeName, ProbeReading } from '../../../core/preflight/probe.ts'
import { readPreflight } from '../../../core/preflight/read-preflight.ts'
import { impossibleCode, rehearsedValues } from '../../../core/preflight/rehearse.ts'
import type { Run } from '../../../core/run.ts'
import {
  type Answer,
  append,
  arrangeRun,
  emptyRun,
  healthyMetadata,
  json,
  keySet,
  respond,
} from '../arrange-run.ts'

/** The run after that probe was sent and answered. */
function probed(run: Run, name: ProbeName, answer: Answer): Run {
  const probe = probeNamed(name)
  const request = probe?.request?.(run)
  if (!probe || !request) throw new Error(`${name} sends nothing`)
  const label = { step: probe.step, purpose: 'probe' } as const
  const sent = append(run, { kind: 'sent', ...label, channel: 'back', request, edits: [] })
  const inReplyTo = sent.entries.length
  if (answer === undefined) return sent
  return 'kind' in answer
    ? append(sent, { ...label, ...answer, inReplyTo })
    : append(sent, { kind: 'received', ...label, inReplyTo, response: answer })
}

function discovered(connection: Parameters<typeof emptyRun>[0] = {}): Run {
  return probed(emptyRun(connection), 'discovery', json(200, healthyMetadata))
}

async function reading(run: Run, name: ProbeName): Promise<ProbeReading> {
  const found = (await readPreflight(run)).find(({ probe }) => probe.name === name)
  if (!found) throw new Error(`${name} does not concern this run`)
  return found
}

async function readingOf(name: ProbeName, answer: Answer, run = discovered()) {
  return reading(probed(run, name, answer), name)
}

function redirect(location: string): HttpResponse {
  return respond(302, '', [['Location', location]])
}

describe('The preflight of a run', () => {
  test('asks six things of a connection that has everything', () => {
    expect(preflightOf(emptyRun()).map(({ name }) => name)).toEqual([
      'discovery',
      'jwks',
      'clock',
      'authorization-url',
      'client-credentials',
      'api-without-token',
    ])
  })

  test('leaves out what the connection has nothing to ask about', () => {
    const api = { method: 'GET', url: '', headers: [] }
    const names = preflightOf(emptyRun({ issuer: '', scope: 'read', api })).map(({ name }) => name)
    expect(names).toEqual(['clock', 'authorization-url', 'client-credentials'])
  })

  test('has sent nothing at first', async () => {
    const readings = await readPreflight(emptyRun())
    expect(new Set(readings.map(({ status }) => status))).toEqual(new Set(['not-sent']))
  })

  test('says what a probe lacks before discovery was answered', async () => {
    expect((await reading(emptyRun(), 'client-credentials')).sentence).toContain('token_endpoint')
  })

  test('finds the addresses in the answer to its own discovery', () => {
    expect(probeNamed('client-credentials')?.missing(discovered())).toEqual([])
  })

  test('goes over the back channel and is based on no login', async () => {
    const step = probeStep(preflightOf(emptyRun())[3]!)
    expect([step?.channel, step?.basedOn?.(await arrangeRun())]).toEqual(['back', undefined])
  })

  test('tells that no connection came about', async () => {
    const answer = { kind: 'failed', code: 'dns', message: 'The name does not resolve.' } as const
    const { status, sentence } = await readingOf('discovery', answer, emptyRun())
    expect([status, sentence]).toEqual(['bad', 'The name does not resolve.'])
  })

  test('does not change what the flow has in hand', async () => {
    const { branch } = await examine(discovered())
    expect(branch).toEqual([])
  })
})

describe('What a probe sends', () => {
  test('is a code that names itself as none, in well-formed characters', () => {
    const request = probeNamed('client-credentials')!.request!(discovered())
    expect(textOf(bodyFields(request), 'code')).toBe('no-such-code-0-run-14')
  })

  test('is never the code of a login that took place', async () => {
    const run = await arrangeRun({ until: 'authorization-response' })
    const request = probeNamed('client-credentials')!.request!(run)
    expect(textOf(bodyFields(request), 'code')).toBe(impossibleCode(run))
  })

  test('is a verifier of a permitted length whose S256 is the challenge', async () => {
    const { code_verifier, code_challenge } = rehearsedValues
    expect(code_verifier).toMatch(/^[\w.~-]{43,128}$/)
    expect(await s256(code_verifier)).toBe(code_challenge)
  })

  test('has the secret as a reference only', () => {
    const request = probeNamed('client-credentials')!.request!(discovered())
    expect(bodyFields(request)).toContainEqual(['client_secret', { secret: 'client_secret' }])
  })

  test('is the authorization request as it was sent, when one was', async () => {
    const edit = { change: 'set', where: 'query', name: 'scope', index: 0, value: 'odd' } as const
    const run = await arrangeRun({
      edits: { 'authorization-request': [edit] },
      until: 'authorization-request',
    })
    expect(targetOf(probeNamed('authorization-url')!.request!(run))).toContain('scope=odd')
  })

  test('has no credential for the API', () => {
    const api = {
      method: 'GET',
      url: 'https://api.acme.test/contacts',
      headers: [['authorization', 'Bearer old']] as const,
    }
    const { headers } = probeNamed('api-without-token')!.request!(emptyRun({ api }))
    expect(headerOf(headers, 'Authorization')).toBeUndefined()
  })

  test('is no request that an API without a guard would carry out', () => {
    const api = { method: 'DELETE', url: 'https://api.acme.test/all', headers: [] }
    expect(probeNamed('api-without-token')!.missing(emptyRun({ api }))[0]).toContain('only reads')
  })

  test('holds nothing but text and references', () => {
    const { headers } = probeNamed('api-without-token')!.request!(emptyRun())
    expect(headers.map(([, value]) => shown(value))).toEqual([])
  })
})

describe('Discovery and the keys', () => {
  test('are in order when every check passes', async () => {
    expect((await reading(discovered(), 'discovery')).status).toBe('ok')
  })

  test('are not in order when the issuer differs', async () => {
    const metadata = { ...healthyMetadata, issuer: 'https://login.acme.test/' }
    const { status, sentence } = await readingOf('discovery', json(200, metadata), emptyRun())
    expect(status).toBe('bad')
    expect(sentence).toContain('issuer')
  })

  test('count as asked when the flow has asked for them', async () => {
    const run = await arrangeRun({ until: 'jwks' })
    expect((await reading(run, 'jwks')).status).toBe('ok')
  })

  test('can verify when a signing key is published', async () => {
    const { status, sentence } = await readingOf('jwks', json(200, await keySet()))
    expect([status, sentence]).toEqual(['ok', 'The JWK Set can verify signatures: 1 key (RS256).'])
  })

  test.each([
    ['no key at all', { keys: [] }],
    ['keys that are no list', { keys: 'x' }],
    ['only a symmetric key', { keys: [{ kty: 'oct', k: 'c2VjcmV0' }] }],
    ['only a key without its members', { keys: [{ kty: 'RSA' }] }],
  ])('cannot verify with %s', async (_title, body) => {
    expect((await readingOf('jwks', json(200, body))).status).toBe('bad')
  })

  test('cannot verify with a key for encryption alone', async () => {
    const keys = (await keySet()).keys.map((key) => ({ ...key, use: 'enc' }))
    expect((await readingOf('jwks', json(200, { keys }))).status).toBe('bad')
  })
})

describe('The clocks', () => {
  const at = (milliseconds: number) =>
    json(200, healthyMetadata).headers.map(([name, value]) =>
      name === 'Date'
        ? ([name, new Date(Date.parse(value) + milliseconds).toUTCString()] as const)
        : ([name, value] as const),
    )

  test.each([
    ['agree within what a Date header tells', 0, 'ok'],
    ['may differ a little', 20_000, 'ok'],
    ['may not differ by minutes', 400_000, 'bad'],
    ['may not differ by minutes the other way', -400_000, 'bad'],
  ])('%s', async (_title, milliseconds, expected) => {
    const answer = { ...json(200, healthyMetadata), headers: at(milliseconds) }
    const run = probed(emptyRun(), 'discovery', answer)
    expect((await reading(run, 'clock')).status).toBe(expected)
  })
})

describe('The authorization URL', () => {
  const loginPage = '<html><title>Sign in</title><form><input type="password"></form></html>'

  test.each([
    ['accepted by a page that asks for a login', respond(200, loginPage), 'ok'],
    ['accepted by any other page', respond(200, '<html><body>Choose</body></html>'), 'ok'],
    ['accepted by a redirect to a login', redirect('/u/login?state=hKFo2'), 'ok'],
    [
      'accepted when nobody is logged in and prompt is none',
      redirect('http://127.0.0.1:4400/callback?error=login_required&state=x'),
      'ok',
    ],
    [
      'sent back with an error',
      redirect('http://127.0.0.1:4400/callback?error=invalid_scope&error_description=No%20such'),
      'bad',
    ],
    ['refused by a page', respond(400, '<html><h1>Invalid redirect_uri</h1></html>'), 'bad'],
    ['refused without a word', respond(400, ''), 'bad'],
    [
      'refused by a redirect to an error page',
      redirect('/error?error=redirect_mismatch&client_id=s6BhdRkqt3'),
      'bad',
    ],
    [
      'refused by a page of Entra ID, which answers 200',
      respond(200, '<html><script>$Config={"x":"AADSTS50011: The redirect URI"}</script></html>'),
      'bad',
    ],
    ['not told by a server that fails', respond(500, 'Oops'), 'unclear'],
    ['not told by one that is asked too often', respond(429, 'Slow down'), 'unclear'],
    ['not told by one that keeps programs out', respond(403, 'Just a moment...'), 'unclear'],
    ['not told by a redirect to nowhere', redirect('http://['), 'unclear'],
  ])('is %s', async (_title, answer, expected) => {
    expect((await readingOf('authorization-url', answer)).status).toBe(expected)
  })

  test('is refused with the words of the page', async () => {
    const page = '<html><title>Oops</title><body><p>Invalid redirect_uri</p></body></html>'
    const { sentence } = await readingOf('authorization-url', respond(400, page))
    expect(sentence).toBe('The server refuses with 400 and says: Oops: Invalid redirect_uri.')
  })

  test('is refused with the catalogue’s knowledge of a provider’s page', async () => {
    const run = discovered({ issuer: 'https://acme.eu.auth0.com/' })
    const page = '<html><body>Callback URL mismatch.</body></html>'
    const { known } = await readingOf('authorization-url', respond(403, page), run)
    expect(known?.id).toBe('auth0-callback-url-mismatch')
  })

  test('is refused with what Google hides in its own URL', async () => {
    const authError = btoa(
      '\n\u0015redirect_uri_mismatch\u0012\u00b0You can’t sign in'.replace('’', ' '),
    )
    const location = `/signin/oauth/error?authError=${encodeURIComponent(authError)}`
    const { status, sentence } = await readingOf('authorization-url', redirect(location))
    expect(status).toBe('bad')
    expect(sentence).toContain('redirect_uri_mismatch')
  })
})

describe('The client’s credentials', () => {
  const said = (error: string, error_description?: string) => ({ error, error_description })

  test.each([
    ['the specification', json(400, said('invalid_grant')), 'ok'],
    ['the specification', json(401, said('invalid_client')), 'bad'],
    ['Auth0', json(403, said('invalid_grant', 'Invalid authorization code')), 'ok'],
    ['Auth0', json(401, said('access_denied', 'Unauthorized')), 'bad'],
    ['Entra ID', json(400, said('invalid_grant', 'AADSTS9002313: Invalid request.')), 'ok'],
    ['Entra ID', json(400, said('invalid_grant', 'AADSTS70000: Not valid.')), 'ok'],
    ['Entra ID', json(401, said('invalid_client', 'AADSTS7000215: Invalid secret.')), 'bad'],
    ['Entra ID', json(400, said('unauthorized_client', 'AADSTS700016: Not found')), 'bad'],
    ['Google', json(400, said('invalid_grant', 'Malformed auth code.')), 'ok'],
    ['Google', json(401, said('invalid_client', 'The OAuth client was not found.')), 'bad'],
    ['GitHub', json(200, said('bad_verification_code')), 'ok'],
    ['GitHub', json(200, said('incorrect_client_credentials')), 'bad'],
    ['GitHub in a form', respond(200, 'error=bad_verification_code&error_uri=x'), 'ok'],
    ['Cognito', json(400, said('invalid_grant')), 'ok'],
    ['Cognito', json(400, said('invalid_client')), 'bad'],
    ['Keycloak', json(400, said('invalid_grant', 'Code not valid')), 'ok'],
    [
      'Keycloak',
      json(401, said('unauthorized_client', 'Invalid client or Invalid client credentials')),
      'bad',
    ],
    [
      'Okta',
      json(400, said('invalid_grant', 'The authorization code is invalid or has expired.')),
      'ok',
    ],
    ['Okta', json(401, said('invalid_client', 'The client secret supplied is invalid.')), 'bad'],
    ['Facebook', json(400, { error: { message: 'Invalid verification code format.' } }), 'ok'],
    ['Facebook', json(400, { error: { message: 'Error validating client secret.' } }), 'bad'],
    [
      'a server with the flow switched off',
      json(400, said('unauthorized_client', 'Not allowed')),
      'unclear',
    ],
    ['a server that dislikes the request', json(400, said('invalid_request')), 'unclear'],
    ['a server that fails', respond(500, '<html>no</html>'), 'unclear'],
    ['a server that is asked too often', json(429, said('slow_down')), 'unclear'],
    ['no token endpoint', respond(404, 'Not Found'), 'bad'],
    ['a server that grants anything', json(200, { access_token: 'a' }), 'bad'],
    ['words that are no JSON', respond(400, '{"error":'), 'unclear'],
    ['members of odd types', json(400, { error: [1], error_description: {} }), 'unclear'],
  ])('as %s answers: %#', async (_who, answer, expected) => {
    expect((await readingOf('client-credentials', answer)).status).toBe(expected)
  })

  test('are not spoken of for a public client', async () => {
    const run = discovered({ clientAuthentication: 'none', hasSecret: false })
    const { sentence } = await readingOf(
      'client-credentials',
      json(400, said('invalid_grant')),
      run,
    )
    expect(sentence).toContain('needs no secret')
  })

  test('come with the catalogue’s entry when the server names the fault', async () => {
    const answer = json(401, said('invalid_client', 'AADSTS7000222: The secret keys are expired.'))
    expect((await readingOf('client-credentials', answer)).known?.id).toContain('7000222')
  })
})

describe('The API without a token', () => {
  test.each([
    [
      'guarded when it challenges',
      respond(401, '', [['WWW-Authenticate', 'Bearer realm="a"']]),
      'ok',
    ],
    ['guarded when it only refuses', respond(401, ''), 'ok'],
    [
      'not an API for tokens when it wants a password',
      respond(401, '', [['WWW-Authenticate', 'Basic realm="a"']]),
      'unclear',
    ],
    ['unclear when it forbids', respond(403, ''), 'unclear'],
    ['open to anyone when it answers', json(200, []), 'bad'],
    ['a web site when it redirects', redirect('/login'), 'bad'],
    ['not there when it is not found', respond(404, ''), 'bad'],
    ['unclear when it fails', respond(502, ''), 'unclear'],
    [
      'guarded even with a challenge that cannot be read',
      respond(401, '', [['WWW-Authenticate', '"""']]),
      'unclear',
    ],
  ])('is %s', async (_title, answer, expected) => {
    expect((await readingOf('api-without-token', answer)).status).toBe(expected)
  })

  test('tells the scope that it wants', async () => {
    const header = ['WWW-Authenticate', 'Bearer scope="contacts.read"'] as const
    expect((await readingOf('api-without-token', respond(401, '', [header]))).sentence).toContain(
      'contacts.read',
    )
  })
})

describe('The preflight of a connection that pushes its requests', () => {
  const connection = { pushed: true }
  const metadata = { pushed_authorization_request_endpoint: 'https://login.acme.test/par' }
  const pushing = () =>
    probed(emptyRun(connection), 'discovery', json(200, { ...healthyMetadata, ...metadata }))

  test('asks with the pushed request, and never with a reference that is good once', () => {
    const names = preflightOf(emptyRun(connection)).map(({ name }) => name)
    expect(names).toContain('pushed-request')
    expect(names).not.toContain('authorization-url')
    const request = probeNamed('pushed-request')?.request?.(pushing())
    expect(request?.url).toBe('https://login.acme.test/par')
    expect(textOf(request ? bodyFields(request) : [], 'state')).toBe(rehearsedValues.state)
  })

  test.each<[string, Answer, ProbeReading['status'], RegExp]>([
    [
      'a reference',
      json(201, { request_uri: 'urn:x', expires_in: 60 }),
      'ok',
      /takes what is pushed/,
    ],
    ['a refusal', json(400, { error: 'invalid_redirect_uri' }), 'bad', /invalid_redirect_uri/],
    ['a wrong secret', json(401, { error: 'invalid_client' }), 'bad', /invalid_client/],
    ['its own failure', respond(503, ''), 'unclear', /try later/],
  ])('is answered with %s', async (_title, answer, status, sentence) => {
    const found = await readingOf('pushed-request', answer, pushing())
    expect(found).toMatchObject({ status, sentence: expect.stringMatching(sentence) as string })
  })
})
