import { SignJWT, UnsecuredJWT, generateKeyPair } from 'jose'
import { backchannelLogoutChecks } from '../../../core/checks/backchannel-logout/all.ts'
import type { TextField } from '../../../core/http.ts'
import type { Run } from '../../../core/run.ts'
import { append, healthyConnection, issuer, keyId, signed, startedAt } from '../arrange-run.ts'
import { type Case, testChecks } from './check-table.ts'

const event = 'http://schemas.openid.net/event/backchannel-logout'
const seconds = Math.floor(startedAt / 1000)
const claims = {
  ...{ iss: issuer, aud: healthyConnection.client_id, sub: 'ada', sid: 'session-7' },
  ...{ iat: seconds, exp: seconds + 120, jti: 'notice-1', events: { [event]: {} } },
}

/** A run with a session, to which a notice with these parameters comes. */
const told = (parameters: readonly TextField[]): Case => ({
  idToken: { sid: 'session-7' },
  change: (run) => withNotice(run, parameters),
})

function withNotice(run: Run, parameters: readonly TextField[]): Run {
  return append(run, {
    ...{ kind: 'received', step: 'backchannel-logout', purpose: 'flow' },
    request: { method: 'POST', url: '/backchannel-logout/acme', via: 'form_post', parameters },
  })
}

const bearing = (token: string): Case => told([['logout_token', token]])
const logout = async (change: object = {}, header: object = {}): Promise<Case> =>
  bearing(await signed({ ...claims, ...change }, { typ: 'logout+jwt', ...header }))

const right = await logout()
const token = await signed(claims, { typ: 'logout+jwt' })
const other = await generateKeyPair('RS256')
const byAnotherKey = await new SignJWT(claims)
  .setProtectedHeader({ alg: 'RS256', kid: keyId, typ: 'logout+jwt' })
  .sign(other.privateKey)
const byTheSecret = await new SignJWT(claims)
  .setProtectedHeader({ alg: 'HS256', typ: 'logout+jwt' })
  .sign(new TextEncoder().encode('a client secret of thirty-two bytes or more'))

const valid = { 'a right notice': right }
const notApplicable = { 'a run without a notice': {} }

testChecks(backchannelLogoutChecks, {
  'token-present': {
    ...{ valid, notApplicable },
    invalid: {
      'no logout_token': told([]),
      'an ID Token in the other parameter': told([['id_token', token]]),
      'something that is no JWT': bearing('bye'),
      'an encrypted one': bearing('eyJhbGciOiJSU0EtT0FFUCIsImVuYyI6IkExMjhHQ00ifQ.a.b.c.d'),
    },
  },
  alg: {
    ...{ valid, notApplicable },
    invalid: {
      none: bearing(new UnsecuredJWT(claims).encode()),
      'another alg than that of the ID Token': bearing(byTheSecret),
    },
    beside: ['signature', 'typ'],
  },
  signature: {
    ...{ valid, notApplicable },
    invalid: { 'another key’s': bearing(byAnotherKey) },
  },
  iss: {
    ...{ valid, notApplicable },
    invalid: {
      'another issuer': await logout({ iss: 'https://login.elsewhere.test' }),
      'no issuer': await logout({ iss: undefined }),
    },
  },
  aud: {
    ...{ notApplicable },
    valid: {
      ...valid,
      'several, this client among them': await logout({ aud: ['x', claims.aud] }),
    },
    invalid: {
      'another client': await logout({ aud: 'another' }),
      'no audience': await logout({ aud: undefined }),
    },
  },
  iat: {
    ...{ valid, notApplicable },
    invalid: {
      'no time': await logout({ iat: undefined }),
      'a time ahead': await logout({ iat: seconds + 3600, exp: seconds + 7200 }),
    },
  },
  exp: {
    ...{ valid, notApplicable },
    invalid: {
      'no expiry': await logout({ exp: undefined }),
      'an expiry that has passed': await logout({ iat: seconds - 7200, exp: seconds - 3600 }),
    },
  },
  'sub-or-sid': {
    ...{ notApplicable },
    valid: { ...valid, 'sid alone': await logout({ sub: undefined }) },
    invalid: {
      neither: await logout({ sub: undefined, sid: undefined }),
      'an empty one': await logout({ sub: undefined, sid: '' }),
    },
    beside: ['known-session'],
  },
  events: {
    ...{ valid, notApplicable },
    invalid: {
      'no events': await logout({ events: undefined }),
      'another event': await logout({ events: { 'https://acme.test/event': {} } }),
      'an event that is no object': await logout({ events: { [event]: true } }),
    },
  },
  'no-nonce': {
    ...{ valid, notApplicable },
    invalid: { 'a nonce': await logout({ nonce: 'n-0S6_WzA2Mj' }) },
  },
  jti: {
    ...{ valid, notApplicable },
    invalid: {
      'no jti': await logout({ jti: undefined }),
      'the jti of the notice before': {
        ...right,
        change: (run) =>
          withNotice(withNotice(run, [['logout_token', token]]), [['logout_token', token]]),
      },
    },
  },
  'known-session': {
    valid,
    notApplicable: {
      ...notApplicable,
      'a run without an ID Token': { ...right, connection: { scope: 'contacts' } },
    },
    invalid: {
      'another session': await logout({ sid: 'session-8' }),
      'another user': await logout({ sub: 'grace' }),
    },
  },
  typ: {
    ...{ notApplicable },
    valid: {
      ...valid,
      'with application/': await logout({}, { typ: 'application/logout+jwt' }),
    },
    invalid: { 'JWT alone': await logout({}, { typ: 'JWT' }) },
  },
})
