import type { Check } from '../../check.ts'
import { everyKey } from '../when-keys.ts'

const secret = ['d', 'p', 'q', 'dp', 'dq', 'qi', 'oth', 'k'] as const

/** The values are not repeated in the evidence. */
export const jwksPublicOnly: Check = {
  id: 'jwks/public-only',
  title: 'No private or symmetric key is published',
  step: 'jwks',
  severity: 'error',
  specification: ['RFC7517-9.2', 'RFC7517-9.3'],

  test: (facts) =>
    everyKey(facts, {
      expected: 'public members alone',
      fix: 'Withdraw this key at once and sign with another one: whoever has seen the set can sign tokens.',
      wrong: ({ jwk }) => {
        const found = secret.filter((name) => jwk[name] !== undefined)
        return found.length === 0 ? undefined : `the member ${found.join(', ')}`
      },
    }),
}
