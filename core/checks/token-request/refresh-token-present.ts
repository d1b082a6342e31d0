import { type Check, fail, notApplicable, pass } from '../../check.ts'
import { hasUser } from '../../connection.ts'
import { parameter } from '../../in-hand.ts'
import { addQuery, askAgain, setQuery } from '../ask-again.ts'
import { askedScopes } from '../asked-scopes.ts'
import { evidence, inResponse } from '../pointers.ts'
import { whenGranted } from '../when.ts'

export const refreshTokenPresent: Check = {
  id: 'token-request/refresh-token-present',
  title: 'The response brings the refresh token that offline_access asks for',
  step: 'token-request',
  severity: 'warning',
  specification: ['OIDCC-11', 'RFC6749-5.1'],

  test: (facts) =>
    whenGranted(facts.tokenRequest, ({ response, members: { access_token, refresh_token } }) => {
      if (!hasUser(facts.run.connection))
        return notApplicable('This grant has no user to stay for.')
      if (!askedScopes(facts).includes('offline_access'))
        return notApplicable('The scope offline_access was not asked for.')
      if (access_token === undefined) return notApplicable('The answer brings no token at all.')
      const right = typeof refresh_token === 'string' && refresh_token !== ''
      const shown = right ? `${refresh_token.length} characters` : refresh_token
      const found = evidence(inResponse(response, 'json.refresh_token'), 'a refresh token', shown)
      const allow =
        'allow the grant type refresh_token for this client and offline access for the API'
      if (right) return pass(found)
      const prompt = parameter(facts.authorizationRequest?.parameters ?? [], 'prompt')
      return prompt?.includes('consent')
        ? fail(`At the authorization server, ${allow}.`, found)
        : fail(
            askAgain(
              `Send prompt=consent, without which a server may ignore offline_access; or ${allow}.`,
              prompt === undefined ? addQuery('prompt', 'consent') : setQuery('prompt', 'consent'),
            ),
            found,
          )
    }),
}
