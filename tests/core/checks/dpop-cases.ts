import { createHash } from 'node:crypto'
import { withProofFollowing } from '../../../core/dpop.ts'
import { type Field, headerOf } from '../../../core/http.ts'
import type { Run, Sent, StepName } from '../../../core/run.ts'
import { json, respond } from '../arrange-run.ts'
import { type Case, type Cases, mapEntries } from './check-table.ts'

const thumbprint = '0ZcOCORZNYy-DWpqq30jZyJGHTN0d2HglBV3uiguA4I'

/** A client with a key for proofs, and a server that binds tokens to it. */
const withKey: Case = {
  connection: {
    dpop: { alg: 'ES256' },
    publicKeys: {
      dpop_key: {
        ...{ kty: 'EC', crv: 'P-256', kid: thumbprint, alg: 'ES256', use: 'sig' },
        x: 'l8tFrhx-34tV3hRICRDY9zCkDlpBhF42UQUfWVAWBFs',
        y: '9VE4jf_Ok_o64zbTTlcuNJajHmt6v9TDVrU0CdvGRDA',
      },
    },
  },
  grant: { token_type: 'DPoP' },
  accessToken: { cnf: { jkt: thumbprint } },
}

type AskingStep = 'pushed-authorization-request' | 'token-request' | 'refresh'
type Members = Readonly<Record<string, unknown>>

/** What the server draws is in the proofs, and what the case says over it in those of that step. */
function proved(
  changed: { readonly step: StepName; readonly header?: Members; readonly claims?: Members } = {
    step: 'discovery',
  },
): (run: Run) => Run {
  return (run) =>
    mapEntries(run, (entry) => {
      if (entry.kind !== 'sent') return entry
      const of = entry.step === changed.step ? changed : undefined
      return { ...entry, request: withMembers(entry.request, of?.header, of?.claims) }
    })
}

function withMembers(request: Sent['request'], header?: Members, claims?: Members) {
  const token = headerOf(request.headers, 'Authorization')?.split(' ')[1] ?? ''
  const ath = createHash('sha256').update(token).digest('base64url')
  const headers = request.headers.map(([name, value]): Field => {
    if (typeof value === 'string' || !('jwt' in value)) return [name, value]
    const drawn = { jti: 'b', iat: 1, ...('ath' in value.jwt.claims && { ath }) }
    const jwt = {
      ...value.jwt,
      header: { ...value.jwt.header, ...header },
      claims: { ...value.jwt.claims, ...drawn, ...claims },
    }
    return [name, { jwt }]
  })
  return { ...request, headers }
}

const withClaims = (step: StepName, claims: Members, more: Case = {}): Case => ({
  ...{ ...withKey, until: step, ...more },
  change: proved({ step, claims }),
})

const withHeader = (step: StepName, header: Members): Case => ({
  ...{ ...withKey, until: step },
  change: proved({ step, header }),
})

const withoutProof = (step: StepName): Case => ({
  ...withKey,
  until: step,
  edits: { [step]: [{ change: 'remove', where: 'header', name: 'DPoP', index: 0, value: '' }] },
  change: proved(),
})

/** The same client, with these Claims in the proof of a step. */
export function withProofClaims(step: StepName, claims: Members) {
  return { ...withKey, until: step, change: proved({ step, claims }) }
}

/** The proof of a message that asks for tokens. */
export function proofCases(step: AskingStep): Cases {
  return {
    valid: {
      'a proof for this request': { ...withKey, until: step, change: proved() },
      'a proof that followed the address': {
        ...{ ...withKey, until: step, change: proved() },
        edits: { [step]: [{ change: 'url', value: 'https://login.acme.test/other?a=b#c' }] },
      },
    },
    invalid: { 'no proof': withoutProof(step), ...wrongProofs(step) },
    notApplicable: { 'a client without DPoP': {} },
    beside: ['endpoint-found', 'same-server'],
  }
}

function wrongProofs(step: StepName): Record<string, Case> {
  return {
    'another method': withClaims(step, { htm: 'PUT' }),
    'another address': withClaims(step, { htu: 'https://login.acme.test/other' }),
    'a query in the address': withClaims(step, { htu: 'https://login.acme.test/oauth/token?a=b' }),
    'another typ': withHeader(step, { typ: 'JWT' }),
    'no key': withHeader(step, { jwk: undefined }),
    'a private key': withHeader(step, { jwk: { kty: 'EC', d: 'secret' } }),
    'no jti': withClaims(step, { jti: undefined }),
  }
}

/** A bound token that is sent to a protected resource. */
export function boundProofCases(step: 'userinfo' | 'api-request'): Cases {
  const bearer: Case = {
    ...withoutProof(step),
    edits: {
      [step]: [
        {
          change: 'set',
          where: 'header',
          name: 'Authorization',
          index: 0,
          value: 'Bearer eyJ.e.y',
        },
        { change: 'remove', where: 'header', name: 'DPoP', index: 0, value: '' },
      ],
    },
  }
  return {
    valid: { 'a proof for this request': { ...withKey, until: step, change: proved() } },
    invalid: {
      'no proof': withoutProof(step),
      'the token as Bearer': bearer,
      'a proof for another token': withClaims(step, { ath: 'x'.repeat(43) }),
      ...wrongProofs(step),
    },
    notApplicable: { 'a token that is bound to nothing': { until: step } },
    beside: ['access-token-sent', 'not-the-id-token'],
  }
}

const resource = /^(?:userinfo|api-request)$/

/** Nonces that the server of that step gave, and asked for. */
export function proofNonceCases(step: AskingStep | 'userinfo' | 'api-request'): Cases {
  const status = resource.test(step) ? 401 : 400
  const challenge = [
    ['WWW-Authenticate', 'DPoP error="use_dpop_nonce"'],
    ['DPoP-Nonce', 'another'],
  ] as const
  const refused = (headers: readonly (readonly [string, string])[]) =>
    status === 401 ? respond(401, '', headers) : json(400, { error: 'use_dpop_nonce' }, headers)
  const asked = (claims: Members, headers: readonly (readonly [string, string])[]): Case => ({
    ...{ ...withKey, until: step, answers: { [step]: refused(headers) } },
    change: (run) => askedAgain(proved({ step, claims })(run), step),
  })
  return {
    valid: {
      'the nonce that was given': {
        ...{ ...withKey, until: step },
        change: (run) => given(proved({ step, claims: { nonce: 'the one' } })(run), step),
      },
    },
    invalid: {
      'an older nonce': {
        ...{ ...withKey, until: step },
        change: (run) => given(proved({ step, claims: { nonce: 'older' } })(run), step),
      },
      'no nonce beside the demand': asked({}, challenge.slice(0, 1)),
      'the nonce asked for again': asked({ nonce: 'the one' }, challenge),
    },
    notApplicable: {
      'a server that gives none': { ...withKey, until: step, change: proved() },
      'a client without DPoP': {},
    },
    beside: [
      ...['accepted', 'token-accepted', 'error-present', 'access-token', 'success-status'],
      ...['challenge-present', 'challenge-readable', 'status-matches-body', 'code-used-once'],
    ],
  }
}

/** As if an earlier answer of the same server had brought the nonce. */
function given(run: Run, step: StepName): Run {
  return earlier(run, step, 200)
}

function askedAgain(run: Run, step: StepName): Run {
  return earlier(run, step, resource.test(step) ? 401 : 400)
}

/** The step's message stands a second time, before itself: answered with a nonce. */
function earlier(run: Run, step: StepName, status: number): Run {
  const place = run.entries.findIndex((entry) => entry.kind === 'sent' && entry.step === step)
  const sent = run.entries[place]
  if (sent?.kind !== 'sent') return run
  const headers = [
    ['DPoP-Nonce', 'the one'],
    ['WWW-Authenticate', 'DPoP error="use_dpop_nonce"'],
  ] as const
  const answer = json(status, { error: 'use_dpop_nonce' }, headers)
  const [before, after] = [run.entries.slice(0, place), run.entries.slice(place)]
  const unproved = { ...sent.request, headers: sent.request.headers.filter(([n]) => n !== 'DPoP') }
  const shift = 2
  return {
    ...run,
    entries: [
      ...before,
      { ...sent, request: withProofFollowing(unproved) },
      {
        ...{ kind: 'received', id: sent.id + 1, at: sent.at, step, purpose: 'flow' },
        ...{ inReplyTo: sent.id, response: answer },
      },
      ...after.map((entry) => ({
        ...entry,
        id: entry.id + shift,
        ...('inReplyTo' in entry &&
          entry.inReplyTo !== undefined && { inReplyTo: entry.inReplyTo + shift }),
      })),
    ] as Run['entries'],
  }
}

/** Whether what was asked for with a proof is bound. */
export function boundTypeCases(step: 'token-request' | 'refresh'): Cases {
  return {
    valid: { 'token_type DPoP': { ...withKey, until: step, change: proved() } },
    invalid: {
      'token_type Bearer': {
        ...{ ...withKey, until: step, change: proved() },
        grant: { token_type: 'Bearer' },
      },
    },
    notApplicable: { 'a client without DPoP': {} },
  }
}

/** The key that a JWT access token names. */
export const boundKeyCases: Cases = {
  valid: { 'the key of the proof': { ...withKey, change: proved() } },
  invalid: {
    'another key': { ...withKey, change: proved(), accessToken: { cnf: { jkt: 'x'.repeat(43) } } },
    'no key': { ...withKey, change: proved(), accessToken: { cnf: undefined } },
  },
  inconclusive: { 'a key that the trace does not tell': { accessToken: { cnf: { jkt: 'x' } } } },
  notApplicable: { 'a bearer token': {} },
}
