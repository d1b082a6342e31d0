import { type Check, fail, pass } from '../../check.ts'
import { parameter } from '../../in-hand.ts'
import { evidence, inRequest } from '../pointers.ts'
import { whenSent } from '../when.ts'
import { refreshAgain } from './refresh-again.ts'

export const refreshGrantType: Check = {
  id: 'refresh/grant-type',
  title: 'The request says grant_type=refresh_token',
  step: 'refresh',
  severity: 'error',
  specification: ['RFC6749-6'],

  test: ({ refresh }) =>
    whenSent(refresh, (sent) => {
      const grant_type = parameter(sent.sentFields, 'grant_type')
      const found = evidence(inRequest(sent, 'body.grant_type'), 'refresh_token', grant_type)
      return grant_type === 'refresh_token'
        ? pass(found)
        : fail(refreshAgain('Send grant_type=refresh_token with the refresh token.'), found)
    }),
}
