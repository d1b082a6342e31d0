import { type HttpRequest, type HttpResponse, type TextField, headerOf } from './http.ts'

/** What a browser asked before a page might send a request to another origin (Fetch §3.2.2). */
export interface Preflight {
  readonly origin: string
  readonly method: string
  /** Header names, separated by commas; empty when there are none to ask for. */
  readonly headers: string
  /** Absent when no answer came. */
  readonly status?: number
  readonly answered: readonly TextField[]
}

/** What an answer to a preflight lacks: a status or a header that would have let the request pass. */
export interface Lack {
  readonly part: 'status' | AllowHeader
  readonly expected: string
  readonly found: string | undefined
}

const allowOrigin = 'Access-Control-Allow-Origin'
const allowMethods = 'Access-Control-Allow-Methods'
const allowHeaders = 'Access-Control-Allow-Headers'

type AllowHeader = typeof allowOrigin | typeof allowMethods | typeof allowHeaders

/** Methods that need no leave. */
const simple = ['get', 'head', 'post']

/** Why the browser went no further after this preflight; empty when it let the request pass. */
export function lacksOf({ origin, method, headers, status, answered }: Preflight): readonly Lack[] {
  const found = (name: AllowHeader) => headerOf(answered, name)
  const listed = (name: AllowHeader) => words(found(name) ?? '')
  // A star never stands for Authorization.
  const areHeadersAllowed = words(headers).every(
    (name) =>
      listed(allowHeaders).includes(name) ||
      (name !== 'authorization' && listed(allowHeaders).includes('*')),
  )
  const methods = [...simple, ...listed(allowMethods)]
  const isStatusGood = status !== undefined && status >= 200 && status < 300
  const lack = (part: AllowHeader, expected: string) => ({ part, expected, found: found(part) })
  return [
    ...(isStatusGood
      ? []
      : [{ part: 'status' as const, expected: '2xx', found: status && `${status}` }]),
    ...([origin, '*'].includes(found(allowOrigin) ?? '') ? [] : [lack(allowOrigin, origin)]),
    ...(methods.includes(method.toLowerCase()) || methods.includes('*')
      ? []
      : [lack(allowMethods, method)]),
    ...(areHeadersAllowed ? [] : [lack(allowHeaders, headers)]),
  ].map((each) => ({ ...each, found: each.found || undefined }))
}

/**
 * The origin of a page whose browser kept this answer from it, as the answer itself shows: asked
 * for across origins, and without leave for that origin (Fetch §4.10). Undefined for a request that
 * no script sent, and where a body shows that whoever recorded it had the answer.
 */
export function originWithoutLeave(
  { url, headers }: Pick<HttpRequest, 'url' | 'headers'>,
  response: Pick<HttpResponse, 'status' | 'headers' | 'body'>,
): string | undefined {
  const origin = headerOf(headers, 'Origin')
  const mode = headerOf(headers, 'Sec-Fetch-Mode') ?? 'cors'
  const allowed = headerOf(response.headers, allowOrigin) ?? ''
  const isAnswered = response.body !== '' || response.headers.length === 0
  if (origin === undefined || mode !== 'cors' || isAnswered) return undefined
  if (!URL.canParse(url) || origin === new URL(url).origin) return undefined
  return [origin, '*'].includes(allowed) ? undefined : origin
}

function words(list: string): readonly string[] {
  return list
    .toLowerCase()
    .split(',')
    .map((word) => word.trim())
    .filter(Boolean)
}
