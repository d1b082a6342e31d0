import { isIP } from 'node:net'
import { type Failure, failure } from './outcome.ts'

/** Where a URL leads. */
export interface Target {
  readonly origin: string
  readonly secure: boolean
  /** Without the brackets of an IPv6 address. */
  readonly host: string
  readonly isAddress: boolean
  readonly port: number
  /** Host and port, for messages. */
  readonly authority: string
  /** Path and query; the fragment is never sent. */
  readonly path: string
}

/**
 * Reads the URL of a request with the WHATWG parser, as a browser would. Refuses what is not an
 * absolute `http:` or `https:` URL, and one with a user name or password in it.
 */
export function readTarget(text: string): Target | Failure {
  const url = URL.canParse(text) ? new URL(text) : undefined
  if (!url) {
    return failure(
      'bad-url',
      `“${text}” is not an absolute URL. Enter one such as https://server.example/path.`,
    )
  }
  if (url.protocol !== 'http:' && url.protocol !== 'https:') {
    return failure(
      'scheme-not-allowed',
      `The URL begins with “${url.protocol}”. Only http: and https: are sent to.`,
    )
  }
  if (url.username || url.password) {
    return failure(
      'credentials-in-url',
      `The URL has a user name or password before “@”; the server would be ${url.host}. Take that part out, and put credentials where the protocol wants them.`,
    )
  }
  const host = url.hostname.replace(/^\[|\]$/g, '')
  const secure = url.protocol === 'https:'
  const port = Number(url.port || (secure ? 443 : 80))
  return {
    origin: url.origin,
    secure,
    host,
    isAddress: isIP(host) !== 0,
    port,
    authority: `${url.hostname}:${port}`,
    path: url.pathname + url.search,
  }
}
