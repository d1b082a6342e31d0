import { type Check, fail, pass } from '../../check.ts'
import { everyKey } from '../when-keys.ts'

export const jwksPublicOnly: Check = {
  id: 'jwks/public-only',
  title: 'No private or symmetric key is published',
  step: 'jwks',
  severity: 'error',
  specification: ['RFC7517-9.2', 'RFC8725-3.5'],

  test: (facts) =>
    everyKey(
      facts,
      'public members alone',
      ({ jwk }) =>
        ['d', 'p', 'q', 'dp', 'dq', 'qi', 'oth', 'k'].find((name) => jwk[name] !== undefined),
      (found, broken) =>
        broken
          ? fail(
              'Withdraw this key at once and publish only its public members: whoever has seen it can sign tokens.',
              found,
            )
          : pass(found),
    ),
}
