import { type Check, fail, inconclusive, notApplicable, pass } from '../../check.ts'
import { usesMutualTls } from '../../connection.ts'
import { boundTo } from '../judge-certificate.ts'
import { whenAccessToken } from '../when-token.ts'

export const accessTokenCertificateBound: Check = {
  id: 'access-token/certificate-bound',
  title: 'cnf of the access token names the certificate that the client showed',
  step: 'access-token',
  severity: 'error',
  specification: ['RFC8705-3.1'],

  test: (facts) =>
    whenAccessToken(facts, ({ token, claim }) => {
      const bound = boundTo(token)
      if (bound === undefined)
        return notApplicable(
          usesMutualTls(facts.run.connection)
            ? 'The token is bound to no certificate. Where it should be, set tls_client_certificate_bound_access_tokens at the client’s registration.'
            : 'The token is bound to no certificate, and the client uses none.',
        )
      const seen = token.exchange.exchange.wire?.tls?.clientCertificate
      if (!seen)
        return inconclusive(
          'The handshake of the token request was not recorded.',
          'Run the flow again.',
        )
      const shown = seen.presented?.['x5t#S256'] ?? 'no certificate was shown'
      const found = claim('cnf', `x5t#S256 ${shown}`)
      return bound === shown
        ? pass(found)
        : fail(
            'The token is bound to another certificate than the one of the token request: no API takes it from this client. Look at what ends TLS in front of the server, and which certificate it hands on.',
            found,
          )
    }),
}
