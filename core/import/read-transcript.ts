import { type HttpResponse, type TextField, headerOf } from '../http.ts'
import { readCurl } from './read-curl.ts'
import { type HarExchange, readPosted } from './read-har.ts'
import type { PlainRequest } from './withhold-secrets.ts'

/**
 * The exchanges of a text as tools print them: `curl -v`, a followed TCP stream, the raw view of a
 * proxy or a client, an access log of a web server. In the order of the text; empty when it is none
 * of these. Never throws.
 */
export function readTranscript(text: string): readonly HarExchange[] {
  const lines = text.replace(/\r\n?/g, '\n').split('\n').slice(0, lineLimit)
  const logged = lines.flatMap((line) => readLogged(line) ?? [])
  return logged.length > 0 ? logged : pairUp(messagesIn(lines))
}

const lineLimit = 100_000

type Message =
  | { readonly kind: 'request'; readonly request: PlainRequest }
  | { readonly kind: 'response'; readonly response: HttpResponse }

const requestLine = /^(GET|HEAD|POST|PUT|PATCH|DELETE|OPTIONS) (\S+)(?: HTTP\/[\d.]+)?$/
const statusLine = /^HTTP\/[\d.]+ (\d{3})(?: (.*))?$/

/** curl and others mark each line by who said it; its own remarks begin with a star. */
function unmarked(line: string): string | undefined {
  if (/^[*{}] ?/.test(line) && !/^\{"|^\{$|^\}$/.test(line)) return undefined
  return line.replace(/^[<>] ?/, '')
}

/** The messages, each from its first line to the next one’s. */
function messagesIn(lines: readonly string[]): readonly Message[] {
  const isMarked = lines.some((line) => /^> (?:GET|HEAD|POST|PUT|PATCH|DELETE|OPTIONS) /.test(line))
  const plain = isMarked ? lines.flatMap((line) => unmarked(line) ?? []) : lines
  const starts = plain.flatMap((line, index) => (isStart(line) ? [index] : []))
  return starts.flatMap((start, index) => {
    const message = readMessage(plain.slice(start, starts[index + 1]))
    return message ? [message] : []
  })
}

function isStart(line: string): boolean {
  return statusLine.test(line.trim()) || requestLine.test(line.trim()) || isCommand(line)
}

function isCommand(line: string): boolean {
  return /^\s*[$#>]?\s*curl(?:\.exe)?\s/.test(line)
}

function readMessage(lines: readonly string[]): Message | undefined {
  const first = lines[0]?.trim() ?? ''
  if (isCommand(first)) {
    const request = readCurl(lines.join('\n').replace(/^\s*[$#>]?\s*/, ''))
    return request && { kind: 'request', request: asSent(request) }
  }
  const blank = lines.findIndex((line, index) => index > 0 && line.trim() === '')
  const end = blank === -1 ? lines.length : blank
  const headers = lines.slice(1, end).flatMap(headerIn)
  const body = lines
    .slice(end + 1)
    .join('\n')
    .trim()
  const status = statusLine.exec(first)
  if (status) return { kind: 'response', response: responseOf(status, headers, body) }
  const [, method = '', target = ''] = requestLine.exec(first) ?? []
  const url = addressOf(target, headers)
  return url === undefined
    ? undefined
    : { kind: 'request', request: requestOf(method, url, headers, body) }
}

/** curl names the media type of a form by itself. */
function asSent(request: PlainRequest): PlainRequest {
  const isForm = request.body !== undefined && 'form' in request.body
  const type: TextField = ['Content-Type', 'application/x-www-form-urlencoded']
  return isForm && headerOf(request.headers, 'Content-Type') === undefined
    ? { ...request, headers: [...request.headers, type] }
    : request
}

function headerIn(line: string): readonly TextField[] {
  const found = /^([!#$%&'*+.^_`|~\w-]+):\s?(.*)$/.exec(line.trim())
  return found ? [[found[1] ?? '', found[2] ?? '']] : []
}

function responseOf(
  [, status = '', statusText = '']: readonly string[],
  headers: readonly TextField[],
  body: string,
): HttpResponse {
  return {
    ...{ status: Number(status), statusText, headers },
    ...{ body: unchunked(body), encodedBytes: body.length, problems: [] },
  }
}

/** A stream shows the lengths of chunks between them (RFC 9112 §7.1). */
function unchunked(body: string): string {
  return /^[0-9a-f]{1,8}\n/i.test(body) ? body.replace(/^[0-9a-f]{1,8}$/gim, '').trim() : body
}

function requestOf(
  method: string,
  url: string,
  headers: readonly TextField[],
  text: string,
): PlainRequest {
  const mimeType = headerOf(headers, 'Content-Type') ?? ''
  // Editors let a form be written a parameter a line.
  const whole = mimeType.includes('urlencoded') ? text.replaceAll(/\s*\n\s*/g, '') : text
  const body = readPosted({ mimeType, text: whole })
  return { method, url, headers, ...(body && { body }) }
}

/** The whole address: of the line itself, or by the header Host. Undefined when neither tells. */
function addressOf(target: string, headers: readonly TextField[]): string | undefined {
  if (/^https?:/i.test(target)) return URL.canParse(target) ? target : undefined
  const host = headerOf(headers, 'Host') ?? headerOf(headers, ':authority')
  if (host === undefined || !target.startsWith('/')) return undefined
  const isLocal = /^(?:localhost|127\.0\.0\.1|\[::1\])(?::|$)|:80(?:80)?$/.test(host)
  const scheme = headerOf(headers, 'X-Forwarded-Proto') ?? (isLocal ? 'http' : 'https')
  const url = `${scheme}://${host}${target}`
  return URL.canParse(url) ? url : undefined
}

/** Each request with the answer after it. A command stands for the request that it prints. */
function pairUp(messages: readonly Message[]): readonly HarExchange[] {
  const requests = messages.flatMap((message, index) =>
    message.kind === 'request' ? [{ request: message.request, next: messages[index + 1] }] : [],
  )
  return requests.flatMap(({ request, next }, index) => {
    const after = requests[index + 1]
    if (next?.kind === 'request' && after && isSame(request, after.request)) return []
    const before = requests[index - 1]
    const body = request.body ?? (before && isSame(before.request, request) && before.request.body)
    const response = next?.kind === 'response' ? next.response : undefined
    const date = Date.parse(headerOf(response?.headers ?? [], 'Date') ?? '')
    return [
      {
        startedAt: Number.isNaN(date) ? 0 : date,
        took: 0,
        request: { ...request, ...(body && { body }) },
        ...(response && { response }),
      },
    ]
  })
}

function isSame(one: PlainRequest, other: PlainRequest): boolean {
  const path = ({ url }: PlainRequest) => new URL(url).pathname
  return one.method === other.method && path(one) === path(other)
}

/** Apache’s and nginx’s combined log: who, when, what, and how it ended. */
const accessLine =
  /^\S+ \S+ \S+ \[([^\]]+)\] "(GET|POST|PUT|DELETE|OPTIONS|HEAD) (\/\S*) HTTP\/[\d.]+" (\d{3}) (?:\d+|-)/

/** A host that a log leaves out. */
const notLogged = 'https://host-not-logged.invalid'

function readLogged(line: string): HarExchange | undefined {
  const [, when = '', method = '', target = '', status = ''] = accessLine.exec(line.trim()) ?? []
  if (target === '' || !URL.canParse(target, notLogged)) return undefined
  return {
    startedAt: momentOf(when),
    took: 0,
    request: { method, url: new URL(target, notLogged).href, headers: [] },
    response: {
      ...{ status: Number(status), statusText: '', headers: [] },
      ...{ body: '', encodedBytes: 0, problems: [] },
    },
  }
}

/** `14/Oct/2025:08:11:02 +0000`; 0 when it is none. */
function momentOf(when: string): number {
  const [, day, month, year, time, zone] =
    /^(\d{2})\/(\w{3})\/(\d{4}):([\d:]{8}) ([+-]\d{4})$/.exec(when) ?? []
  const moment = Date.parse(`${day} ${month} ${year} ${time} ${zone}`)
  return Number.isNaN(moment) ? 0 : moment
}
