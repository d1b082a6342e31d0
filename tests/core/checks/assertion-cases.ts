import { assertionPlace, withClaims } from '../../../core/experiments/sent-jwt.ts'
import { applyEdits } from '../../../core/edits.ts'
import type { HttpResponse } from '../../../core/http.ts'
import type { JwtEdit, Run, StepName } from '../../../core/run.ts'
import { appendExchange, issuer, json, respond, startedAt } from '../arrange-run.ts'
import { type Case, type Cases, changeSent } from './check-table.ts'

type Members = Readonly<Record<string, unknown>>

const byKey: Case = {
  connection: {
    clientAuthentication: 'private_key_jwt',
    hasSecret: false,
    publicKeys: { private_key: { kty: 'RSA', kid: 'k', alg: 'RS256', use: 'sig' } },
  },
}
const iat = Math.floor(startedAt / 1000)

/** What the server draws is in the assertion of a step, and what the case says over it. */
export function assertedWith(
  claims: Members = {},
  step: StepName = 'token-request',
  header: Members = {},
): (run: Run) => Run {
  const edits = [
    ...withClaims(assertionPlace, { jti: 'b', iat, exp: iat + 60 }),
    ...membersOf('claims', claims),
    ...membersOf('header', header),
  ]
  return changeSent(step, ({ request }) => ({ request: applyEdits(request, edits) }))
}

/** A member that is undefined is left out. */
function membersOf(part: JwtEdit['part'], members: Members): JwtEdit[] {
  return Object.entries(members).map(([name, value]) => ({
    ...{ jwt: assertionPlace, part, name, value: JSON.stringify(value) ?? '' },
    change: value === undefined ? 'remove-member' : 'set-member',
  }))
}

/** How a run comes to the message of a step: by a grant of its own, or after all others. */
const ways: Readonly<Record<string, { readonly case?: Case; readonly answer?: HttpResponse }>> = {
  'pushed-authorization-request': { case: { connection: { pushed: true } } },
  'device-authorization': {
    case: { connection: { grant_type: 'urn:ietf:params:oauth:grant-type:device_code' } },
  },
  introspection: {
    case: { metadata: { introspection_endpoint: `${issuer}/oauth/introspect` } },
    answer: json(200, { active: true, iss: issuer, sub: 'ada' }),
  },
  revocation: { answer: respond(200, '') },
}

/** The four checks of the client assertion in the message of a step. */
export function assertionCases(step: StepName): Readonly<Record<string, Cases>> {
  const way = ways[step] ?? {}
  const comes = (run: Run, answer: HttpResponse | undefined) =>
    answer ? appendExchange(run, step, [], answer) : run
  const asserted = (claims: Members = {}, header: Members = {}, more: Case = {}): Case => ({
    ...{ ...way.case, ...byKey, until: way.answer ? 'refresh' : step, ...more },
    connection: { ...byKey.connection, ...way.case?.connection, ...more.connection },
    metadata: { ...way.case?.metadata, ...more.metadata },
    change: (run) => assertedWith(claims, step, header)(comes(run, way.answer)),
  })
  const listing = (algs: readonly string[], more: Case = {}): Case => {
    const own = step === 'introspection' || step === 'revocation' ? step : 'token'
    const list = `${own}_endpoint_auth_signing_alg_values_supported`
    return asserted({}, {}, { ...more, metadata: { [list]: algs } })
  }
  const refusal = json(401, { error: 'invalid_client' })
  const refused: Case = way.answer
    ? {
        ...listing(['ES256']),
        change: (run) => assertedWith({}, step)(comes(run, refusal)),
      }
    : listing(['ES256'], { answers: { [step]: refusal } })
  const withSecret: Record<string, Case> = {
    'a client with a secret': {
      ...way.case,
      ...(way.answer && { change: (run) => comes(run, way.answer) }),
    },
  }
  return {
    'assertion-claims': {
      valid: { 'the client’s own': asserted() },
      invalid: {
        'another iss': asserted({ iss: 'x' }),
        'another sub': asserted({ sub: 'x' }),
        'an exp in the past': asserted({ exp: 1 }),
        'an exp far ahead': asserted({ exp: iat + 90_000 }),
        'no jti': asserted({ jti: undefined }),
      },
      notApplicable: withSecret,
    },
    'assertion-audience': {
      valid: {
        'the issuer': asserted(),
        'the token endpoint': asserted({ aud: `${issuer}/oauth/token` }),
        both: asserted({ aud: ['x', issuer] }),
      },
      invalid: {
        'another server': asserted({ aud: 'https://other.test' }),
        'no audience': asserted({ aud: undefined }),
      },
      notApplicable: withSecret,
    },
    'assertion-alg': {
      valid: { 'an algorithm of the list': listing(['ES256', 'RS256']) },
      invalid: { 'another algorithm, refused': refused },
      notApplicable: {
        'no list': asserted(),
        'another algorithm, taken': listing(['ES256']),
        ...withSecret,
      },
      beside: [
        ...['error-present', 'access-token', 'success-status', 'authentication-method-supported'],
        ...['accepted', 'created', 'request-uri', 'active-present', 'success'],
      ],
    },
    'assertion-kid': {
      valid: { 'the key of the connection': asserted() },
      invalid: { 'another key': asserted({}, { kid: 'december' }) },
      inconclusive: {
        'a trace that tells no key': asserted({}, { kid: 'k' }, { connection: { publicKeys: {} } }),
      },
      notApplicable: {
        'no kid': asserted({}, { kid: undefined }),
        'a signature with the secret': asserted({}, { alg: 'HS256' }),
        ...withSecret,
      },
    },
  }
}
