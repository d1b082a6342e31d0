import type { Wire } from '../core/run.ts'

/** What became known of a connection, a line each; empty for plain HTTP without a proxy. */
export function connectionWords({ proxy, remoteAddress, tls }: Wire): string[] {
  if (!proxy && !tls) return []
  return [
    ...(remoteAddress === undefined ? [] : [`Address: ${remoteAddress}`]),
    ...(proxy ? proxyWords(proxy) : []),
    ...(tls ? tlsWords(tls) : []),
  ]
}

function proxyWords({ url, remoteAddress, tunnel }: NonNullable<Wire['proxy']>): string[] {
  const at = remoteAddress === undefined ? '' : ` (${remoteAddress})`
  return [
    `Proxy: ${url}${at}, which looked up the server’s address itself`,
    ...(tunnel === undefined ? [] : [`Tunnel: ${tunnel}`]),
  ]
}

function tlsWords({ protocol, cipher, certificate, clientCertificate }: NonNullable<Wire['tls']>) {
  const { subject, issuer, validFrom, validTo, subjectAltName, fingerprint256 } = certificate
  return [
    `TLS: ${protocol}, ${cipher}`,
    `Server certificate: ${subject || 'no subject'}, issued by ${issuer || 'nobody named'}`,
    `Names: ${subjectAltName || 'none'}`,
    `Valid: from ${validFrom} to ${validTo}`,
    `SHA-256 fingerprint: ${fingerprint256}`,
    ...(clientCertificate ? [`Client certificate: ${shownWords(clientCertificate)}`] : []),
  ]
}

type Shown = NonNullable<NonNullable<Wire['tls']>['clientCertificate']>

function shownWords({ asked, presented }: Shown): string {
  if (presented) return `${presented.subject} was shown, x5t#S256 ${presented['x5t#S256']}`
  return asked ? 'the server asked for one, and none was shown' : 'the server did not ask for one'
}
