import { type Check, fail, pass } from '../../check.ts'
import { parameter } from '../../in-hand.ts'
import { differenceOf } from '../difference.ts'
import { evidence, inCallback, inRequest } from '../pointers.ts'
import { lacking, whenSent } from '../when.ts'
import { exchangeAgain } from './exchange-again.ts'

export const codeFromCallback: Check = {
  id: 'token-request/code-from-callback',
  title: 'The code sent is the code that the callback brought',
  step: 'token-request',
  severity: 'error',
  specification: ['RFC6749-4.1.3'],

  test: ({ tokenRequest, authorizationResponse }) =>
    whenSent(tokenRequest, (sent) => {
      if (!authorizationResponse) return lacking('authorization response')
      const came = parameter(authorizationResponse.parameters, 'code') ?? ''
      const code = parameter(sent.sentFields, 'code') ?? ''
      const found = evidence(inRequest(sent, 'body.code'), came || 'no code', code)
      const source = {
        pointer: inCallback(authorizationResponse, 'code'),
        note: 'as it came',
      }
      return code === came && code !== ''
        ? pass(found, source)
        : fail(
            exchangeAgain(
              `${differenceOf(came, code)} Send the code as it came, decoded once and whole.`,
            ),
            found,
            source,
          )
    }),
}
