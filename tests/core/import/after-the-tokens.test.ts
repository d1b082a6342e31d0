import { describe, expect, test } from 'vitest'
import { analyse } from '../../../core/analyse.ts'
import { diagram } from '../../../core/derive/diagram.ts'
import { readEvidence } from '../../../core/import/read-evidence.ts'
import { readHar } from '../../../core/import/read-har.ts'
import { runFromExchanges } from '../../../core/import/run-from-exchanges.ts'
import { type Run, isInbound, latest } from '../../../core/run.ts'
import { issuer, signed, startedAt } from '../arrange-run.ts'

interface Part {
  readonly method?: string
  readonly url: string
  readonly form?: Readonly<Record<string, string>>
  readonly status?: number
  readonly location?: string
  readonly json?: unknown
}

function runFrom(...parts: readonly Part[]): Run {
  const reading = readHar({ log: { entries: parts.map(entry) } })
  return runFromExchanges('exchanges' in reading ? reading.exchanges : [])
}

function entry(part: Part, index: number): unknown {
  const { form, url, method = form ? 'POST' : 'GET', status = 200, location, json } = part
  const mimeType = 'application/x-www-form-urlencoded'
  return {
    startedDateTime: new Date(startedAt + index * 1000).toISOString(),
    time: 20,
    request: {
      ...{ method, url, headers: [] },
      ...(form && { postData: { mimeType, text: `${new URLSearchParams(form)}` } }),
    },
    response: {
      ...{ status, statusText: '' },
      headers: location === undefined ? [] : [{ name: 'Location', value: location }],
      content: { text: json === undefined ? '' : JSON.stringify(json) },
    },
  }
}

const client = { client_id: 'abc', client_secret: 'a secret that nobody guesses' }
const id_token = await signed({ iss: issuer, sub: 'ada', sid: 'session-7', aud: 'abc' })
const logout_token = await signed({ iss: issuer, sid: 'session-7', aud: 'abc' })

const token: Part = {
  url: `${issuer}/token`,
  form: { grant_type: 'authorization_code', code: 'c1', ...client },
  json: { access_token: 'a-token', id_token, token_type: 'Bearer' },
}
const asked = { token: 'a-token', token_type_hint: 'access_token', ...client }
const introspected = (path: string): Part => ({
  ...{ url: `${issuer}${path}`, form: asked, json: { active: true } },
})
const revoked = (path: string): Part => ({ url: `${issuer}${path}`, form: asked })
const back = 'https://app.example/bye'
const ending = (path: string, query: Readonly<Record<string, string>>): Part => ({
  ...{ url: `${issuer}${path}?${new URLSearchParams(query)}`, status: 302 },
  location: `${back}?state=s2`,
})
const logout = ending('/session/end', {
  ...{ id_token_hint: id_token, post_logout_redirect_uri: back, state: 's2' },
})
const returned: Part = { url: `${back}?state=s2` }
const told: Part = { url: 'https://app.example/told', form: { logout_token }, status: 204 }
const framed: Part = {
  url: `https://app.example/out?${new URLSearchParams({ iss: issuer, sid: 'session-7' })}`,
}

const discovered = (metadata: Readonly<Record<string, string>>): Part => ({
  url: `${issuer}/.well-known/openid-configuration`,
  json: { issuer, token_endpoint: `${issuer}/token`, ...metadata },
})

const sentSteps = ({ entries }: Run) =>
  entries.flatMap((each) => (each.kind === 'sent' ? [each.step] : []))
const inbound = (run: Run) => run.entries.filter(isInbound)

describe('A recorded message after the tokens is known by its shape', () => {
  test.each([
    ['introspection', introspected('/oauth/introspect')],
    ['introspection', introspected('/v1/token/status')],
    ['revocation', revoked('/oauth2/revoke')],
    ['revocation', revoked('/revocation')],
    ['logout', ending('/oidc/logout', { post_logout_redirect_uri: back })],
    ['logout', ending('/connect/endsession', { id_token_hint: id_token })],
    ['logout', ending('/logout', { client_id: 'abc', logout_uri: back })],
    ['logout', ending('/v2/logout', { client_id: 'abc', returnTo: back })],
  ] as const)('%s of %o', (step, part) => {
    expect(sentSteps(runFrom(token, part))).toEqual(['token-request', step])
  })

  test.each([
    ['introspection_endpoint', 'introspection', { ...introspected('/x'), json: {}, status: 400 }],
    ['revocation_endpoint', 'revocation', revoked('/x')],
    ['end_session_endpoint', 'logout', { url: `${issuer}/x` }],
  ] as const)('or by the %s of the metadata', (name, step, part) => {
    const metadata = discovered({ [name]: `${issuer}/x` })
    expect(sentSteps(runFrom(metadata, token, part)).at(-1)).toBe(step)
    expect(sentSteps(runFrom(discovered({}), token, part))).not.toContain(step)
  })

  test.each([
    ['a page of the client’s own', { url: 'https://app.example/logout' }],
    [
      'a call that posts a token of its own',
      { url: `${issuer}/api/push-subscriptions`, form: asked },
    ],
    ['a preflight request', { ...introspected('/oauth/introspect'), method: 'OPTIONS' }],
  ] satisfies [string, Part][])('and %s is none', (_title, part) => {
    expect(sentSteps(runFrom(token, part))).toEqual(['token-request'])
  })

  test('rests on the answer that brought the tokens, and keeps no secret', () => {
    const run = runFrom(token, introspected('/introspect'), revoked('/revoke'), logout)
    const tokens = latest(run, 'token-request')?.outcome
    for (const step of ['introspection', 'revocation', 'logout'] as const)
      expect(latest(run, step)?.sent.basedOn).toBe(
        tokens?.kind === 'response' ? tokens.entry.id : undefined,
      )
    expect(JSON.stringify(run)).not.toContain(client.client_secret)
  })

  test('gives the connection its endpoint, so that it can be sent from here', () => {
    const run = runFrom(token, introspected('/introspect'), revoked('/revoke'), logout)
    expect(run.connection.metadata).toMatchObject({
      introspection_endpoint: `${issuer}/introspect`,
      revocation_endpoint: `${issuer}/revoke`,
      end_session_endpoint: `${issuer}/session/end`,
    })
  })
})

describe('The way back from a recorded logout', () => {
  test('is what became of the logout, as redirect and as request the same one', () => {
    const run = runFrom(token, logout, returned, returned)
    expect(latest(run, 'logout')?.outcome).toMatchObject({
      ...{ kind: 'callback', entry: { step: 'logout-return' } },
    })
    expect(inbound(run)).toHaveLength(1)
  })

  test('is judged by its state', async () => {
    const outcome = async (state: string) => {
      const { judged } = await analyse(
        runFrom(token, { ...logout, location: `${back}?state=${state}` }),
      )
      return judged.find(({ check }) => check.id === 'logout-return/state')?.verdict.outcome
    }
    expect(await outcome('s2')).toBe('pass')
    expect(await outcome('another')).toBe('fail')
  })

  test('where there is none, the answer stands', () => {
    const page: Part = { ...logout, status: 200, location: '' }
    expect(latest(runFrom(returned, token, page), 'logout')?.outcome.kind).toBe('response')
  })
})

describe('A recorded notice of a logout', () => {
  test('is one that came, with what the client answered', () => {
    const run = runFrom(token, told)
    expect(inbound(run)).toMatchObject([
      { step: 'backchannel-logout', answered: 204, request: { via: 'form_post' } },
    ])
    expect(sentSteps(run)).toEqual(['token-request'])
  })

  test('is judged against the ID Token before it', async () => {
    const { judged } = await analyse(runFrom(token, told))
    const outcome = (id: string) => judged.find(({ check }) => check.id === id)?.verdict.outcome
    expect(outcome('backchannel-logout/known-session')).toBe('pass')
    expect(outcome('backchannel-logout/events')).toBe('fail')
  })

  test('that came in a frame is on the map as one that came', async () => {
    const run = runFrom(token, framed)
    expect(inbound(run)).toMatchObject([{ step: 'frontchannel-logout' }])
    const labels = diagram(run, (await analyse(run)).judged).phases.flatMap(({ arrows }) =>
      arrows.map(({ label }) => label),
    )
    expect(labels).toContain('GET /out')
  })

  test('is no authorization response, and that is no notice', () => {
    const callback = `https://app.example/cb?code=c1&state=s1&iss=${issuer}&sid=7`
    expect(inbound(runFrom({ url: callback }))).toMatchObject([{ step: 'authorization-response' }])
  })

  test('that is all there is, is not taken for a token request', () => {
    const reading = readEvidence({ exchange: entry(told, 0) })
    expect('run' in reading && reading.run.entries.map(({ step }) => step)).toEqual([
      'backchannel-logout',
    ])
  })
})

describe('A recorded pushed authorization request', () => {
  test('says what the connection asks for', () => {
    const run = runFrom(
      {
        url: `${issuer}/par`,
        form: {
          ...{ response_type: 'code', redirect_uri: 'https://app.example/cb', scope: 'openid' },
          ...{ code_challenge: 'abc', code_challenge_method: 'S256', ...client },
        },
        ...{ status: 201, json: { request_uri: 'urn:x', expires_in: 60 } },
      },
      { url: `${issuer}/authorize?client_id=abc&request_uri=urn:x`, status: 302 },
    )
    expect(sentSteps(run)).toEqual(['pushed-authorization-request', 'authorization-request'])
    expect(run.connection).toMatchObject({
      ...{ pushed: true, redirect_uri: 'https://app.example/cb', scope: 'openid', pkce: 'S256' },
      metadata: { pushed_authorization_request_endpoint: `${issuer}/par` },
    })
  })
})
