import { type Check, fail, notApplicable, pass } from '../../check.ts'
import { usesMutualTls } from '../../connection.ts'
import { asObject } from '../../read-json.ts'
import { evidence, inRequest } from '../pointers.ts'
import { whenSent } from '../when.ts'

export const tokenMtlsAlias: Check = {
  id: 'token-request/mtls-alias',
  title: 'A client with a certificate goes to the token endpoint that is named for mutual TLS',
  step: 'token-request',
  severity: 'warning',
  specification: ['RFC8705-5'],

  test: ({ run, metadata, tokenRequest }) =>
    whenSent(tokenRequest, (sent) => {
      const alias = asObject(metadata.mtls_endpoint_aliases)?.['token_endpoint']
      if (typeof alias !== 'string' || !usesMutualTls(run.connection))
        return notApplicable('There is no such alias, or the client has no certificate.')
      const found = evidence(inRequest(sent, 'url'), alias, sent.exchange.sent.request.url)
      return sent.exchange.sent.request.url === alias
        ? pass(found)
        : fail(
            'Send it to the alias: only there the server is sure to ask for the certificate. An endpoint set by hand in the connection stands above it.',
            found,
          )
    }),
}
