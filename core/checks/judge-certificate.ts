import { type Evidence, type Verdict, fail, inconclusive, notApplicable, pass } from '../check.ts'
import { authenticatesByCertificate } from '../connection.ts'
import { type ExchangeFacts, type Facts, type TokenFacts } from '../facts.ts'
import { absoluteUrl } from '../host-privacy.ts'
import { asObject } from '../read-json.ts'
import { inRequest } from './pointers.ts'
import { whenSent } from './when.ts'

/** The thumbprint of the client certificate that a connection showed; undefined when none was. */
function shownIn({ exchange }: ExchangeFacts): string | undefined {
  return exchange.wire?.tls?.clientCertificate?.presented?.['x5t#S256']
}

/** The certificate that a token says it is bound to (RFC 8705 §3.1). */
export function boundTo({ jwt }: TokenFacts): string | undefined {
  const thumbprint = asObject(jwt?.claims['cnf'])?.['x5t#S256']
  return typeof thumbprint === 'string' ? thumbprint : undefined
}

/** A client that authenticates by certificate has shown it in the handshake (RFC 8705 §2). */
export function judgeCertificateShown(
  exchange: ExchangeFacts | undefined,
  { run, metadata }: Facts,
): Verdict {
  if (!authenticatesByCertificate(run.connection))
    return notApplicable('The client does not authenticate by a certificate.')
  const alias = asObject(metadata.mtls_endpoint_aliases)?.['token_endpoint']
  return whenSent(exchange, (sent) =>
    judgeHandshake(
      sent,
      typeof alias === 'string' && alias !== sent.exchange.sent.request.url
        ? `Send it to ${alias}, which the metadata names for mutual TLS.`
        : 'Have its operator ask for client certificates there, or publish mtls_endpoint_aliases where it does.',
    ),
  )
}

/** A token that is bound to a certificate comes with that certificate (RFC 8705 §3). */
export function judgeBoundTokenShown(
  exchange: ExchangeFacts | undefined,
  { accessTokens }: Facts,
): Verdict {
  return whenSent(exchange, (sent) => {
    const token = accessTokens.findLast(({ entry }) => entry < sent.exchange.sent.id)
    const thumbprint = token && boundTo(token)
    if (thumbprint === undefined)
      return notApplicable('The access token says of no certificate that it is bound to it.')
    const verdict = judgeHandshake(
      sent,
      'A server that does not ask cannot tell the client from somebody who stole the token. Have its operator ask for client certificates.',
    )
    if (verdict.outcome !== 'pass' || shownIn(sent) === thumbprint) return verdict
    return fail(
      'Show the certificate with which the token was asked for, or get a new token with this one.',
      at(sent, thumbprint, shownIn(sent)),
    )
  })
}

/** Asked, and answered; what to do where the server did not ask is up to the message. */
function judgeHandshake(sent: ExchangeFacts, whenNotAsked: string): Verdict {
  const expected = 'a client certificate in the TLS handshake'
  const { wire, sent: request } = sent.exchange
  const { protocol, host = '' } = absoluteUrl(request.request.url) ?? {}
  if (protocol === 'http:')
    return fail(
      'Use https: without TLS there is no handshake to show a certificate in.',
      at(sent, expected, 'plain http'),
    )
  const seen = wire?.tls?.clientCertificate
  if (!seen) return inconclusive('The handshake was not recorded.', 'Send the request again.')
  if (seen.presented) return pass(at(sent, expected, seen.presented.subject))
  return seen.asked
    ? fail(
        `The certificate was not entered for ${host}, so it was not shown there. If that server is right, enter the certificate again in the connection.`,
        at(sent, expected, `none, though ${host} asked for one`),
      )
    : fail(
        `${host} did not ask for a certificate, so none could be shown. ${whenNotAsked}`,
        at(sent, expected, `none, since ${host} did not ask for one`),
      )
}

function at(sent: ExchangeFacts, expected: string, found: string | undefined): Evidence {
  return { pointer: inRequest(sent, 'url'), expected, found: found ?? 'nothing' }
}
