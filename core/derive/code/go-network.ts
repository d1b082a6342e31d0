import type { CurlNetwork } from '../curl-network.ts'
import { type Language, literal } from './language.ts'
import { networkFiles, proxyCredentials } from './network-files.ts'

/** The way to the server as a `transport` of `net/http`; no lines where it is the usual. */
export function goNetwork(network: CurlNetwork, language: Language): string[] {
  const { certificateAuthorities, tlsCertificate, proxy, hasProxyCredentials } = network
  const parts = [
    ...(certificateAuthorities === undefined ? [] : [authorities]),
    ...(tlsCertificate === undefined ? [] : [certificate]),
  ]
  if (parts.length === 0 && proxy === undefined) return []
  return [
    ...parts.flatMap(({ lines }) => lines),
    ...(proxy === undefined ? [] : proxyLines(proxy, hasProxyCredentials === true, language)),
    '\ttransport := &http.Transport{',
    ...(parts.length > 0
      ? ['\t\tTLSClientConfig: &tls.Config{', ...parts.map(({ member }) => member), '\t\t},']
      : []),
    ...(proxy === undefined ? [] : ['\t\tProxy: http.ProxyURL(proxy),']),
    '\t}',
  ]
}

/** Go’s answer to an error in a program of a few lines. */
export const stopOnError = ['\tif err != nil {', '\t\tpanic(err)', '\t}']

const authorities = {
  lines: [
    `\tauthorities, err := os.ReadFile(${literal(networkFiles.authorities)})`,
    ...stopOnError,
    '\ttrusted := x509.NewCertPool()',
    '\ttrusted.AppendCertsFromPEM(authorities)',
  ],
  member: '\t\t\tRootCAs: trusted,',
}

const { certificate: certificateFile, key: keyFile } = networkFiles
const certificate = {
  lines: [
    `\tcertificate, err := tls.LoadX509KeyPair(${literal(certificateFile)}, ${literal(keyFile)})`,
    ...stopOnError,
  ],
  member: '\t\t\tCertificates: []tls.Certificate{certificate},',
}

function proxyLines(proxy: string, withCredentials: boolean, language: Language): string[] {
  return [
    `\tproxy, err := url.Parse(${literal(proxy)})`,
    ...stopOnError,
    ...(withCredentials
      ? [
          `\tuser, password, _ := strings.Cut(${language.variable(proxyCredentials)}, ":")`,
          '\tproxy.User = url.UserPassword(user, password)',
        ]
      : []),
  ]
}
