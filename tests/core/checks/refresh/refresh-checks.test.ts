import { refreshChecks } from '../../../../core/checks/refresh/all.ts'
import { tokensInHand } from '../../../../core/in-hand.ts'
import { type Run, latest } from '../../../../core/run.ts'
import { appendExchange, issuer, json, respond, signed } from '../../arrange-run.ts'
import { assertionCases } from '../assertion-cases.ts'
import { certificateShownCases } from '../certificate-cases.ts'
import { boundTypeCases, proofCases, proofNonceCases } from '../dpop-cases.ts'
import { type Case, testChecks } from '../check-table.ts'
import { edited, set, tokenEndpointCases, without } from '../token-endpoint-cases.ts'

const step = 'refresh'
const grant = { access_token: 'a-new-one', token_type: 'Bearer', expires_in: 60 }
const publicClient = { clientAuthentication: 'none', scope: 'contacts offline_access' } as const

/** A refresh answered so, for a client without a secret. */
const answered = (
  members: Readonly<Record<string, unknown>>,
  connection: Case['connection'] = {},
): Case => ({
  answers: { refresh: json(200, { ...grant, ...members }) },
  connection,
  until: step,
})

/** A second refresh with the first one's refresh token, answered so. */
const reused = (status: number, members: Readonly<Record<string, unknown>>): Case => ({
  until: step,
  change: (run) => {
    const token = sentTokenOf(run)
    return appendExchange(
      run,
      step,
      [{ change: 'set', where: 'body', name: 'refresh_token', index: 0, value: token }],
      json(status, members),
    )
  },
})

function sentTokenOf(run: Run): string {
  const { body } = latest(run, 'refresh')?.sent.request ?? {}
  const value =
    body && 'form' in body ? body.form.find(([name]) => name === 'refresh_token')?.[1] : ''
  return typeof value === 'string' ? value : ''
}

/** A refresh request that sends a token of another kind. */
const sending = (kind: 'access_token' | 'id_token'): Case => ({
  until: 'token-request',
  change: (run) =>
    appendExchange(
      run,
      step,
      [
        {
          ...{ change: 'set', where: 'body', name: 'refresh_token', index: 0 },
          value: tokensInHand(run)?.[kind] ?? '',
        },
      ],
      json(400, { error: 'invalid_grant' }),
    ),
})

const base = { iss: issuer, sub: 'ada', aud: 's6BhdRkqt3', nonce: 'n-0S6_WzA2Mj-Xq7', auth_time: 1 }

/** A run whose refresh brings an ID Token with other Claims than the first. */
const refreshed = async (claims: Readonly<Record<string, unknown>>): Promise<Case> => {
  const [first, second] = await Promise.all([signed(base), signed({ ...base, ...claims })])
  return {
    answers: {
      'token-request': json(200, { ...grant, refresh_token: 'r', id_token: first }),
      refresh: json(200, { ...grant, access_token: 'b', id_token: second }),
    },
    until: step,
  }
}

const [same, withoutNonce, otherSub, otherIss, otherAud, otherNonce, otherTime, sameInList] =
  await Promise.all(
    [
      ...[{}, { nonce: undefined }, { sub: 'eve' }, { iss: 'https://evil.test' }, { aud: 'other' }],
      ...[{ nonce: 'another-nonce' }, { auth_time: 2 }, { aud: ['s6BhdRkqt3'] }],
    ].map(refreshed),
  )

const idToken = (invalid: Case | undefined, valid: Record<string, Case | undefined> = {}) => ({
  valid: { 'the same Claims': same ?? {}, ...(valid as Record<string, Case>) },
  invalid: { 'another one': invalid ?? {} },
  notApplicable: { 'no ID Token in the refresh': answered({}) },
})

testChecks(refreshChecks, {
  ...assertionCases(step),
  'certificate-shown': certificateShownCases(step),
  'dpop-proof': proofCases(step),
  'dpop-nonce': proofNonceCases(step),
  'dpop-token-type': boundTypeCases(step),
  ...tokenEndpointCases(step),
  'grant-type': { invalid: { 'another grant': set(step, 'grant_type', 'password') } },
  'token-is-refresh-token': {
    invalid: { 'the access token': sending('access_token'), 'the ID Token': sending('id_token') },
  },
  'latest-token-sent': {
    invalid: {
      'a token that nobody gave': set(step, 'refresh_token', 'somebody-elses'),
      'the one before the last': reused(200, grant),
      none: without(step, 'refresh_token'),
    },
    notApplicable: { 'the access token': sending('access_token') },
  },
  'token-used-once': {
    invalid: { 'a replaced token, refused': reused(400, { error: 'invalid_grant' }) },
    notApplicable: { 'a replaced token that still works': reused(200, grant) },
    beside: ['latest-token-sent'],
  },
  'not-revoked': {
    valid: { 'a refused refresh without a revocation': reused(400, { error: 'invalid_grant' }) },
    invalid: {
      'a token that was revoked before': {
        until: 'api-request',
        change: (run) => {
          const revoked = appendExchange(run, 'revocation', [], respond(200, ''))
          return appendExchange(revoked, step, [], json(400, { error: 'invalid_grant' }))
        },
      },
    },
    notApplicable: { 'a refresh that works': {} },
  },
  'client-id-same': { invalid: { 'another client': set(step, 'client_id', 'another-client') } },
  'scope-not-widened': {
    valid: {
      'a narrower scope': edited(step, {
        ...{ change: 'add', where: 'body', name: 'scope', index: 0, value: 'openid' },
      }),
    },
    invalid: {
      'a wider scope': edited(step, {
        ...{ change: 'add', where: 'body', name: 'scope', index: 0, value: 'openid admin' },
      }),
    },
    notApplicable: { 'no scope': {} },
    beside: ['scope-kept'],
  },
  'scope-kept': {
    valid: { 'a healthy run': {} },
    invalid: { 'a scope less': answered({ scope: 'openid' }) },
    notApplicable: { 'no scope in the answer': answered({}) },
  },
  rotated: {
    valid: { 'a new refresh token': answered({ refresh_token: 'new' }, publicClient) },
    invalid: { 'no new one for a public client': answered({}, publicClient) },
    notApplicable: { 'a client that authenticates': answered({}) },
  },
  'access-token-new': {
    invalid: {
      'the same again': {
        until: 'token-request',
        change: (run) =>
          appendExchange(
            run,
            step,
            [],
            json(200, { ...grant, access_token: tokensInHand(run)?.access_token }),
          ),
      },
    },
  },
  'id-token-sub': idToken(otherSub),
  'id-token-iss': idToken(otherIss),
  'id-token-aud': idToken(otherAud, { 'the same in a list': sameInList }),
  'id-token-nonce': idToken(otherNonce, { 'no nonce': withoutNonce }),
  'id-token-auth-time': idToken(otherTime),
})
