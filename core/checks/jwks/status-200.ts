import { type Check, fail, notApplicable, pass } from '../../check.ts'
import { evidence, inResponse } from '../pointers.ts'
import { whenAnswered } from '../when.ts'

/** A redirect, a 429 and a 5xx are other checks’ business. */
export const jwksStatus: Check = {
  id: 'jwks/status-200',
  title: 'The JWK Set is found at the jwks_uri',
  step: 'jwks',
  severity: 'error',
  specification: ['RFC7517-5', 'OIDCD-3'],

  test: ({ jwks }) =>
    whenAnswered(jwks, (response) => {
      const { status } = response.entry.response
      if ((status >= 300 && status < 400) || status === 429 || status >= 500)
        return notApplicable(`The status is ${status}, which another check reports.`)
      const found = evidence(inResponse(response, 'status'), '200', `${status}`)
      return status === 200
        ? pass(found)
        : fail(
            'Compare the jwks_uri with the metadata; without the keys no signature can be verified.',
            found,
          )
    }),
}
