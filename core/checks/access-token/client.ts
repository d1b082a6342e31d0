import { type Check, fail, notApplicable, pass } from '../../check.ts'
import { whenAccessToken } from '../when-token.ts'

export const accessTokenClient: Check = {
  id: 'access-token/client',
  title: 'The token was issued to this client',
  step: 'access-token',
  severity: 'error',
  specification: ['RFC9068-2.2'],

  test: (facts) =>
    whenAccessToken(facts, ({ claims, claim }) => {
      const name = claims['client_id'] === undefined ? 'azp' : 'client_id'
      if (typeof claims[name] !== 'string')
        return notApplicable('The token does not say to which client it was issued.')
      const found = claim(name, facts.run.connection.client_id)
      return claims[name] === facts.run.connection.client_id
        ? pass(found)
        : fail('Do not use this token: it was issued to another client.', found)
    }),
}
