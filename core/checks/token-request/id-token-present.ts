import { type Check, fail, notApplicable, pass } from '../../check.ts'
import { asksForOpenId } from '../asked-scopes.ts'
import { evidence, inResponse } from '../pointers.ts'
import { whenGranted } from '../when.ts'

export const idTokenPresent: Check = {
  id: 'token-request/id-token-present',
  title: 'The response brings the ID Token that openid asks for',
  step: 'token-request',
  severity: 'error',
  specification: ['OIDCC-3.1.3.3'],

  test: (facts) =>
    whenGranted(facts.tokenRequest, ({ response, members: { access_token, id_token } }) => {
      if (!asksForOpenId(facts)) return notApplicable('The scope openid was not asked for.')
      if (access_token === undefined) return notApplicable('The answer brings no token at all.')
      const right = typeof id_token === 'string' && id_token !== ''
      const shown = right ? `${id_token.length} characters` : id_token
      const found = evidence(inResponse(response, 'json.id_token'), 'an ID Token', shown)
      return right
        ? pass(found)
        : fail(
            'Check that the server does OpenID Connect here and that the client may use the scope openid: some endpoints speak OAuth alone.',
            found,
          )
    }),
}
