/** Why a browser got no answer: in the words of our own requests where it is the same. */
export interface BrowserFailure {
  /** `failed`: nothing of the request left. `unknown`: it may have been acted on. */
  readonly kind: 'failed' | 'unknown'
  readonly code: string
  readonly message: string
}

type Named = readonly [pattern: RegExp, kind: BrowserFailure['kind'], code: string, words: string]

/**
 * Chromium's `net::ERR_…` (https://source.chromium.org/chromium/chromium/src/+/main:net/base/net_error_list.h),
 * Firefox' `NS_ERROR_…` and `SEC_ERROR_…`, and what Safari and proxies write, the more particular first.
 */
const names: readonly Named[] = [
  [
    /NAME_NOT_RESOLVED|NAME_RESOLUTION|UNKNOWN_HOST|hostname could not be found|ENOTFOUND|getaddrinfo|DNS_/i,
    ...(['failed', 'dns-not-found', 'The name of the server was not found.'] as const),
  ],
  [
    /PROXY|TUNNEL_CONNECTION/i,
    ...(['failed', 'proxy-failed', 'The proxy did not let the request through.'] as const),
  ],
  [
    /SSL_CLIENT_AUTH|BAD_SSL_CLIENT|CLIENT_CERT/i,
    'failed',
    'client-certificate-refused',
    'The server asked for a client certificate, and did not get one that it takes.',
  ],
  [
    /CERT|SSL|TLS|SEC_ERROR|secure connection|MOZILLA_PKIX/i,
    'failed',
    'tls-refused',
    'The browser does not trust the server’s certificate, or could not agree on TLS.',
  ],
  [
    /BLOCKED_BY_(?:CLIENT|ADMINISTRATOR|CSP|ORB)|CONTENT_BLOCKED|BLOCKED_BY_POLICY|content blocker/i,
    'failed',
    'browser-blocked-request',
    'Something in the browser kept the request from being sent: an extension, or a policy.',
  ],
  [
    /CONNECTION_REFUSED|ADDRESS_UNREACHABLE|INTERNET_DISCONNECTED|NETWORK_UNREACHABLE|NS_ERROR_OFFLINE|ECONNREFUSED|could not connect|ADDRESS_INVALID|UNSAFE_PORT|offline/i,
    'failed',
    'connect-refused',
    'Nothing answered at that host and port.',
  ],
  [
    /CONNECTION_TIMED_OUT|NS_ERROR_CONNECTION_TIMEOUT/i,
    ...(['failed', 'connect-timeout', 'No connection came about in time.'] as const),
  ],
  [
    /TOO_MANY_REDIRECTS|REDIRECT_LOOP|too many (?:HTTP )?redirects/i,
    'unknown',
    'too-many-redirects',
    'The browser was redirected again and again, and gave up.',
  ],
  [
    /ERR_ABORTED|BINDING_ABORTED|cancell?ed|aborted/i,
    'unknown',
    'browser-cancelled',
    'The page was left, or the script gave the request up, before the answer came.',
  ],
  [
    /TIMED_OUT|TIMEOUT|timed out/i,
    ...(['unknown', 'no-answer-in-time', 'The server did not answer in time.'] as const),
  ],
  [
    /CONNECTION_(?:CLOSED|RESET|ABORTED)|EMPTY_RESPONSE|NET_RESET|INTERRUPT|ECONNRESET|QUIC|HTTP2|connection was lost/i,
    'unknown',
    'connection-broken',
    'The connection was closed before an answer came.',
  ],
]

/** What a browser's own words mean; undefined when they say nothing in particular. */
export function namedFailure(words: string): BrowserFailure | undefined {
  const found = names.find(([pattern]) => pattern.test(words))
  if (!found) return undefined
  const [, kind, code, message] = found
  return { kind, code, message: `${message} (${words})` }
}
