import { type Check, fail, pass } from '../../check.ts'
import { evidence, inResponse } from '../pointers.ts'
import { whenAnswered } from '../when.ts'

export const jwksStatus: Check = {
  id: 'jwks/status-200',
  title: 'The JWK Set is answered with 200',
  step: 'jwks',
  severity: 'error',
  specification: ['RFC7517-5'],

  test: ({ jwks }) =>
    whenAnswered(jwks, (response) => {
      const { status } = response.entry.response
      const found = evidence(inResponse(response, 'status'), '200', String(status))
      return status === 200
        ? pass(found)
        : fail(
            'Compare the jwks_uri with the metadata; without the keys no signature can be verified.',
            found,
          )
    }),
}
