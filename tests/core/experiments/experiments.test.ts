import { describe, expect, test } from 'vitest'
import { applyEdits } from '../../../core/edits.ts'
import { experiments } from '../../../core/experiments/all.ts'
import type { Experiment } from '../../../core/experiments/experiment.ts'
import {
  experimentNamed,
  experimentStep,
  experimentsFor,
  hasOwnRun,
  outcomeInWords,
  outcomeMatches,
} from '../../../core/experiments/experiments-for.ts'
import { proofIn } from '../../../core/dpop.ts'
import { assertionPlace, proofPlace, withClaims } from '../../../core/experiments/sent-jwt.ts'
import { type HttpRequest, bodyFields, headerOf, textOf } from '../../../core/http.ts'
import { jwtAt } from '../../../core/jwt-members.ts'
import { publishedJwk } from '../../../core/published-key.ts'
import { type Exchange, type Run, exchanges, latest } from '../../../core/run.ts'
import { specificationLink } from '../../../core/specifications.ts'
import {
  type Answer,
  append,
  appendExchange,
  arrangeRun,
  healthyRun,
  json,
  respond,
} from '../arrange-run.ts'

function named(id: string): Experiment {
  const experiment = experimentNamed(id)
  if (!experiment) throw new Error(`There is no experiment ${id}`)
  return experiment
}

/** What is sent, as the server makes it: the step's draft with the edits. */
function requestOf(id: string, run: Run): HttpRequest {
  const draft = experimentStep(named(id)).request?.(run)
  if (!draft) throw new Error(`${id} sends nothing`)
  return applyEdits(draft, named(id).edits(run))
}

/** Sends the experiment in the run, with that answer. */
function conducted(id: string, run: Run, answer: Answer): { run: Run; exchange: Exchange } {
  const experiment = named(id)
  const label = { step: experiment.step, purpose: 'experiment' } as const
  const edits = experiment.edits(run)
  const request = requestOf(id, run)
  const sent = append(run, { kind: 'sent', ...label, channel: 'back', request, edits })
  const inReplyTo = sent.entries.length
  const after =
    answer === undefined
      ? sent
      : 'kind' in answer
        ? append(sent, { ...label, ...answer, inReplyTo })
        : append(sent, { kind: 'received', ...label, inReplyTo, response: answer })
  return { run: after, exchange: exchanges(after).at(-1)! }
}

async function matches(id: string, answer: Answer, run?: Run): Promise<boolean | undefined> {
  const done = conducted(id, run ?? (await healthyRun()), answer)
  return outcomeMatches(named(id), done.run, done.exchange)
}

const key = { kty: 'EC', crv: 'P-256', kid: 'november', alg: 'ES256', use: 'sig' } as const
const times = { iat: 1_795_176_000, exp: 1_795_176_060 }

/** A client that signs: assertions for itself, proofs for the tokens that are bound to its key. */
function signingRun(): Promise<Run> {
  const proved = (jti: string) => withClaims(proofPlace, { jti, iat: times.iat, nonce: 'the one' })
  return arrangeRun({
    connection: {
      ...{ clientAuthentication: 'private_key_jwt', dpop: { alg: 'ES256' } },
      publicKeys: { private_key: key, dpop_key: key },
    },
    grant: { token_type: 'DPoP' },
    edits: {
      'token-request': [...withClaims(assertionPlace, { jti: 'first', ...times }), ...proved('a')],
      userinfo: proved('b'),
      'api-request': proved('c'),
    },
  })
}

/** A healthy run of a client that the experiment is for. */
async function runFor(experiment: Experiment): Promise<Run> {
  const run = await healthyRun()
  return (experiment.belongs?.(run) ?? true) ? run : signingRun()
}

const refused = (error: string) => json(400, { error })
const granted = json(200, { access_token: 'a', token_type: 'Bearer' })

describe('The experiments', () => {
  test('have ids of their own', () => {
    expect(new Set(experiments.map(({ id }) => id)).size).toBe(experiments.length)
  })

  test('are refused by name when nobody knows them', () => {
    expect(experimentNamed('toString')).toBeUndefined()
  })

  test.each(experiments.map((experiment) => [experiment.id, experiment] as const))(
    '%s predicts with a section that can be looked up',
    async (_id, experiment) => {
      const { specification } = experiment.prediction(await healthyRun())
      expect(specificationLink(specification)?.url).toContain('http')
    },
  )

  test.each(experiments.map((experiment) => [experiment.id, experiment] as const))(
    '%s changes something of a healthy run’s request, or sends the same again',
    async (id, experiment) => {
      const run = await runFor(experiment)
      const plain = experimentStep(experiment).request?.(run)
      const isChanged = JSON.stringify(requestOf(id, run)) !== JSON.stringify(plain)
      const isAnother = experiment.connection !== undefined || experiment.id === 'code-twice'
      expect(isChanged || isAnother).toBe(true)
    },
  )

  test('that may spend a code or a session have a run of their own', () => {
    const spending = ['wrong-verifier', 'no-verifier', 'code-twice', 'refresh-twice']
    expect(spending.map((id) => hasOwnRun(named(id)))).toEqual(spending.map(() => true))
    expect(spending.map((id) => named(id).mayDestroy)).not.toContain(undefined)
  })

  test('of a message are those of its step', async () => {
    const run = await healthyRun()
    const offers = experimentsFor(run, latest(run, 'refresh')!)
    expect(offers.map(({ experiment }) => experiment.id)).toEqual([
      'reduced-scope',
      'wider-scope',
      'refresh-twice',
    ])
  })

  test('say why they cannot be made', async () => {
    const run = await arrangeRun({ connection: { pkce: 'off' }, until: 'token-request' })
    const offers = experimentsFor(run, latest(run, 'token-request')!)
    const offer = offers.find(({ experiment }) => experiment.id === 'wrong-verifier')
    expect(offer?.whyNot).toContain('No code_challenge')
  })

  test('give no reason when they can be made', async () => {
    const run = await healthyRun()
    const offers = experimentsFor(run, latest(run, 'token-request')!)
    expect(offers.filter(({ whyNot }) => whyNot !== undefined)).toEqual([])
  })

  test('with assertions and proofs are offered to a client that signs these alone', async () => {
    const offered = (run: Run) =>
      (['token-request', 'userinfo', 'api-request'] as const).flatMap((step) =>
        experimentsFor(run, latest(run, step)!)
          .filter(({ whyNot }) => whyNot === undefined)
          .map(({ experiment: { id } }) => id)
          .filter((id) => /assertion|proof/.test(id)),
      )
    expect(offered(await healthyRun())).toEqual([])
    expect(offered(await signingRun())).toEqual(signing)
  })

  test('leave the flow as it was', async () => {
    const run = await healthyRun()
    const { run: after } = conducted('code-twice', run, refused('invalid_grant'))
    expect(latest(after, 'token-request')?.sent.id).toBe(latest(run, 'token-request')?.sent.id)
  })

  test('that come after the step wait until it has succeeded', async () => {
    const run = await arrangeRun({ until: 'authorization-response' })
    expect(experimentStep(named('code-twice')).missing(run)).not.toEqual([])
  })

  test('that come after the step are ready once it has', async () => {
    const run = await arrangeRun({ until: 'token-request' })
    expect(experimentStep(named('code-twice')).missing(run)).toEqual([])
  })
})

const signing = [
  ...['assertion-for-another-server', 'assertion-expired', 'token-request-proof-for-another-url'],
  'assertion-twice',
  ...['userinfo-proof-by-another-key', 'userinfo-proof-for-another-url', 'userinfo-proof-twice'],
  ...['api-request-proof-by-another-key', 'api-request-proof-for-another-url'],
  'api-request-proof-twice',
]

describe('What an experiment signs', () => {
  const claimsOf = async (id: string) => {
    const request = requestOf(id, await signingRun())
    const place = id.startsWith('assertion') ? assertionPlace : proofPlace
    return jwtAt(request, place)?.jwt.claims
  }

  test('is an assertion for a server that is not this one', async () => {
    expect(await claimsOf('assertion-for-another-server')).toMatchObject({
      aud: 'https://another-server.invalid/',
    })
  })

  test('is an assertion that ended an hour before', async () => {
    const run = await signingRun()
    const { exp } = (await claimsOf('assertion-expired')) as { exp: number }
    expect(run.entries.at(-1)!.at / 1000 - exp).toBeGreaterThanOrEqual(3_600)
  })

  test('is the assertion that was sent, its jti and its times', async () => {
    expect(await claimsOf('assertion-twice')).toMatchObject({ jti: 'first', ...times })
  })

  test.each([
    ['userinfo-proof-twice', 'b'],
    ['api-request-proof-twice', 'c'],
  ])('of %s is the proof that was sent, nonce included', async (id, jti) => {
    expect(await claimsOf(id)).toMatchObject({ jti, iat: times.iat, nonce: 'the one' })
  })

  test.each(['userinfo', 'api-request'])(
    'is a proof by a key that everybody has, to %s',
    async (step) => {
      const proof = proofIn(requestOf(`${step}-proof-by-another-key`, await signingRun()))
      expect(proof?.key).toBe('published_key')
      expect(proof?.header['jwk']).toMatchObject({ x: publishedJwk['x'] })
    },
  )

  test.each(signing.filter((id) => !id.endsWith('another-key')))(
    'of %s is signed with the client’s own key',
    async (id) => {
      const request = requestOf(id, await signingRun())
      const place = id.startsWith('assertion') ? assertionPlace : proofPlace
      const own = id.startsWith('assertion') ? 'private_key' : 'dpop_key'
      expect(jwtAt(request, place)?.jwt.key).toBe(own)
    },
  )
})

describe('What an experiment sends', () => {
  test('is another verifier, well formed', async () => {
    const run = await healthyRun()
    const verifier = textOf(bodyFields(requestOf('wrong-verifier', run)), 'code_verifier')
    expect(verifier).toMatch(/^[\w.~-]{43,128}$/)
    expect(verifier).not.toBe(
      textOf(bodyFields(latest(run, 'token-request')!.sent.request), 'code_verifier'),
    )
  })

  test.each([
    ['no-verifier', 'code_verifier'],
    ['no-redirect-uri', 'redirect_uri'],
  ])('of %s lacks %s', async (id, name) => {
    expect(textOf(bodyFields(requestOf(id, await healthyRun())), name)).toBeUndefined()
  })

  test('is the secret in the header instead of the body, as a reference', async () => {
    const { headers } = requestOf('other-client-authentication', await healthyRun())
    expect(headers).toContainEqual([
      'Authorization',
      { basic: ['s6BhdRkqt3', 'client_secret'], formEncoded: true },
    ])
  })

  test('is a code that cannot be valid where only the client is asked about', async () => {
    const code = textOf(bodyFields(requestOf('wrong-secret', await healthyRun())), 'code')
    expect(code).toContain('no-such-code')
  })

  test.each(['client_secret_post', 'client_secret_basic'] as const)(
    'has no reference to the real secret beside the wrong one, with %s',
    async (clientAuthentication) => {
      const run = await arrangeRun({ connection: { clientAuthentication } })
      expect(JSON.stringify(requestOf('wrong-secret', run))).not.toContain('{"secret"')
      expect(JSON.stringify(requestOf('wrong-secret', run))).not.toContain('"basic"')
    },
  )

  test('is the refresh token that was used already', async () => {
    const run = await healthyRun()
    const first = textOf(bodyFields(latest(run, 'refresh')!.sent.request), 'refresh_token')
    const again = textOf(bodyFields(requestOf('refresh-twice', run)), 'refresh_token')
    expect(again).toBe(first)
  })

  test('is a scope with one less', async () => {
    const scope = textOf(bodyFields(requestOf('reduced-scope', await healthyRun())), 'scope')
    expect(scope).toBe('openid profile offline_access')
  })

  test('is no credential at all', async () => {
    const { headers } = requestOf('api-without-token', await healthyRun())
    expect(headerOf(headers, 'Authorization')).toBeUndefined()
  })

  test('is a token that differs in one character', async () => {
    const run = await healthyRun()
    const sent = latest(run, 'api-request')!.sent.request
    const draft = experimentStep(named('api-broken-token')).request!(run)
    const [right, wrong] = [draft, requestOf('api-broken-token', run)].map(
      ({ headers }) => headerOf(headers, 'Authorization') ?? '',
    )
    const different = [...right!].filter((character, at) => wrong![at] !== character)
    expect([different.length, sent.url]).toEqual([1, draft.url])
  })
})

describe('The answer to an experiment', () => {
  test.each([
    ['wrong-verifier', refused('invalid_grant'), true],
    ['wrong-verifier', json(403, { error: 'invalid_grant' }), true],
    ['wrong-verifier', granted, false],
    ['no-verifier', refused('invalid_request'), true],
    ['no-verifier', granted, false],
    ['no-redirect-uri', refused('invalid_grant'), true],
    ['no-redirect-uri', granted, false],
    ['other-redirect-uri', refused('invalid_grant'), true],
    ['other-redirect-uri', granted, false],
    ['code-twice', json(200, { error: 'bad_verification_code' }), true],
    ['code-twice', granted, false],
    ['other-client-authentication', refused('invalid_grant'), true],
    ['other-client-authentication', refused('invalid_client'), false],
    ['wrong-secret', json(401, { error: 'invalid_client' }), true],
    ['wrong-secret', refused('invalid_grant'), false],
    ['assertion-for-another-server', json(401, { error: 'invalid_client' }), true],
    ['assertion-for-another-server', refused('invalid_grant'), false],
    ['assertion-expired', json(401, { error: 'invalid_client' }), true],
    ['assertion-expired', refused('invalid_grant'), false],
    ['assertion-twice', json(401, { error: 'invalid_client' }), true],
    ['assertion-twice', refused('invalid_grant'), false],
    ['token-request-proof-for-another-url', refused('invalid_dpop_proof'), true],
    ['token-request-proof-for-another-url', refused('invalid_grant'), false],
    ['userinfo-proof-by-another-key', respond(401, ''), true],
    ['userinfo-proof-by-another-key', respond(200, '{}'), false],
    ['userinfo-proof-for-another-url', respond(401, ''), true],
    ['userinfo-proof-for-another-url', respond(200, '{}'), false],
    ['api-request-proof-twice', respond(401, ''), true],
    ['api-request-proof-twice', respond(200, '[]'), false],
    ['reduced-scope', json(200, { access_token: 'a', scope: 'openid profile' }), true],
    ['reduced-scope', json(200, { access_token: 'a', scope: 'openid profile email' }), false],
    ['wider-scope', refused('invalid_scope'), true],
    ['wider-scope', granted, false],
    ['refresh-twice', refused('invalid_grant'), true],
    ['refresh-twice', granted, false],
    ['api-without-token', respond(401, ''), true],
    ['api-without-token', respond(200, '[]'), false],
    ['api-broken-token', respond(401, ''), true],
    ['api-broken-token', respond(200, '[]'), false],
    ['api-id-token', respond(401, ''), true],
    ['api-id-token', respond(200, '[]'), false],
    ['userinfo-id-token', respond(401, ''), true],
    ['userinfo-id-token', respond(200, '{}'), false],
  ])('of %s: %#', async (id, answer, expected) => {
    expect(await matches(id, answer)).toBe(expected)
  })

  test('is not judged while it is awaited', async () => {
    expect(await matches('code-twice', undefined)).toBeUndefined()
  })

  test('is not judged when none came', async () => {
    const answer = { kind: 'unknown', code: 'timeout', message: 'No answer.' } as const
    expect(await matches('code-twice', answer)).toBeUndefined()
  })

  test('of another method is a refusal when the metadata does not list it', async () => {
    const run = await arrangeRun({
      metadata: { token_endpoint_auth_methods_supported: ['client_secret_post'] },
    })
    expect(await matches('other-client-authentication', refused('invalid_client'), run)).toBe(true)
  })

  test('of a second refresh is a success where refresh tokens do not rotate', async () => {
    const run = await arrangeRun({ grant: { refresh_token: 'the-only-one' } })
    expect(await matches('refresh-twice', granted, run)).toBe(true)
  })

  test('says what an unexpected one means', async () => {
    const done = conducted('wrong-verifier', await healthyRun(), granted)
    expect(outcomeInWords(named('wrong-verifier'), done.run, done.exchange)).toContain(
      'PKCE protects nothing',
    )
  })

  test('of prompt=none is as predicted with a code', async () => {
    const run = await arrangeRun({ until: 'authorization-response' })
    const exchange = latest(run, 'authorization-request')!
    expect(outcomeMatches(named('prompt-none'), run, exchange)).toBe(true)
  })

  test('of prompt=none is not as predicted with another error', async () => {
    const run = await arrangeRun({
      callback: [['error', 'server_error']],
      until: 'authorization-response',
    })
    const exchange = latest(run, 'authorization-request')!
    expect(outcomeMatches(named('prompt-none'), run, exchange)).toBe(false)
  })

  test('of a refresh that never was is not counted as rotated', async () => {
    const run = appendExchange(await arrangeRun({ until: 'token-request' }), 'refresh')
    expect(named('refresh-twice').prediction(run).expected).toBe('200')
  })
})
