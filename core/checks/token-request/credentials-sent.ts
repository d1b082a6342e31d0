import { type Check, fail, notApplicable, pass } from '../../check.ts'
import { authenticatesByCertificate } from '../../connection.ts'
import type { ExchangeFacts } from '../../facts.ts'
import { readClientAuthentication } from '../../read-client-authentication.ts'
import { errorOf } from '../error-of.ts'
import { evidence, inRequest } from '../pointers.ts'
import { whenSent } from '../when.ts'

/** The server wants a client to authenticate: RFC 6749 §5.2, and Auth0’s way to say so with a 401. */
function isAskedFor(sent: ExchangeFacts): boolean {
  const error = errorOf(sent)
  const status = sent.response?.entry.response.status
  return error === 'invalid_client' || (error === 'access_denied' && status === 401)
}

/** A public client sends none; that some were needed shows in the answer. */
export const credentialsSent: Check = {
  id: 'token-request/credentials-sent',
  title: 'A client that has to authenticate sends its credentials',
  step: 'token-request',
  severity: 'error',
  specification: ['RFC6749-3.2.1', 'RFC6749-2.3'],

  test: ({ run, tokenRequest }) =>
    whenSent(tokenRequest, (sent) => {
      const { methods } = readClientAuthentication(sent)
      const at = inRequest(sent, 'header.Authorization')
      if (methods.length > 0) return pass(evidence(at, 'credentials', methods.join(' and ')))
      if (authenticatesByCertificate(run.connection))
        return notApplicable(
          'The client’s credentials are its certificate, which another check judges.',
        )
      return isAskedFor(sent)
        ? fail(
            'Enter the secret in the connection and choose the method of the client’s registration; or register the client as a public one.',
            evidence(at, 'credentials', `none, and the server answered ${errorOf(sent)}`),
          )
        : notApplicable('The client sent no credentials, and the server did not ask for them.')
    }),
}
