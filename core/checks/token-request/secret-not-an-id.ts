import { type Check, notApplicable } from '../../check.ts'
import { absoluteUrl } from '../../host-privacy.ts'
import { judgeSecret } from '../judge-secret.ts'
import { whenSent } from '../when.ts'

/** Where Entra ID is asked; elsewhere a secret may well be a GUID. */
const hosts =
  /(?:^|\.)(?:microsoftonline\.(?:com|us|de)|ciamlogin\.com|b2clogin\.com|windows\.net|partner\.microsoftonline\.cn)$/

export const secretNotAnId: Check = {
  id: 'token-request/secret-not-an-id',
  title: 'The refused secret is the value, not the Secret ID that Entra ID shows beside it',
  step: 'token-request',
  severity: 'warning',
  specification: ['RFC6749-2.3.1'],

  test: ({ tokenRequest }) =>
    whenSent(tokenRequest, (sent) => {
      const host = absoluteUrl(sent.exchange.sent.request.url)?.hostname ?? ''
      const answer = sent.response?.entry.response.body ?? ''
      if (!hosts.test(host) && !answer.includes('AADSTS'))
        return notApplicable('The server is not Entra ID.')
      return judgeSecret(sent, {
        expected: 'the value of a secret, which is no GUID',
        found: 'a GUID, which is what a Secret ID looks like',
        fix: 'Create a new secret in the portal and copy the column Value; it is shown only once.',
        suspicious: ({ looksLikeGuid }) => looksLikeGuid,
      })
    }),
}
