import { type Check, fail, notApplicable, pass } from '../../check.ts'
import { evidence, inResponse, remark } from '../pointers.ts'
import { stepUp } from '../step-up.ts'
import { whenAnswered } from '../when.ts'
import { refusalOf } from './refusal.ts'

export const authenticationSufficient: Check = {
  id: 'api-request/authentication-sufficient',
  title: 'The user logged in as the API asks for',
  step: 'api-request',
  severity: 'error',
  specification: ['RFC9470-3', 'RFC9470-4'],

  test: (facts) =>
    whenAnswered(facts.apiRequest, (response) => {
      const refusal = refusalOf(facts)
      const at = inResponse(response, 'header.WWW-Authenticate')
      if (!refusal) return notApplicable('The API did not refuse the token.')
      if (refusal.reason !== 'authentication')
        return pass(remark(at, 'the API does not ask for another login'))
      const { wanted, had } = refusal
      const words = wanted.map(([name, value]) => `${name}=${value}`).join(', ')
      return wanted.length === 0
        ? fail(
            'The API does not say which login it wants: have it name acr_values or max_age in its challenge.',
            evidence(at, 'acr_values or max_age', 'neither'),
          )
        : fail(
            stepUp(
              `Log in again, with ${words} in the authorization request.`,
              facts.run.connection,
              wanted,
            ),
            evidence(at, `a login with ${words}`, had),
          )
    }),
}
