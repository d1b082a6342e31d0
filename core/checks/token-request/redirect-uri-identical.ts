import { type Check, fail, notApplicable, pass } from '../../check.ts'
import { parameter } from '../../in-hand.ts'
import { differenceOf } from '../difference.ts'
import { evidence, inRequest } from '../pointers.ts'
import { lacking, whenSent } from '../when.ts'
import { beginAgain } from './exchange-again.ts'

export const redirectUriIdentical: Check = {
  id: 'token-request/redirect-uri-identical',
  title: 'The redirect_uri is identical to that of the authorization request',
  step: 'token-request',
  severity: 'error',
  specification: ['RFC6749-4.1.3', 'OIDCC-3.1.3.2'],

  test: ({ tokenRequest, authorizationRequest }) =>
    whenSent(tokenRequest, (sent) => {
      if (!authorizationRequest) return lacking('authorization request')
      const asked = parameter(authorizationRequest.parameters, 'redirect_uri')
      const redirect_uri = parameter(sent.sentFields, 'redirect_uri')
      if (asked === undefined && redirect_uri === undefined)
        return notApplicable('Neither request has a redirect_uri.')
      const found = evidence(inRequest(sent, 'body.redirect_uri'), asked ?? 'nothing', redirect_uri)
      const source = {
        pointer: inRequest(authorizationRequest, 'query.redirect_uri'),
        note: 'the one to repeat',
      }
      if (asked === redirect_uri) return pass(found, source)
      const difference =
        redirect_uri === undefined ? 'It is missing.' : differenceOf(asked ?? '', redirect_uri)
      return fail(
        beginAgain(
          `${difference} Send ${asked ?? 'none'}, character for character, with a new code.`,
        ),
        found,
        source,
      )
    }),
}
