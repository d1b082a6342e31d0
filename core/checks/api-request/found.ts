import { type Check, fail, pass } from '../../check.ts'
import { evidence, inResponse } from '../pointers.ts'
import { whenAnswered } from '../when.ts'

/** Advice: an API that took the token may well have no such order, which ends nothing of the flow. */
export const apiFound: Check = {
  id: 'api-request/found',
  title: 'There is something at the address of the API',
  step: 'api-request',
  severity: 'advice',
  specification: ['RFC9110-15.5.5'],

  test: ({ apiRequest }) =>
    whenAnswered(apiRequest, (response) => {
      const { status } = response.entry.response
      const found = evidence(inResponse(response, 'status'), 'not 404', `${status}`)
      return status === 404
        ? fail('Compare path and query with what the API documents; some say 404 for 403.', found)
        : pass(found)
    }),
}
