import { type Check, fail, pass } from '../../check.ts'
import { asText, evidence, inResponse } from '../pointers.ts'
import { whenGranted } from '../when.ts'

export const jwksNotEmpty: Check = {
  id: 'jwks/not-empty',
  title: 'The JWK Set has a list of keys, and a key in it',
  step: 'jwks',
  severity: 'error',
  specification: ['RFC7517-5.1'],

  test: ({ jwks }) =>
    whenGranted(jwks, ({ response, members }, { keys }) => {
      const at = inResponse(response, 'json.keys')
      const list = members['keys']
      const found = Array.isArray(list) ? `${list.length} keys` : asText(list)
      return keys.length > 0
        ? pass(evidence(at, 'at least one key', found))
        : fail(
            'Have the server publish the public key it signs with. Some have none until a signing key or certificate is set up.',
            evidence(at, 'at least one key', found),
          )
    }),
}
