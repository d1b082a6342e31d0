import { stepNamed } from '../flows.ts'
import { type Field, type HttpRequest, type TextField, jsonText, shown, targetOf } from '../http.ts'
import { headerOf } from '../http.ts'
import {
  type Exchange,
  type Inbound,
  type Run,
  type Timings,
  exchanges,
  isInbound,
} from '../run.ts'
import { isByPage } from './message-label.ts'
import { type Tokens, redact } from './redact.ts'

interface Pair {
  readonly name: string
  readonly value: string
}

/** An exchange as HAR 1.2 has it. Durations in milliseconds, sizes in bytes, -1 for unknown. */
interface HarEntry {
  readonly startedDateTime: string
  readonly time: number
  readonly request: HarRequest
  readonly response: HarResponse
  readonly cache: Readonly<Record<string, never>>
  readonly timings: HarTimings
  /** Which step of the flow this is. */
  readonly comment: string
}

interface HarRequest extends HarMessage {
  readonly method: string
  readonly url: string
  readonly queryString: readonly Pair[]
  readonly postData?: { readonly mimeType: string } & (
    { readonly params: readonly Pair[] } | { readonly text: string }
  )
}

interface HarResponse extends HarMessage {
  readonly status: number
  readonly statusText: string
  readonly content: { readonly size: number; readonly mimeType: string; readonly text?: string }
  readonly redirectURL: string
  /** Why no response came, as Chrome writes it: `ECONNRESET`. */
  readonly _error?: string
}

interface HarMessage {
  readonly httpVersion: 'HTTP/1.1'
  readonly cookies: readonly []
  readonly headers: readonly Pair[]
  readonly headersSize: number
  readonly bodySize: number
}

interface HarTimings {
  readonly dns: number
  readonly connect: number
  readonly ssl: number
  readonly send: number
  readonly wait: number
  readonly receive: number
}

/**
 * All messages of the run as an HTTP Archive 1.2, those of the front channel too as far as the
 * trace tells of them. Secrets by reference are masked; the rest as `tokens` says. The one member
 * of ours that is not in HAR 1.2 is `_error`, which Chrome has as well.
 */
export function har(run: Run, { tokens }: { readonly tokens: Tokens }): string {
  const redacted = redact(run, tokens).run
  const creator = { name: 'OAuth Flow Explorer', version: '1' }
  const entries = [
    ...exchanges(redacted).map((exchange) => exchangeEntry(exchange)),
    ...redacted.entries.filter(isInbound).map((entry) => callbackEntry(entry)),
  ].toSorted((a, b) => (a.startedDateTime < b.startedDateTime ? -1 : 1))
  return `${JSON.stringify({ log: { version: '1.2', creator, entries } }, null, 2)}\n`
}

function exchangeEntry({ sent, outcome, wire }: Exchange): HarEntry {
  const took = outcome.kind === 'pending' ? 0 : outcome.entry.at - sent.at
  const timings = timingsOf(wire?.timings, Math.max(took, 0))
  return {
    startedDateTime: new Date(sent.at).toISOString(),
    time: sumOf(timings),
    request: requestOf(sent.request),
    response: responseOf(outcome),
    cache: {},
    timings,
    comment: `${stepNamed(sent.step).title}${sent.purpose === 'flow' ? '' : ` (${sent.purpose})`}`,
  }
}

/** The browser's request to the redirection endpoint. What this tool answered is not in a run. */
function callbackEntry({ at, step, request }: Inbound): HarEntry {
  const { method, url, via, parameters } = request
  const form = via === 'form_post' ? parameters : undefined
  const timings = timingsOf(undefined, 0)
  return {
    startedDateTime: new Date(at).toISOString(),
    time: 0,
    request: requestOf({ method, url, query: [], headers: [], ...(form && { body: { form } }) }),
    response: noResponse(),
    cache: {},
    timings,
    comment: stepNamed(step).title,
  }
}

function requestOf(request: HttpRequest): HarRequest {
  const url = absolute(targetOf(request))
  const mimeType = headerOf(request.headers, 'content-type') ?? ''
  const { body } = request
  return {
    method: request.method,
    url,
    ...message(request.headers),
    queryString: URL.canParse(url) ? [...new URL(url).searchParams].map(pairOf) : [],
    bodySize: body ? -1 : 0,
    ...(body && { postData: { mimeType, ...bodyOf(body) } }),
  }
}

function bodyOf(body: NonNullable<HttpRequest['body']>): { params: Pair[] } | { text: string } {
  if ('raw' in body) return { text: body.raw }
  if ('form' in body) return { params: body.form.map(pairOf) }
  return { text: jsonText(body.json.map(([name, value]) => [name, shown(value)])) }
}

function responseOf(outcome: Exchange['outcome']): HarResponse {
  switch (outcome.kind) {
    case 'pending':
      return noResponse()
    case 'failed':
    case 'unknown':
      return { ...noResponse(), _error: outcome.entry.code }
    case 'callback':
      return redirectTo(outcome.entry)
    case 'response': {
      const { status, statusText, headers, body, encodedBytes } = outcome.entry.response
      const size = new TextEncoder().encode(body).length
      return {
        status,
        statusText,
        ...message(headers),
        content: { size, mimeType: headerOf(headers, 'content-type') ?? '', text: body },
        redirectURL: headerOf(headers, 'location') ?? '',
        bodySize: encodedBytes,
      }
    }
  }
}

/** The redirect that made the browser call back; or a page did, by a form or a message. */
function redirectTo({ request }: Inbound): HarResponse {
  if (isByPage(request)) return { ...noResponse(), status: 200 }
  const location = absolute(request.url)
  return {
    ...noResponse(),
    status: 302,
    statusText: 'Found',
    headers: [{ name: 'Location', value: location }],
    redirectURL: location,
  }
}

function noResponse(): HarResponse {
  return {
    status: 0,
    statusText: '',
    ...message([]),
    content: { size: 0, mimeType: 'x-unknown' },
    redirectURL: '',
    bodySize: -1,
  }
}

function message(headers: readonly Field[]): Omit<HarMessage, 'bodySize'> {
  return { httpVersion: 'HTTP/1.1', cookies: [], headers: headers.map(pairOf), headersSize: -1 }
}

/** `connect` includes the TLS handshake, as HAR has it. */
function timingsOf(timings: Timings | undefined, took: number): HarTimings {
  if (!timings) return { dns: -1, connect: -1, ssl: -1, send: 0, wait: took, receive: 0 }
  const { dns, tcp, proxy, tls, firstByte, total } = timings
  const connect = tcp === undefined ? -1 : tcp + (proxy ?? 0) + (tls ?? 0)
  const wait = firstByte ?? 0
  const before = Math.max(dns ?? 0, 0) + Math.max(connect, 0) + wait
  const receive = Math.max(total - before, 0)
  return { dns: dns ?? -1, connect, ssl: tls ?? -1, send: 0, wait, receive }
}

function sumOf({ dns, connect, send, wait, receive }: HarTimings): number {
  return [dns, connect, send, wait, receive].reduce((sum, part) => sum + Math.max(part, 0), 0)
}

function pairOf([name, value]: Field | TextField): Pair {
  return { name, value: shown(value) }
}

/** As a URL is serialized: a marker or a mask in it is percent-encoded. */
function absolute(url: string): string {
  return URL.canParse(url) ? new URL(url).href : url
}
