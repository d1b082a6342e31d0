import { type Check, fail, notApplicable, pass } from '../../check.ts'
import { parameter } from '../../in-hand.ts'
import { grantsBefore, kindOfToken, lastGranted } from '../grants-before.ts'
import { differenceOf } from '../difference.ts'
import { evidence, inRequest } from '../pointers.ts'
import { lacking, whenSent } from '../when.ts'
import { refreshAgain } from './refresh-again.ts'

export const latestTokenSent: Check = {
  id: 'refresh/latest-token-sent',
  title: 'The refresh token sent is the latest that the server gave',
  step: 'refresh',
  severity: 'error',
  specification: ['RFC6749-6', 'RFC9700-4.14.2'],

  test: ({ refresh, run }) =>
    whenSent(refresh, (sent) => {
      const given = lastGranted(run, sent.exchange.sent.id, 'refresh_token')
      if (given === undefined) return lacking('response that gave a refresh token')
      const token = parameter(sent.sentFields, 'refresh_token') ?? ''
      const kind = kindOfToken(grantsBefore(run, sent.exchange.sent.id), token)
      if (kind === 'access_token' || kind === 'id_token')
        return notApplicable('Another kind of token was sent, which another check reports.')
      const found = evidence(inRequest(sent, 'body.refresh_token'), given, token)
      return token === given
        ? pass(found)
        : fail(
            refreshAgain(
              `${differenceOf(given, token)} Store each new refresh token before it is needed, and send the latest.`,
            ),
            found,
          )
    }),
}
