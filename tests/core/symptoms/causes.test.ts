import { describe, expect, test } from 'vitest'
import { analyse } from '../../../core/analyse.ts'
import { tokensInHand } from '../../../core/in-hand.ts'
import {
  type Edit,
  type Entry,
  type Run,
  type StepName,
  isInbound,
  isResponse,
} from '../../../core/run.ts'
import type { Certainty } from '../../../core/symptom.ts'
import { symptoms } from '../../../core/symptoms/all.ts'
import { faults } from '../../../server/faults/all.ts'
import {
  type Arrangement,
  appendExchange,
  arrangeRun,
  json,
  respond,
  startedAt,
} from '../arrange-run.ts'
import { assertedWith } from '../checks/assertion-cases.ts'
import { recordings } from '../import/recordings.ts'
import { handshakes } from '../checks/certificate-cases.ts'
import { proofNonceCases, withProofClaims } from '../checks/dpop-cases.ts'

const byKey = {
  clientAuthentication: 'private_key_jwt',
  hasSecret: false,
  publicKeys: { private_key: { kty: 'RSA', kid: 'k', alg: 'RS256', use: 'sig' } },
} as const

function againAsked(step: 'token-request' | 'api-request') {
  const { change = (run: Run) => run, ...arranged } =
    proofNonceCases(step).invalid['the nonce asked for again'] ?? {}
  return { ...arranged, change }
}

function boundWithout(step: 'api-request') {
  const { change, ...arranged } = withProofClaims(step, { htm: 'PUT' })
  const answers = { [step]: respond(401, '', [['WWW-Authenticate', 'DPoP error="invalid_token"']]) }
  return ['bound-token-without-proof', { ...arranged, answers }, change] as const
}

type Where = Extract<Edit, { where: unknown }>['where']

const set = (where: Where, name: string, value: string): Edit => ({
  change: 'set',
  where,
  name,
  index: 0,
  value,
})
const add = (where: Where, name: string, value: string): Edit => ({
  ...{ change: 'add', where, name, index: 0, value },
})
const remove = (where: Where, name: string): Edit => ({
  ...{ change: 'remove', where, name, index: 0, value: '' },
})

const refusal = (error: string, error_description = 'no', status = 400) =>
  json(status, { error, error_description })

/** A token request with these edits that is refused. */
const exchange = (error: string, edits: readonly Edit[] = [], words = 'no'): Arrangement => ({
  edits: { 'token-request': edits },
  answers: { 'token-request': refusal(error, words) },
  until: 'token-request',
})

/** A refresh with these edits that is refused. */
const refreshing = (error: string, edits: readonly Edit[] = [], words = 'no'): Arrangement => ({
  edits: { refresh: edits },
  answers: { refresh: refusal(error, words) },
})

/** An authorization request with these edits, answered by an error in the callback. */
const asking = (error: string, edits: readonly Edit[] = [], words = 'no'): Arrangement => ({
  edits: { 'authorization-request': edits },
  callback: [
    ['error', error],
    ['error_description', words],
  ],
  until: 'authorization-response',
})

const page = (edits: readonly Edit[] = []): Arrangement => ({
  edits: { 'authorization-request': edits },
  until: 'authorization-request',
})

const calling = (status: number, edits: readonly Edit[] = [], challenge = ''): Arrangement => ({
  edits: { 'api-request': edits },
  answers: {
    'api-request': json(status, {}, challenge ? [['WWW-Authenticate', challenge]] : []),
  },
})

const refusing = (message: string): Arrangement => ({
  answers: { 'api-request': json(401, { message }) },
})

const failing = (step: StepName, code: string, kind: 'failed' | 'unknown' = 'failed') => ({
  answers: { [step]: { kind, code, message: 'it did not work' } },
  until: step,
})

const invalidToken = 'Bearer error="invalid_token", error_description="Jwt expired at noon"'

/** Each cause with a run that has it. */
const cases: readonly (readonly [cause: string, arrangement: Arrangement])[] = [
  [
    'client-auth-double',
    exchange('invalid_client', [add('header', 'Authorization', 'Basic YTpi')]),
  ],
  [
    'client-credentials-not-sent',
    {
      ...exchange('invalid_client', [remove('body', 'client_secret')]),
    },
  ],
  [
    'client-auth-method-mismatch',
    {
      ...exchange('invalid_client'),
      metadata: { token_endpoint_auth_methods_supported: ['private_key_jwt'] },
    },
  ],
  ['client-secret-wrong', exchange('invalid_client', [], 'invalid secret provided')],
  ['client-id-unknown', exchange('invalid_client', [], 'unknown client')],
  [
    'redirect-uri-mismatch-at-token',
    exchange('invalid_grant', [set('body', 'redirect_uri', 'http://127.0.0.1:4400/callback/')]),
  ],
  [
    'pkce-verifier-mismatch',
    exchange('invalid_grant', [set('body', 'code_verifier', 'x'.repeat(43))]),
  ],
  ['pkce-verifier-missing', exchange('invalid_grant', [remove('body', 'code_verifier')])],
  ['code-truncated-or-decoded', exchange('invalid_grant', [set('body', 'code', 'Splx')])],
  ['code-issued-to-other-client', exchange('invalid_grant', [set('body', 'client_id', 'other')])],
  [
    'code-wrong-endpoint-or-tenant',
    exchange('invalid_grant', [{ change: 'url', value: 'https://other.acme.test/token' }]),
  ],
  ['code-used-elsewhere', exchange('invalid_grant', [], 'This code was redeemed before')],
  ['code-lifetime-too-short', exchange('invalid_grant', [], 'This code is too old')],
  ['redirect-uri-compared-otherwise', exchange('invalid_grant', [], 'Check the redirect')],
  ['verifier-compared-otherwise', exchange('invalid_grant', [], 'The proof key is another one')],
  ['code-bound-otherwise', exchange('invalid_grant', [], 'It belongs to another client')],
  ['refresh-wrong-client', refreshing('invalid_grant', [set('body', 'client_id', 'other')])],
  [
    'refresh-token-expired-or-revoked',
    refreshing('invalid_grant', [], 'The refresh token is expired or revoked'),
  ],
  ['duplicate-parameter', exchange('invalid_request', [add('body', 'code', 'twice')])],
  [
    'response-type-missing-or-unsupported',
    asking('invalid_request', [remove('query', 'response_type')]),
  ],
  ['redirect-uri-missing', page([remove('query', 'redirect_uri')])],
  ['pkce-challenge-format', asking('invalid_request', [set('query', 'code_challenge', 'a=b=')])],
  [
    'pkce-method-plain-refused',
    asking('invalid_request', [set('query', 'code_challenge_method', 'plain')]),
  ],
  [
    'pkce-required-but-missing',
    {
      ...asking('invalid_request', [], ''),
      connection: { pkce: 'off', clientAuthentication: 'none', hasSecret: false },
    },
  ],
  ['scope-not-listed', { ...asking('invalid_scope'), metadata: { scopes_supported: ['openid'] } }],
  [
    'par-required',
    {
      ...asking('invalid_request'),
      metadata: { require_pushed_authorization_requests: true },
    },
  ],
  ['prompt-none-combined', asking('invalid_request', [add('query', 'prompt', 'none login')])],
  [
    'token-json-body',
    exchange('invalid_request', [set('header', 'Content-Type', 'application/json')]),
  ],
  ['token-get-instead-of-post', exchange('invalid_request', [{ change: 'method', value: 'GET' }])],
  ['token-form-refused', exchange('invalid_request', [], 'The body has to be JSON')],
  [
    'scope-comma-or-plus-encoding',
    asking('invalid_scope', [set('query', 'scope', 'openid,email')]),
  ],
  ['refresh-scope-exceeds', refreshing('invalid_scope', [add('body', 'scope', 'openid admin')])],
  [
    'grant-type-unsupported',
    exchange('unsupported_grant_type', [set('body', 'grant_type', 'code')]),
  ],
  [
    'grant-type-not-in-metadata',
    {
      ...exchange('unsupported_grant_type'),
      metadata: { grant_types_supported: ['client_credentials'] },
    },
  ],
  ['grant-type-not-allowed-for-client', exchange('unauthorized_client')],
  ['unauthorized-client-flow', asking('unauthorized_client')],
  [
    'authorization-details-malformed',
    asking('invalid_authorization_details', [add('query', 'authorization_details', '{}')]),
  ],
  [
    'authorization-details-type-unknown',
    {
      ...asking('invalid_authorization_details', [
        add('query', 'authorization_details', '[{"type":"Payment"}]'),
      ]),
      metadata: { authorization_details_types_supported: ['payment'] },
    },
  ],
  [
    'authorization-details-not-allowed',
    asking(
      'invalid_authorization_details',
      [add('query', 'authorization_details', '[{"type":"payment"}]')],
      'payment is not enabled for this application',
    ),
  ],
  [
    'authorization-details-members-refused',
    asking(
      'invalid_authorization_details',
      [add('query', 'authorization_details', '[{"type":"payment"}]')],
      'actions is required',
    ),
  ],
  ['request-object-claims', asking('invalid_request_object', [], 'unexpected aud')],
  ['request-object-expired', asking('invalid_request_object', [], 'the object has expired')],
  ['request-object-disagrees', asking('invalid_request_object', [], 'scope mismatch')],
  ['request-object-alg', asking('invalid_request_object', [], 'the alg is not the registered one')],
  ['request-object-key-unknown', asking('invalid_request_object', [], 'no key verifies it')],
  ['request-uri-spent', asking('invalid_request_uri', [], 'it was used before')],
  ['request-uri-unknown', asking('invalid_request_uri', [], 'unknown reference')],
  ['request-uri-unreachable', asking('invalid_request_uri', [], 'could not fetch it')],
  ['request-object-unsupported', asking('request_not_supported')],
  ['request-uri-unsupported', asking('request_uri_not_supported')],
  ['registration-unsupported', asking('registration_not_supported')],
  ['access-denied-by-user', asking('access_denied', [], 'The user denied the request')],
  ['access-denied-by-policy', asking('access_denied', [], 'A policy of the server')],
  ['prompt-none-login-required', asking('login_required')],
  ['prompt-none-consent-required', asking('consent_required')],
  ['prompt-none-interaction-required', asking('interaction_required')],
  ['server-error-from-as', asking('server_error')],
  ['temporarily-unavailable', asking('temporarily_unavailable')],
  [
    'redirect-uri-double-encoded',
    page([set('query', 'redirect_uri', 'http%3A%2F%2F127.0.0.1%3A4400%2Fcallback')]),
  ],
  ['redirect-uri-fragment', page([set('query', 'redirect_uri', 'http://127.0.0.1:4400/#/back')])],
  ['api-bearer-missing', calling(401, [remove('header', 'Authorization')], invalidToken)],
  ['api-insufficient-scope', calling(403, [], 'Bearer error="insufficient_scope", scope="admin"')],
  [
    'userinfo-token-for-a-resource',
    {
      connection: { authorizationParameters: [['resource', 'https://api.acme.test']] },
      accessToken: { aud: 'https://api.acme.test' },
      answers: { userinfo: json(401, {}, [['WWW-Authenticate', 'Bearer error="invalid_token"']]) },
      until: 'userinfo',
    },
  ],
  [
    'api-wants-another-login',
    calling(401, [], 'Bearer error="insufficient_user_authentication", acr_values="mfa"'),
  ],
  ['api-401-without-challenge', calling(401)],
  ['api-www-authenticate-invalid-token', calling(401, [], invalidToken)],
  ['api-authorization-header-stripped', refusing('JWT Token not found')],
  ['api-expects-another-audience', refusing('The audience is invalid')],
  ['api-expects-another-issuer', refusing('unexpected "iss" claim value')],
  ['api-cannot-verify-signature', refusing('no applicable key found in the JSON Web Key Set')],
  ['api-takes-other-algorithms', refusing('invalid algorithm')],
  ['api-clock-differs', refusing('"exp" claim timestamp check failed')],
  ['rate-limited', { answers: { 'token-request': refusal('slow_down', 'no', 429) } }],
  ['dns-or-connect-refused', failing('discovery', 'name-not-found')],
  ['tls-untrusted', failing('discovery', 'certificate-expired')],
  ['client-certificate', failing('discovery', 'client-certificate-required')],
  ['proxy', failing('discovery', 'proxy-refused')],
  ['address-refused', failing('discovery', 'more-private-than-supplier')],
  ['request-not-sendable', failing('discovery', 'scheme-not-allowed')],
]

const firstRefreshToken = 'refresh-token-of-the-first-grant-8xLOxBtZp8'

/** The requests of a step as `change` makes them. */
const changing =
  (step: StepName, change: (sent: Extract<Entry, { kind: 'sent' }>) => Partial<Entry>) =>
  (run: Run): Run => ({
    ...run,
    entries: run.entries.map((entry) =>
      entry.kind === 'sent' && entry.step === step
        ? ({ ...entry, ...change(entry) } as Entry)
        : entry,
    ),
  })

/** An answer of a server whose clock is behind ours. */
function datedTenMinutesEarlier(entry: Entry): Entry {
  if (!isResponse(entry)) return entry
  const earlier = new Date(startedAt - 600_000).toUTCString()
  const headers = entry.response.headers.map(
    ([name, value]) => [name, name === 'Date' ? earlier : value] as const,
  )
  return { ...entry, response: { ...entry.response, headers } }
}

/** A callback that was copied from the address bar of the application. */
function asPasted(entry: Entry): Entry {
  return isInbound(entry) ? { ...entry, request: { ...entry.request, via: 'pasted' } } : entry
}

/** Each further cause with a run that has it once something was done to it. */
const changedCases: readonly (readonly [string, Arrangement, (run: Run) => Run])[] = [
  [
    'callback-hit-twice',
    { until: 'token-request' },
    (run) => appendExchange(run, 'token-request', [], refusal('invalid_grant')),
  ],
  [
    'code-redeemed-by-application',
    exchange('invalid_grant'),
    (run) => ({ ...run, entries: run.entries.map(asPasted) }),
  ],
  [
    'code-expired',
    exchange('invalid_grant'),
    changing('token-request', ({ at }) => ({ at: at + 3_600_000 })),
  ],
  ...['refresh-rotation-reuse', 'refresh-new-token-not-stored'].map(
    (cause) =>
      [
        cause,
        {},
        (run: Run) =>
          appendExchange(
            run,
            'refresh',
            [set('body', 'refresh_token', firstRefreshToken)],
            refusal('invalid_grant'),
          ),
      ] as const,
  ),
  [
    'refresh-token-revoked-here',
    { until: 'api-request' },
    (run: Run) =>
      appendExchange(
        appendExchange(run, 'revocation', [], json(200, {})),
        'refresh',
        [],
        refusal('invalid_grant'),
      ),
  ],
  [
    'refresh-sent-access-token',
    {},
    (run) =>
      appendExchange(
        run,
        'refresh',
        [set('body', 'refresh_token', tokensInHand(run)?.access_token ?? '')],
        refusal('invalid_grant'),
      ),
  ],
  [
    'clock-skew-general',
    { idToken: { exp: startedAt / 1000 - 7200 }, until: 'jwks' },
    (run) => ({ ...run, entries: run.entries.map(datedTenMinutesEarlier) }),
  ],
  [
    'client-certificate-not-shown',
    {
      ...exchange('invalid_client'),
      connection: { clientAuthentication: 'tls_client_auth', tlsCertificate: 'PEM' },
    },
    handshakes({ 'token-request': { asked: false } }),
  ],
  [
    'assertion-not-for-this-server',
    { ...exchange('invalid_client'), connection: byKey },
    assertedWith({ aud: 'https://other.test' }),
  ],
  [
    'assertion-claims-wrong',
    { ...exchange('invalid_client'), connection: byKey },
    assertedWith({ jti: undefined }),
  ],
  [
    'assertion-key-unknown',
    { ...exchange('invalid_client'), connection: byKey },
    assertedWith({}, 'token-request', { kid: 'december' }),
  ],
  [
    'assertion-alg-not-taken',
    {
      ...exchange('invalid_client'),
      connection: byKey,
      metadata: { token_endpoint_auth_signing_alg_values_supported: ['ES256'] },
    },
    assertedWith({}),
  ],
  ...(['proof-for-another-request', 'proof-by-another-clock'] as const).map((cause) => {
    const claims = cause === 'proof-for-another-request' ? { htm: 'PUT' } : {}
    const { change, ...arranged } = withProofClaims('token-request', claims)
    return [
      cause,
      { ...arranged, ...exchange('invalid_dpop_proof', [], 'iat of the proof is too old') },
      change,
    ] as const
  }),
  ...(['token-request', 'api-request'] as const).map((step) => {
    const { change, ...arranged } = againAsked(step)
    const cause = step === 'token-request' ? 'nonce-not-taken' : 'proof-without-newest-nonce'
    return [cause, arranged, change] as const
  }),
  boundWithout('api-request'),
  [
    'api-takes-bound-tokens-only',
    {
      ...calling(401, [], 'Bearer resource_metadata="https://api.acme.test/metadata"'),
      until: 'api-request',
    },
    (run) => {
      const wants = { resource: 'https://api.acme.test', dpop_bound_access_tokens_required: true }
      return appendExchange(run, 'resource-metadata', [], json(200, wants))
    },
  ],
  ['client-disabled', page(), (run) => withPage(run, 'Client is disabled.')],
  ['post-logout-uri-not-registered', {}, loggedOut('The logout URI is not registered.')],
  [
    'logout-id-token-hint-missing',
    {},
    loggedOut('Missing parameter: id_token_hint', [remove('query', 'id_token_hint')]),
  ],
  ['logout-id-token-hint-invalid', {}, loggedOut('The id_token_hint has expired.')],
  [
    'secret-has-whitespace',
    exchange('invalid_client'),
    changing('token-request', () => ({
      secrets: {
        client_secret: {
          ...{ length: 20, whitespaceAtEnds: true, encodedInBasic: false, looksLikeGuid: false },
        },
      },
    })),
  ],
]

/** A logout of the run that the server answers with these words. */
function loggedOut(words: string, edits: readonly Edit[] = []) {
  return (run: Run): Run =>
    appendExchange(
      run,
      'logout',
      edits,
      respond(400, `<h1>${words}</h1>`, [['Content-Type', 'text/html']]),
    )
}

/** Causes of a registration that is refused with this status and error. */
const registrations: readonly (readonly [string, number, string])[] = [
  ['registration-needs-token', 401, 'invalid_token'],
  ['registration-redirect-uri', 400, 'invalid_redirect_uri'],
  ['registration-software-statement', 400, 'unapproved_software_statement'],
  ['registration-metadata', 400, 'invalid_client_metadata'],
  ['registration-not-offered', 404, 'not_found'],
]

/** Causes that lie where no message of the flow shows them, so that they are only ever possible. */
const onlyPossible: readonly string[] = [
  // What a server allows a client, and which APIs it knows, is in its console alone.
  ...['scope-not-allowed-for-client', 'audience-unknown', 'audience-not-allowed'],
  // Rights of the user in the API; a timeout whose other end nobody saw.
  ...['api-403-not-401', 'network-timeout-token'],
  // The trace can only rule it out: a loop takes several logins.
  'max-age-loop',
]

test.each(registrations)('%s is seen in its run', async (cause, status, error) => {
  const run = await arrangeRun({
    connection: { register: true, client_id: '' },
    metadata: { registration_endpoint: 'https://login.acme.test/register' },
    until: 'discovery',
  })
  const refused = appendExchange(run, 'registration', [], refusal(error, 'no', status))
  expect((await analyse(refused)).findings[0]?.id).toBe(cause)
})

test('every cause is seen proven or likely somewhere, or can only be possible', () => {
  const seen = new Set([
    ...cases.map(([cause]) => cause),
    ...changedCases.map(([cause]) => cause),
    ...registrations.map(([cause]) => cause),
    ...recordings.map(([cause]) => cause),
    ...faults.map(({ revealedBy }) => revealedBy),
    ...onlyPossible,
  ])
  const causes = symptoms.flatMap((symptom) => symptom.causes.map(({ id }) => id))
  expect([...new Set(causes)].filter((cause) => !seen.has(cause))).toEqual([])
})

test.each(changedCases)(
  'A run that has come to the cause says so: %s',
  async (cause, arrangement, change) => {
    const { diagnoses } = await analyse(change(await arrangeRun(arrangement)))
    const judged = diagnoses
      .flatMap(({ causes }) => causes)
      .find((found) => found.cause.id === cause)
    expect(judged?.verdict.certainty).toMatch(/^(proven|likely)$/)
  },
)

/** Every cause of a run with how certain it is. */
async function certaintiesOf(arrangement: Arrangement): Promise<ReadonlyMap<string, Certainty>> {
  const run = await arrangeRun(arrangement)
  const shown = arrangement.until === 'authorization-request' ? withPage(run) : run
  const { diagnoses } = await analyse(shown)
  return new Map(
    diagnoses.flatMap(({ causes }) =>
      causes.map(({ cause, verdict }) => [cause.id, verdict.certainty] as const),
    ),
  )
}

/** The run with the server's own page as the answer to the authorization request, as on import. */
function withPage(run: Run, text = '<h1>Something is wrong</h1>'): Run {
  const sent = run.entries.findLast(({ kind }) => kind === 'sent')
  const entry: Entry = {
    id: run.entries.length + 1,
    at: sent?.at ?? 0,
    kind: 'received',
    purpose: 'flow',
    step: 'authorization-request',
    inReplyTo: sent?.id ?? 0,
    response: respond(400, text, [['Content-Type', 'text/html']]),
  }
  return { ...run, entries: [...run.entries, entry] }
}

describe('A run that has the cause says so', () => {
  test.each(cases)('%s', async (cause, arrangement) => {
    expect((await certaintiesOf(arrangement)).get(cause)).toMatch(/^(proven|likely)$/)
  })
})

test('a request in order rules out what the request could be blamed for', async () => {
  const certainties = await certaintiesOf(exchange('invalid_grant'))
  for (const cause of [
    'callback-hit-twice',
    'redirect-uri-mismatch-at-token',
    'pkce-verifier-mismatch',
    'pkce-verifier-missing',
    'code-truncated-or-decoded',
    'code-issued-to-other-client',
    'code-expired',
    'code-wrong-endpoint-or-tenant',
  ]) {
    expect([cause, certainties.get(cause)]).toEqual([cause, 'ruled-out'])
  }
})

test('no cause is found in every run', async () => {
  const runs = await Promise.all(cases.map(([, arrangement]) => certaintiesOf(arrangement)))
  for (const [cause] of cases) {
    const without = runs.filter((run) => !/^(proven|likely)$/.test(run.get(cause) ?? ''))
    expect([cause, without.length > 0]).toEqual([cause, true])
  }
})

describe('An assertion that is refused although it is in order', () => {
  const told = async (words: string, connection: Arrangement['connection'] = byKey) => {
    const metadata = {
      token_endpoint_auth_methods_supported: ['private_key_jwt', 'client_secret_jwt'],
    }
    const refused = exchange('invalid_client', [], words)
    const run = await arrangeRun({ ...refused, connection, metadata })
    const { diagnoses } = await analyse(assertedWith()(run))
    const causes = diagnoses.find(({ symptom }) => symptom.id === 'invalid-client')?.causes ?? []
    const of = (id: string) => causes.find(({ cause }) => cause.id === id)?.verdict
    return { first: causes[0]?.cause.id, of, certainty: (id: string) => of(id)?.certainty }
  }

  test.each([
    'client authentication failed',
    'JWT key ID not found in the JWK Set',
    'Unable to load public key',
    'signature verification failed',
  ])('is by a key that the server does not know: “%s”', async (words) => {
    const { first, of } = await told(words)
    expect([first, of('assertion-key-unknown')?.certainty]).toEqual([
      'assertion-key-unknown',
      'likely',
    ])
    expect(of('assertion-key-unknown')?.evidence[0]).toMatchObject({ found: 'kid: k' })
  })

  test.each([
    'The audience of the assertion is not one that is accepted here',
    'Invalid client assertion: aud does not match',
  ])('has another audience than the server wants: “%s”', async (words) => {
    const { first, of } = await told(words)
    expect(first).toBe('assertion-not-for-this-server')
    expect(of(first ?? '')).toMatchObject({
      certainty: 'likely',
      fix: { connection: { assertion: { alg: 'RS256', audience: 'token_endpoint' } } },
    })
  })

  test('is late by the server’s clock when it says so', async () => {
    const { first } = await told('client_assertion JWT is expired')
    expect(first).toBe('assertion-claims-wrong')
  })

  test('is not refused for a secret, which such a client has not', async () => {
    expect((await told('no')).certainty('client-secret-wrong')).toBe('ruled-out')
  })

  test('signed with the secret lacks no key', async () => {
    const connection = { clientAuthentication: 'client_secret_jwt' } as const
    const { certainty } = await told('no', connection)
    expect(certainty('assertion-key-unknown')).toBe('ruled-out')
    expect(certainty('client-secret-wrong')).toBe('possible')
  })

  test('and is not blamed where the client sends a secret', async () => {
    const certainties = await certaintiesOf(exchange('invalid_client'))
    for (const cause of ['assertion-not-for-this-server', 'assertion-key-unknown'])
      expect([cause, certainties.get(cause)]).toEqual([cause, 'ruled-out'])
  })
})

test.each([
  ['assertion-not-for-this-server', { aud: 'https://other.test' }, {}],
  ['assertion-key-unknown', {}, { kid: 'december' }],
] as const)('%s is proven by what was sent', async (id, claims, header) => {
  const run = await arrangeRun({ ...exchange('invalid_client'), connection: byKey })
  const { diagnoses } = await analyse(assertedWith(claims, 'token-request', header)(run))
  const [first] = diagnoses.flatMap(({ causes }) => causes)
  expect([first?.cause.id, first?.verdict.certainty]).toEqual([id, 'proven'])
})
