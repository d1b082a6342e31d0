import type { Check } from '../../check.ts'
import { everyKey } from '../when-keys.ts'

const known: ReadonlySet<unknown> = new Set(['RSA', 'EC', 'OKP'])

/** A reader skips keys whose type it does not know (RFC 7517 §5). */
export const jwksWellFormed: Check = {
  id: 'jwks/well-formed',
  title: 'Each key has the members of its type',
  step: 'jwks',
  severity: 'error',
  specification: ['RFC7518-6'],

  test: (facts) =>
    everyKey(facts, {
      expected: 'the members that its kty demands',
      fix: 'Have the server publish the whole public key: n and e of an RSA key, crv, x and y of an EC key.',
      wrong: ({ jwk: { kty }, thumbprint }) =>
        known.has(kty) && thumbprint === undefined ? 'members missing, or no text' : undefined,
    }),
}
