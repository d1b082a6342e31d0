import { type Check, fail, notApplicable, pass } from '../../check.ts'
import { errorOf } from '../error-of.ts'
import { evidence, inResponse } from '../pointers.ts'
import { whenBody } from '../when.ts'

export const revocationSuccess: Check = {
  id: 'revocation/success',
  title: 'A revocation is answered with 200, also of a token that the server does not know',
  step: 'revocation',
  severity: 'warning',
  specification: ['RFC7009-2.2'],

  test: ({ revocation }) =>
    whenBody(revocation, (response, sent) => {
      const { status } = response.entry.response
      const found = evidence(inResponse(response, 'status'), '200', `${status}`)
      if (status === 200) return pass(found)
      const error = errorOf(sent)
      return error !== undefined && error !== 'invalid_token'
        ? notApplicable(`The server refused it: ${error}.`)
        : fail(
            'Take any 2xx for success. The server should answer 200, and should not tell whether it knew the token: the client could do nothing about it.',
            found,
          )
    }),
}
