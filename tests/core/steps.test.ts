import { describe, expect, test } from 'vitest'
import type { Connection } from '../../core/connection.ts'
import { allSteps, stepNamed, stepsOf } from '../../core/flows.ts'
import type { Body, Field, HttpRequest } from '../../core/http.ts'
import { tokensInHand } from '../../core/in-hand.ts'
import type { StepName } from '../../core/run.ts'
import {
  type Arrangement,
  appendCallback,
  appendExchange,
  arrangeRun,
  emptyRun,
  healthyMetadata,
  healthyRun,
  issuer,
  json,
} from './arrange-run.ts'

async function draftOf(step: StepName, arrangement: Arrangement): Promise<HttpRequest> {
  const draft = stepNamed(step).request?.(await arrangeRun(arrangement))
  if (!draft) throw new Error(`The step ${step} sends nothing`)
  return draft
}

async function missingFor(step: StepName, arrangement: Arrangement): Promise<string[]> {
  return stepNamed(step).missing(await arrangeRun(arrangement))
}

function names(fields: readonly Field[]): string[] {
  return fields.map(([name]) => name)
}

function valueOf(fields: readonly Field[], name: string): unknown {
  return fields.find(([candidate]) => candidate === name)?.[1]
}

function formOf(body: Body | undefined): readonly Field[] {
  return body && 'form' in body ? body.form : []
}

async function tokenForm(connection: Partial<Connection>, arrangement: Arrangement = {}) {
  const until = 'authorization-response'
  return draftOf('token-request', { ...arrangement, connection, until })
}

describe('The discovery request', () => {
  test('asks below the issuer', () => {
    expect(stepNamed('discovery').request?.(emptyRun())).toMatchObject({
      method: 'GET',
      url: `${issuer}/.well-known/openid-configuration`,
    })
  })

  test('a slash at the end of the issuer is not doubled', () => {
    const draft = stepNamed('discovery').request?.(emptyRun({ issuer: `${issuer}/` }))
    expect(draft?.url).toBe(`${issuer}/.well-known/openid-configuration`)
  })

  test.each([
    ['', 'an issuer: enter it'],
    ['login.acme.test', 'is not; it begins with https://'],
  ])('with the issuer %j says what is lacking', (wrong, words) => {
    expect(
      stepNamed('discovery')
        .missing(emptyRun({ issuer: wrong }))
        .join(),
    ).toContain(words)
  })
})

describe('The authorization request', () => {
  test('has its parameters in order', async () => {
    const { query } = await draftOf('authorization-request', { until: 'authorization-request' })
    expect(names(query)).toEqual([
      ...['response_type', 'client_id', 'redirect_uri', 'scope', 'audience', 'state', 'nonce'],
      ...['code_challenge', 'code_challenge_method'],
    ])
  })

  test('carries the values that were drawn', async () => {
    const arrangement = { drawn: { state: 'the-state' }, until: 'authorization-request' } as const
    const { query } = await draftOf('authorization-request', arrangement)
    expect(valueOf(query, 'state')).toBe('the-state')
  })

  test('without OpenID has no nonce', async () => {
    const { query } = await draftOf('authorization-request', {
      connection: { scope: 'read' },
      until: 'authorization-request',
    })
    expect(names(query)).not.toContain('nonce')
  })

  test.each([
    ['S256', 'the-challenge', 'S256'],
    ['plain', 'the-verifier', 'plain'],
    ['off', undefined, undefined],
  ] as const)('with PKCE %s carries the challenge %s', async (pkce, challenge, method) => {
    const { query } = await draftOf('authorization-request', {
      connection: { pkce },
      drawn: { code_verifier: 'the-verifier', code_challenge: 'the-challenge' },
      until: 'authorization-request',
    })
    expect([valueOf(query, 'code_challenge'), valueOf(query, 'code_challenge_method')]).toEqual([
      challenge,
      method,
    ])
  })

  test('keeps repeats among further parameters', async () => {
    const resources = [
      ['resource', 'https://a.test'],
      ['resource', 'https://b.test'],
    ] as const
    const { query } = await draftOf('authorization-request', {
      connection: { authorizationParameters: resources },
      until: 'discovery',
    })
    expect(query.slice(-2)).toEqual(resources)
  })

  test('takes an endpoint entered by hand rather than the metadata’s', async () => {
    const authorization_endpoint = 'https://other.test/authorize'
    const { url } = await draftOf('authorization-request', {
      connection: { metadata: { authorization_endpoint } },
      until: 'discovery',
    })
    expect(url).toBe(authorization_endpoint)
  })

  test('lacks an endpoint before discovery, and what the connection does not say', () => {
    const run = emptyRun({ client_id: '', redirect_uri: '' })
    expect(stepNamed('authorization-request').missing(run)).toEqual([
      'an authorization_endpoint: send discovery, or enter it by hand',
      'a client_id: enter it in the connection',
      'a redirect_uri: enter it in the connection',
    ])
  })
})

describe('The authorization response', () => {
  test('is awaited until the browser comes back', async () => {
    expect(await missingFor('authorization-response', { until: 'authorization-request' })).toEqual([
      'the redirect back: finish logging in',
    ])
  })
})

describe('The token request', () => {
  test('repeats the redirect_uri that was sent, not the one of the connection', async () => {
    const edits = {
      'authorization-request': [
        { change: 'set', where: 'query', name: 'redirect_uri', index: 0, value: 'https://x.test' },
      ],
    } as const
    const { body } = await tokenForm({}, { edits })
    expect(valueOf(formOf(body), 'redirect_uri')).toBe('https://x.test')
  })

  test('has no verifier when no challenge was sent', async () => {
    const { body } = await tokenForm({ pkce: 'off' })
    expect(names(formOf(body))).not.toContain('code_verifier')
  })

  test.each([
    ['none', ['grant_type', 'code', 'redirect_uri', 'code_verifier', 'client_id']],
    [
      'client_secret_post',
      ['grant_type', 'code', 'redirect_uri', 'code_verifier', 'client_id', 'client_secret'],
    ],
    ['client_secret_basic', ['grant_type', 'code', 'redirect_uri', 'code_verifier']],
  ] as const)('with %s has the fields %j', async (clientAuthentication, expected) => {
    expect(names(formOf((await tokenForm({ clientAuthentication })).body))).toEqual(expected)
  })

  test('with client_secret_basic has the credentials in a header, as a reference', async () => {
    const { headers } = await tokenForm({ clientAuthentication: 'client_secret_basic' })
    expect(valueOf(headers, 'Authorization')).toEqual({
      basic: ['s6BhdRkqt3', 'client_secret'],
      formEncoded: true,
    })
  })

  test('with client_secret_json has a JSON body', async () => {
    const { body } = await tokenForm({ clientAuthentication: 'client_secret_json' })
    expect(body && 'json' in body ? valueOf(body.json, 'client_secret') : undefined).toEqual({
      secret: 'client_secret',
    })
  })

  test('is based on the callback whose code it carries', async () => {
    const run = await arrangeRun({ until: 'authorization-response' })
    expect(stepNamed('token-request').basedOn?.(run)).toBe(run.entries.length)
  })

  test.each([
    [[['error', 'access_denied']], 'a code: the callback brought the error access_denied instead'],
    [[['state', 'x']], 'a code: the callback brought none'],
  ] as const)('after the callback %j lacks %s', async (callback, lack) => {
    const until = 'authorization-response'
    expect(await missingFor('token-request', { callback, until })).toEqual([lack])
  })

  test('lacks a code, an endpoint and a secret before all that', () => {
    expect(stepNamed('token-request').missing(emptyRun({ hasSecret: false }))).toEqual([
      'a token_endpoint: send discovery, or enter it by hand',
      'a code: log in first',
      'the client secret: enter it in the connection, or choose “none” for a public client',
    ])
  })

  test('of a public client lacks no secret', async () => {
    const connection = { clientAuthentication: 'none', hasSecret: false } as const
    const until = 'authorization-response'
    expect(await missingFor('token-request', { connection, until })).toEqual([])
  })
})

describe('The requests that show a token', () => {
  test.each(['userinfo', 'api-request'] as const)('%s shows the newest one', async (step) => {
    const run = appendExchange(
      await healthyRun(),
      'refresh',
      [],
      json(200, { access_token: 'newest', token_type: 'Bearer' }),
    )
    const headers = stepNamed(step).request?.(run).headers ?? []
    expect(valueOf(headers, 'Authorization')).toBe('Bearer newest')
  })

  test('UserInfo takes it in a form body where the connection says so (RFC 6750 §2.2)', async () => {
    const run = await arrangeRun({ connection: { userinfoToken: 'body' }, until: 'token-request' })
    const request = stepNamed('userinfo').request?.(run)
    const access_token = tokensInHand(run)?.access_token
    expect(request?.method).toBe('POST')
    expect(request?.body).toEqual({ form: [['access_token', access_token]] })
    expect(valueOf(request?.headers ?? [], 'Authorization')).toBeUndefined()
  })

  test('the API request has the method, headers and body that the person saved', async () => {
    const api = {
      method: 'POST',
      url: 'https://api.acme.test/contacts',
      headers: [['X-One', '1'] as const],
      body: '{}',
    }
    const draft = await draftOf('api-request', { connection: { api }, until: 'token-request' })
    expect([draft.method, draft.headers[0], draft.body]).toEqual([
      'POST',
      ['X-One', '1'],
      { raw: '{}' },
    ])
  })

  test('lack a token, and UserInfo an endpoint, before the code was exchanged', () => {
    expect(stepNamed('userinfo').missing(emptyRun())).toHaveLength(2)
  })

  test('the API request lacks a URL that the connection does not have', async () => {
    const connection = { api: { method: 'GET', url: '', headers: [] } }
    expect(await missingFor('api-request', { connection, until: 'token-request' })).toEqual([
      'the URL of an API: enter it in the connection',
    ])
  })
})

describe('The JWK Set request', () => {
  test('asks where the metadata says', async () => {
    expect((await draftOf('jwks', { until: 'discovery' })).url).toBe(healthyMetadata.jwks_uri)
  })

  test('lacks a jwks_uri that the metadata does not have', async () => {
    const metadata = { jwks_uri: undefined }
    expect((await missingFor('jwks', { metadata, until: 'discovery' })).join()).toContain(
      'jwks_uri',
    )
  })
})

describe('The refresh request', () => {
  test('carries the refresh token in use, which a response without one leaves as it was', async () => {
    const kept = json(200, { access_token: 'second' })
    const run = await arrangeRun({
      grant: { refresh_token: 'the-first' },
      answers: { refresh: kept },
    })
    const { body } = stepNamed('refresh').request?.(run) ?? {}
    expect(formOf(body).slice(0, 2)).toEqual([
      ['grant_type', 'refresh_token'],
      ['refresh_token', 'the-first'],
    ])
  })

  test('lacks a refresh token that the token response did not bring', async () => {
    const arrangement = { grant: { refresh_token: undefined }, until: 'token-request' } as const
    expect(await missingFor('refresh', arrangement)).toEqual([
      'a refresh token: the token response has brought none',
    ])
  })
})

describe('The validations', () => {
  test.each(['id-token', 'access-token'] as const)('of %s lacks its token at first', (step) => {
    expect(stepNamed(step).missing(emptyRun())).toHaveLength(1)
  })

  test.each(['id-token', 'access-token'] as const)('of %s sends nothing', (step) => {
    expect('request' in stepNamed(step)).toBe(false)
  })
})

const ofTheCodeFlow: readonly StepName[] = [
  'discovery',
  'authorization-request',
  'authorization-response',
  'token-request',
  'jwks',
  'id-token',
  'access-token',
  'userinfo',
  'api-request',
  'refresh',
]

describe('The steps of a run', () => {
  test('come in the order of the list of all steps', () => {
    const place = (name: StepName) => allSteps.findIndex((step) => step.name === name)
    expect([...ofTheCodeFlow].sort((a, b) => place(a) - place(b))).toEqual(ofTheCodeFlow)
  })

  test('are all of the flow for OpenID Connect with an API and offline access', () => {
    expect(stepsOf(emptyRun()).map(({ name }) => name)).toEqual(ofTheCodeFlow)
  })

  test.each([
    [{ issuer: '' }, ['discovery']],
    [{ scope: 'read' }, ['jwks', 'id-token', 'userinfo', 'refresh']],
    [{ scope: 'openid' }, ['refresh']],
    [{ api: { method: 'GET', url: '', headers: [] } }, ['api-request']],
  ] as const)('with %j are without %j', (connection, absent) => {
    const present = new Set(stepsOf(emptyRun(connection)).map(({ name }) => name))
    expect(ofTheCodeFlow.filter((name) => !present.has(name))).toEqual(absent)
  })

  test('have a refresh once a refresh token came, asked for or not', async () => {
    const run = await arrangeRun({ connection: { scope: 'openid' }, until: 'token-request' })
    expect(stepsOf(run).map(({ name }) => name)).toContain('refresh')
  })

  test('name each its specification', () => {
    for (const { specification } of allSteps)
      expect(specification).toMatch(/^(?:RFC\d+|OIDCC|OIDCD|OIDCRIL|OIDCBCL|OIDCFCL)-[\d.]+$/)
  })
})

test('a draft is pure: the same run gives the same request, and is not changed', async () => {
  const run = appendCallback(await arrangeRun({ until: 'authorization-request' }), [['code', 'c']])
  const before = JSON.stringify(run)
  for (const step of allSteps) expect(step.request?.(run)).toEqual(step.request?.(run))
  expect(JSON.stringify(run)).toBe(before)
})

test('a server without UserInfo lacks no step: it is optional', () => {
  const without = { issuer: 'https://login.acme.test', token_endpoint: 'https://login.acme.test/t' }
  const names = stepsOf(emptyRun({ metadata: without })).map(({ name }) => name)
  expect(names).not.toContain('userinfo')
  expect(names).toContain('id-token')
})
