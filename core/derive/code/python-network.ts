import type { CurlNetwork } from '../curl-network.ts'
import { type Language, literal } from './language.ts'
import { networkFiles, proxyCredentials } from './network-files.ts'

/** The way to the server as arguments of `requests`; no lines where it is the usual. */
export function pythonNetwork(network: CurlNetwork, language: Language): string[] {
  const { certificateAuthorities, tlsCertificate, proxy, hasProxyCredentials } = network
  const { authorities, certificate, key } = networkFiles
  const credentials = hasProxyCredentials && language.variable(proxyCredentials)
  return [
    ...(certificateAuthorities === undefined ? [] : [`    verify=${literal(authorities)},`]),
    ...(tlsCertificate === undefined
      ? []
      : [`    cert=(${literal(certificate)}, ${literal(key)}),`]),
    ...(proxy === undefined ? [] : proxyLines(proxy, credentials)),
  ]
}

/** `requests` reads the credentials out of the proxy's URL. */
function proxyLines(proxy: string, credentials: string | undefined | false): string[] {
  const [, scheme = '', rest = ''] = /^([a-z]+:\/\/)(.*)$/is.exec(proxy) ?? [proxy, '', proxy]
  const url = credentials
    ? `${literal(scheme)} + quote(${credentials}, safe=":") + ${literal(`@${rest}`)}`
    : literal(proxy)
  return [`    proxies=dict.fromkeys(("http", "https"), ${url}),`]
}
