import { type Check, fail, notApplicable, pass } from '../../check.ts'
import { evidence, inResponse } from '../pointers.ts'
import { whenBody } from '../when.ts'

export const jwksJson: Check = {
  id: 'jwks/json',
  title: 'The JWK Set is a JSON object with a list of keys',
  step: 'jwks',
  severity: 'error',
  specification: ['RFC7517-5'],

  test: ({ jwks }) =>
    whenBody(jwks, (response) => {
      if (response.members?.['error'] !== undefined)
        return notApplicable('The answer is an error response.')
      const keys = response.members?.['keys']
      const found = evidence(
        inResponse(response, 'body'),
        'a JSON object with the member keys',
        Array.isArray(keys) ? 'a list of keys' : response.entry.response.body.slice(0, 80),
      )
      return Array.isArray(keys)
        ? pass(found)
        : fail(
            'Compare the jwks_uri with the metadata, and open it in a browser: this is no JWK Set.',
            found,
          )
    }),
}
