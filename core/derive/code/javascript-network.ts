import type { CurlNetwork } from '../curl-network.ts'
import { type Language, literal } from './language.ts'
import { networkFiles, proxyCredentials } from './network-files.ts'

/** The way to the server for `fetch` of `undici`, as `dispatcher`; no lines where it is the usual. */
export function javascriptNetwork(network: CurlNetwork, language: Language): string[] {
  const tls = tlsMembers(network)
  const { proxy, hasProxyCredentials } = network
  if (proxy === undefined) {
    return tls.length === 0
      ? []
      : ['const dispatcher = new Agent({', ...member('connect', tls), '})']
  }
  const token = `"Basic " + ${language.base64(language.variable(proxyCredentials))}`
  return [
    'const dispatcher = new ProxyAgent({',
    `  uri: ${literal(proxy)},`,
    ...(hasProxyCredentials ? [`  token: ${token},`] : []),
    ...(tls.length > 0 ? member('requestTls', tls) : []),
    '})',
  ]
}

function tlsMembers({ certificateAuthorities, tlsCertificate }: CurlNetwork): string[] {
  const read = (name: string, file: string): string =>
    `    ${name}: readFileSync(${literal(file)}),`
  return [
    ...(certificateAuthorities === undefined ? [] : [read('ca', networkFiles.authorities)]),
    ...(tlsCertificate === undefined
      ? []
      : [read('cert', networkFiles.certificate), read('key', networkFiles.key)]),
  ]
}

function member(name: string, members: readonly string[]): string[] {
  return [`  ${name}: {`, ...members, '  },']
}
