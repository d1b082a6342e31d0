import { type Check, fail, notApplicable, pass } from '../../check.ts'
import { grantOf } from '../../connection.ts'
import { evidence, inResponse } from '../pointers.ts'
import { whenGranted } from '../when.ts'

export const noRefreshForAClient: Check = {
  id: 'token-request/no-refresh-for-a-client',
  title: 'Client credentials bring no refresh token, which would only be one more secret to lose',
  step: 'token-request',
  severity: 'advice',
  specification: ['RFC6749-4.4.3'],

  test: ({ run, tokenRequest }) =>
    whenGranted(tokenRequest, ({ response, members: { refresh_token } }) => {
      if (grantOf(run.connection) !== 'client_credentials')
        return notApplicable('This is another grant.')
      const at = inResponse(response, 'json.refresh_token')
      return refresh_token === undefined
        ? pass(evidence(at, 'none', undefined))
        : fail(
            'Have the server issue none for this grant: the client can ask anew whenever it needs a token.',
            evidence(at, 'none', 'a refresh token'),
          )
    }),
}
