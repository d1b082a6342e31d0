import { type Check, fail, pass } from '../../check.ts'
import { grantOf } from '../../connection.ts'
import { parameter } from '../../in-hand.ts'
import { evidence, inRequest } from '../pointers.ts'
import { whenSent } from '../when.ts'
import { exchangeAgain } from './exchange-again.ts'

export const tokenGrantType: Check = {
  id: 'token-request/grant-type',
  title: 'The request says the grant_type of this flow',
  step: 'token-request',
  severity: 'error',
  specification: ['RFC6749-4.1.3', 'RFC6749-4.5'],

  test: ({ run, tokenRequest }) =>
    whenSent(tokenRequest, (sent) => {
      const grant = grantOf(run.connection)
      const grant_type = parameter(sent.sentFields, 'grant_type')
      const found = evidence(inRequest(sent, 'body.grant_type'), grant, grant_type)
      if (grant_type === grant) return pass(found)
      return grant === 'authorization_code'
        ? fail(exchangeAgain('Send grant_type=authorization_code with the code.'), found)
        : fail(`Send grant_type=${grant}.`, found)
    }),
}
