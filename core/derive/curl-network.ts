import type { Connection } from '../connection.ts'

/** What a connection says of the way to its servers. */
export type CurlNetwork = Pick<
  Connection,
  'certificateAuthorities' | 'proxy' | 'hasProxyCredentials' | 'tlsCertificate'
>

/**
 * The way to the servers as options of curl. Certificates and keys are files for the person to put
 * there, and the proxy's credentials an environment variable: no secret is written down.
 */
export function networkOptions(
  network: CurlNetwork,
  quoted: (text: string) => string,
): readonly string[] {
  const { certificateAuthorities, proxy, hasProxyCredentials, tlsCertificate } = network
  return [
    ...(certificateAuthorities === undefined ? [] : ['--cacert authorities.pem']),
    ...(tlsCertificate === undefined ? [] : ['--cert client-certificate.pem --key client-key.pem']),
    ...(proxy === undefined ? [] : [`--proxy ${quoted(proxy)}`]),
    ...(proxy !== undefined && hasProxyCredentials ? ['--proxy-user "$PROXY_CREDENTIALS"'] : []),
  ]
}

/** True when the way to the servers is not the machine's own. */
export function hasNetwork(network: CurlNetwork): boolean {
  return networkOptions(network, (text) => text).length > 0
}
