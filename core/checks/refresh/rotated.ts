import { type Check, fail, notApplicable, pass } from '../../check.ts'
import { parameter } from '../../in-hand.ts'
import { readClientAuthentication } from '../../read-client-authentication.ts'
import { evidence, inResponse } from '../pointers.ts'
import { whenGranted } from '../when.ts'

export const refreshRotated: Check = {
  id: 'refresh/rotated',
  title: 'A public client’s refresh token is replaced at each use',
  step: 'refresh',
  severity: 'advice',
  specification: ['RFC9700-2.2.2', 'RFC9700-4.14.2'],

  test: ({ refresh }) =>
    whenGranted(refresh, ({ response, members: { refresh_token, token_type } }, sent) => {
      if (readClientAuthentication(sent).methods.length > 0)
        return notApplicable('The client authenticates, which binds the refresh token to it.')
      if (typeof token_type === 'string' && token_type.toLowerCase() === 'dpop')
        return notApplicable('The refresh token is bound to a key.')
      const used = parameter(sent.sentFields, 'refresh_token')
      const at = inResponse(response, 'json.refresh_token')
      return typeof refresh_token === 'string' && refresh_token !== used
        ? pass(evidence(at, 'a new one', 'a new one'))
        : fail(
            'Switch refresh token rotation on at the authorization server: a stolen token then shows itself when it is used.',
            evidence(at, 'a new one', refresh_token === undefined ? undefined : 'the same'),
          )
    }),
}
