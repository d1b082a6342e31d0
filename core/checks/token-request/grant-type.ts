import { type Check, fail, pass } from '../../check.ts'
import { parameter } from '../../in-hand.ts'
import { evidence, inRequest } from '../pointers.ts'
import { whenSent } from '../when.ts'
import { exchangeAgain } from './exchange-again.ts'

export const tokenGrantType: Check = {
  id: 'token-request/grant-type',
  title: 'The request says grant_type=authorization_code',
  step: 'token-request',
  severity: 'error',
  specification: ['RFC6749-4.1.3'],

  test: ({ tokenRequest }) =>
    whenSent(tokenRequest, (sent) => {
      const grant_type = parameter(sent.sentFields, 'grant_type')
      const found = evidence(inRequest(sent, 'body.grant_type'), 'authorization_code', grant_type)
      return grant_type === 'authorization_code'
        ? pass(found)
        : fail(exchangeAgain('Send grant_type=authorization_code with the code.'), found)
    }),
}
