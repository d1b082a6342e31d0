import { type Check, fail, notApplicable, pass } from '../../check.ts'
import { absoluteUrl } from '../../host-privacy.ts'
import { parameter } from '../../in-hand.ts'
import { evidence } from '../pointers.ts'
import { lacking, whenCalledBack } from '../when.ts'

/** Host and path: a proxy may end TLS, so the scheme is not compared. */
export const atRedirectUri: Check = {
  id: 'authorization-response/at-redirect-uri',
  title: 'The browser comes back to the redirect_uri that was sent',
  step: 'authorization-response',
  severity: 'warning',
  specification: ['RFC6749-4.1.2', 'RFC9700-4.1.3'],

  test: ({ authorizationRequest, authorizationResponse }) =>
    whenCalledBack(authorizationResponse, ({ entry }) => {
      if (!authorizationRequest) return lacking('authorization request')
      const sent = absoluteUrl(parameter(authorizationRequest.parameters, 'redirect_uri'))
      if (!sent) return notApplicable('The request named no absolute redirect_uri.')
      const came = absoluteUrl(entry.request.url)
      const path = came?.pathname ?? entry.request.url.split(/[?#]/, 1)[0] ?? ''
      const [expected, found] = came
        ? [sent.host + sent.pathname, came.host + path]
        : [sent.pathname, path]
      const compared = evidence({ entry: entry.id, part: 'callback' }, expected, found)
      return expected === found
        ? pass(compared)
        : fail(
            'Cookies and storage of one host are not seen by another, so the session is lost. Register and send the address at which the login began.',
            compared,
          )
    }),
}
