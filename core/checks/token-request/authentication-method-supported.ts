import { type Check, fail, notApplicable, pass } from '../../check.ts'
import { readClientAuthentication } from '../../read-client-authentication.ts'
import { errorOf } from '../error-of.ts'
import { evidence, inRequest } from '../pointers.ts'
import { listOf } from '../read-list.ts'
import { whenSent } from '../when.ts'

/** Methods of which a request shows only the kind, by the ending of their names. */
const families: Readonly<Record<string, string>> = {
  client_assertion: '_jwt',
  tls_client_auth: 'tls_client_auth',
}

/** Many servers leave out what they support, so a method that worked is not judged. */
export const authenticationMethodSupported: Check = {
  id: 'token-request/authentication-method-supported',
  title: 'The client authenticates by a method that the server lists',
  step: 'token-request',
  severity: 'error',
  specification: ['RFC8414-2', 'OIDCD-3', 'OIDCC-9'],

  test: ({ tokenRequest, metadata }) =>
    whenSent(tokenRequest, (sent) => {
      const list = listOf(metadata.token_endpoint_auth_methods_supported)
      const [method, ...more] = readClientAuthentication(sent).methods
      if (!list || method === undefined || more.length > 0)
        return notApplicable('There is no single method, or no list of them.')
      const found = evidence(inRequest(sent, 'header.Authorization'), list.join(', '), method)
      const family = families[method]
      const listed = family ? list.some((name) => name.endsWith(family)) : list.includes(method)
      if (listed) return pass(found)
      if (!/^(?:invalid_client|unauthorized_client)$/.test(errorOf(sent) ?? ''))
        return notApplicable('The method is not listed, but the server did not object to it.')
      const offered = (['client_secret_basic', 'client_secret_post'] as const).find((name) =>
        list.includes(name),
      )
      return fail(
        {
          text: `Use ${offered ?? list.join(' or ')}, and set the same at the client’s registration.`,
          ...(offered && { connection: { clientAuthentication: offered } }),
        },
        found,
      )
    }),
}
