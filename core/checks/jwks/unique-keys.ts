import type { Check } from '../../check.ts'
import { asText } from '../pointers.ts'
import { everyKey } from '../when-keys.ts'

/** By its RFC 7638 thumbprint; the same key for two algorithms is published twice on purpose. */
export const jwksUniqueKeys: Check = {
  id: 'jwks/unique-keys',
  title: 'No key stands twice in the JWK Set',
  step: 'jwks',
  severity: 'advice',
  specification: ['RFC7638-1', 'RFC7517-4.5'],

  test: (facts) =>
    everyKey(facts, {
      expected: 'each key once',
      fix: 'Publish each key once: under two names it only makes the set longer.',
      wrong: ({ jwk, thumbprint }, keys) => {
        const first = keys.find(
          (other) =>
            thumbprint !== undefined &&
            other.thumbprint === thumbprint &&
            other.jwk['use'] === jwk['use'] &&
            other.jwk['alg'] === jwk['alg'],
        )
        return first && first.jwk !== jwk ? `the key ${asText(first.jwk['kid'])} again` : undefined
      },
    }),
}
