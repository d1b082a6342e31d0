import type { Field } from '../../../core/http.ts'
import { bodyFields } from '../../../core/http.ts'
import type { Run } from '../../../core/run.ts'
import { issuer, json, startedAt } from '../arrange-run.ts'
import { type Case, type Cases, changeSent } from './check-table.ts'

type Members = Readonly<Record<string, unknown>>

const byKey: Case = {
  connection: {
    clientAuthentication: 'private_key_jwt',
    hasSecret: false,
    publicKeys: { private_key: { kty: 'RSA', kid: 'k', alg: 'RS256', use: 'sig' } },
  },
}

/** What the server draws is in the assertion, and what the case says over it. */
export function assertedWith(claims: Members = {}): (run: Run) => Run {
  const iat = Math.floor(startedAt / 1000)
  return changeSent('token-request', ({ request }) => ({
    request: {
      ...request,
      body: {
        form: bodyFields(request).map(([name, value]): Field => {
          if (typeof value === 'string' || !('jwt' in value)) return [name, value]
          const drawn = { jti: 'b', iat, exp: iat + 60 }
          return [
            name,
            { jwt: { ...value.jwt, claims: { ...value.jwt.claims, ...drawn, ...claims } } },
          ]
        }),
      },
    },
  }))
}

const withClaims = (claims: Members): Case => ({ ...byKey, change: assertedWith(claims) })

const listing = (...algs: string[]): Case => ({
  ...byKey,
  metadata: { token_endpoint_auth_signing_alg_values_supported: algs },
  change: assertedWith(),
})

const refused: Partial<Case> = {
  answers: { 'token-request': json(401, { error: 'invalid_client' }) },
  until: 'token-request',
}

/** What an assertion says. */
export const assertionClaimsCases: Cases = {
  valid: {
    'for the issuer': withClaims({}),
    'for the token endpoint': withClaims({ aud: `${issuer}/oauth/token` }),
    'for both': withClaims({ aud: ['x', issuer] }),
  },
  invalid: {
    'another iss': withClaims({ iss: 'x' }),
    'another sub': withClaims({ sub: 'x' }),
    'another aud': withClaims({ aud: 'https://other.test' }),
    'an exp in the past': withClaims({ exp: 1 }),
    'an exp far ahead': withClaims({ exp: Math.floor(startedAt / 1000) + 90_000 }),
    'no jti': withClaims({ jti: undefined }),
  },
  notApplicable: { 'a client with a secret': {} },
}

/** What it is signed with. */
export const assertionAlgCases: Cases = {
  valid: { 'an algorithm of the list': listing('ES256', 'RS256') },
  invalid: { 'another algorithm, refused': { ...listing('ES256'), ...refused } },
  notApplicable: {
    'no list': withClaims({}),
    'another algorithm, taken': listing('ES256'),
    'a client with a secret': {},
  },
  beside: [
    ...['error-present', 'access-token', 'success-status', 'authentication-method-supported'],
  ],
}
