import { type Check, fail, notApplicable, pass } from '../../check.ts'
import { explainRefusal } from '../judge-bearer.ts'
import { evidence, inResponse } from '../pointers.ts'
import { whenAnswered } from '../when.ts'
import { refusalOf } from './refusal.ts'

/** Where the trace proves the reason, the check of that reason reports it. */
export const tokenAccepted: Check = {
  id: 'api-request/token-accepted',
  title: 'The API takes the access token',
  step: 'api-request',
  severity: 'error',
  specification: ['RFC6750-3.1', 'RFC9068-4'],

  test: (facts) =>
    whenAnswered(facts.apiRequest, (response) => {
      const { status } = response.entry.response
      const refusal = refusalOf(facts)
      const at = inResponse(response, 'status')
      const found = evidence(at, 'neither 401 nor 403', `${status}`)
      if (!refusal)
        return status < 300
          ? pass(found)
          : notApplicable(`The status ${status} is not about the token.`)
      return refusal.reason === 'unexplained'
        ? fail(
            `${explainRefusal(response)} ${status === 403 ? 'The token is good, but this user or client may not do this: look at roles and permissions.' : 'Compare what the API expects: issuer, audience, signing key, and the time.'}`,
            found,
          )
        : notApplicable('The reason is known, and another check reports it.')
    }),
}
