import { type Check, inconclusive, notApplicable } from '../../check.ts'
import { readClientAuthentication } from '../../read-client-authentication.ts'
import { judgeSecret } from '../judge-secret.ts'
import { whenSent } from '../when.ts'

/** Encoded is what the specification asks for, so a server that refuses that is only a guess. */
export const basicEncoding: Check = {
  id: 'token-request/basic-encoding',
  title: 'The refused Basic credentials were form-encoded, or need it not',
  step: 'token-request',
  severity: 'warning',
  specification: ['RFC6749-2.3.1'],

  test: ({ tokenRequest }) =>
    whenSent(tokenRequest, (sent) => {
      const { methods, basicFormEncoded } = readClientAuthentication(sent)
      if (methods.join() !== 'client_secret_basic' || basicFormEncoded === undefined)
        return notApplicable('The client did not authenticate with Basic.')
      const verdict = judgeSecret(sent, {
        expected: 'no character that form-encoding changes',
        found: 'characters that form-encoding changes, sent as they are',
        fix: {
          text: 'Form-encode client_id and secret before base64, or send them in the body.',
          connection: { basicFormEncoded: true },
        },
        suspicious: ({ encodedInBasic }) => encodedInBasic,
      })
      return verdict.outcome === 'fail' && basicFormEncoded
        ? inconclusive(
            'The secret has characters that form-encoding changes, and was sent encoded. Some servers do not decode it.',
            'Send the credentials in the body, as client_secret_post, where both read the same.',
          )
        : verdict
    }),
}
