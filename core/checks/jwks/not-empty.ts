import { type Check, fail, pass } from '../../check.ts'
import { whenKeys } from '../when-keys.ts'

export const jwksNotEmpty: Check = {
  id: 'jwks/not-empty',
  title: 'The JWK Set has a key',
  step: 'jwks',
  severity: 'error',
  specification: ['RFC7517-5.1'],

  test: (facts) =>
    whenKeys(facts, ({ keys, about }) => {
      const found = about(undefined, 'at least one key', `${keys.length}`)
      return keys.length > 0
        ? pass(found)
        : fail(
            'Have the server publish its signing key; some sign with HS256 when none is set up.',
            found,
          )
    }),
}
