import {
  type Body,
  type Field,
  type HttpRequest,
  MASK,
  type TextField,
  jsonText,
  shown,
  targetOf,
} from '../../core/http.ts'
import { type Failure, failure, isFailure } from './outcome.ts'
import { type Target, readTarget } from './target.ts'
import type { WireValues } from './wire-values.ts'

/** A request with every value in place: to be sent, never to be kept. */
export interface WireRequest {
  readonly target: Target
  readonly method: string
  readonly headers: readonly TextField[]
  readonly body?: Buffer
}

const token = /^[!#$%&'*+\-.^_`|~0-9A-Za-z]+$/
const unsendable = /[^\t\x20-\x7e\x80-\xff]/

/** Headers that undici takes over or refuses, and what to do about each. */
const reservedHeaders: Readonly<Record<string, string>> = {
  'transfer-encoding': 'The body is always sent with a Content-Length. Remove the header.',
  expect: 'The body is always sent at once. Remove the header.',
  upgrade: 'Only HTTP/1.1 is spoken. Remove the header.',
  'keep-alive': 'Each request has a connection of its own. Remove the header.',
  connection: 'Each request has a connection of its own. Remove the header, or say “close”.',
}

/** Puts the values into a draft. Refuses what cannot be sent as it stands. */
export function wireRequest(request: HttpRequest, values: WireValues): WireRequest | Failure {
  const resolved = (fields: readonly Field[]): TextField[] =>
    fields.map(([name, value]) => [name, values.resolve(value)])
  const target = readTarget(targetOf({ ...request, query: resolved(request.query) }))
  if (isFailure(target)) return target
  const headers = resolved(request.headers)
  const refused = judgeMethod(request.method) ?? headers.map(judgeHeader).find(Boolean)
  if (refused) return refused
  const body = request.body && bodyText(request.body, resolved)
  return {
    target,
    method: request.method,
    headers,
    ...(body === undefined ? {} : { body: Buffer.from(body) }),
  }
}

function bodyText(body: Body, resolved: (fields: readonly Field[]) => TextField[]): string {
  if ('raw' in body) return body.raw
  if ('json' in body) return jsonText(resolved(body.json))
  return new URLSearchParams(resolved(body.form).map(([name, value]) => [name, value])).toString()
}

function judgeMethod(method: string): Failure | undefined {
  if (token.test(method) && method !== 'CONNECT') return undefined
  return failure(
    'bad-method',
    `“${method}” is not a method this tool can send. Use GET or POST, say.`,
  )
}

function judgeHeader([name, value]: TextField): Failure | undefined {
  if (!token.test(name)) {
    return failure(
      'bad-header',
      `“${name}” is not a header name (RFC 9110 §5.1): letters, digits and hyphens, no spaces or colon.`,
    )
  }
  const at = value.search(unsendable)
  if (at >= 0) {
    return failure(
      'bad-header',
      `The header ${name} has ${/[\r\n]/.test(value.charAt(at)) ? 'a line break' : 'a character that no header may have'} at position ${at + 1} (RFC 9110 §5.5). Take it out.`,
    )
  }
  const reason = reservedHeaders[name.toLowerCase()]
  if (reason === undefined || /^\s*close\s*$/i.test(value)) return undefined
  return failure('header-not-sendable', `The header ${name} cannot be sent. ${reason}`)
}

const proxyCredentials = /^(proxy-authorization: *[\w-]+ +).*$/i

/**
 * The request line and headers as they were sent, without secrets. A field that is a reference in
 * the draft is replaced as a whole, so that a secret too short to be searched for is hidden too.
 */
export function maskedHead(head: string, request: HttpRequest, values: WireValues): string {
  const hidden = new Map<string, string>()
  for (const [name, value] of request.headers) {
    if (typeof value === 'string') continue
    hidden.set(`${name}: ${values.resolve(value)}`.toLowerCase(), `${name}: ${shown(value)}`)
  }
  const [line = '', ...headers] = head.split('\r\n')
  const maskedLine = request.query.reduce((text, [name, value]) => {
    if (typeof value === 'string') return text
    const sent = new URLSearchParams([[name, values.resolve(value)]]).toString()
    return text.replace(sent, `${sent.slice(0, sent.indexOf('='))}=${shown(value)}`)
  }, line)
  const kept = headers.map(
    (header) => hidden.get(header.toLowerCase()) ?? header.replace(proxyCredentials, `$1${MASK}`),
  )
  return values.mask([maskedLine, ...kept].join('\r\n'))
}
