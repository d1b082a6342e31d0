import { type Check, fail, notApplicable, pass } from '../../check.ts'
import { parameter } from '../../in-hand.ts'
import { grantsBefore, kindOfToken } from '../grants-before.ts'
import { inRequest } from '../pointers.ts'
import { lacking, whenSent } from '../when.ts'
import { refreshAgain } from './refresh-again.ts'

export const tokenIsRefreshToken: Check = {
  id: 'refresh/token-is-refresh-token',
  title: 'What is sent as refresh token is one, no access token and no ID Token',
  step: 'refresh',
  severity: 'error',
  specification: ['RFC6749-6'],

  test: ({ refresh, run }) =>
    whenSent(refresh, (sent) => {
      const token = parameter(sent.sentFields, 'refresh_token')
      if (!token) return notApplicable('The request has no refresh token.')
      const grants = grantsBefore(run, sent.exchange.sent.id)
      if (grants.length === 0) return lacking('token response')
      const kind = kindOfToken(grants, token)
      const isOther = kind === 'access_token' || kind === 'id_token'
      const found = {
        pointer: inRequest(sent, 'body.refresh_token'),
        expected: 'the refresh_token',
        found: isOther ? `the ${kind}` : 'no other token',
      }
      return isOther
        ? fail(refreshAgain('Send the refresh_token of the token response.'), found)
        : pass(found)
    }),
}
