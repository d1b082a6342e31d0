import { type Check, fail, notApplicable, pass } from '../../check.ts'
import { differencesOf, readDetails } from '../asked-details.ts'
import { whenAccessToken } from '../when-token.ts'

export const accessTokenDetails: Check = {
  id: 'access-token/details',
  title: 'The access token carries the authorization_details of its response',
  step: 'access-token',
  severity: 'warning',
  specification: ['RFC9396-9.1', 'RFC9396-7'],

  test: (facts) =>
    whenAccessToken(facts, ({ token, claims, claim }) => {
      const answered = token.exchange.response?.members?.['authorization_details']
      const granted = readDetails(answered)
      if (!granted) return notApplicable('The response grants nothing in detail.')
      const carried = readDetails(claims['authorization_details'])
      if (!carried) return notApplicable('The token does not say what it is for in detail.')
      const found = claim('authorization_details', JSON.stringify(answered))
      const differences = differencesOf(granted, carried)
      return differences.length === 0
        ? pass(found)
        : fail(
            `The API goes by the token, the client by the response, and they differ: ${differences.join('; ')}. Have the server write the same into both.`,
            found,
          )
    }),
}
