import { originWithoutLeave } from '../cors.ts'
import { type BodyProblem, type HttpResponse, type TextField, headerOf } from '../http.ts'
import { asObject, readJson } from '../read-json.ts'
import type { PlainRequest } from './withhold-secrets.ts'

/** One exchange of a HAR, as far as it can be read. */
export interface HarExchange {
  /** Milliseconds since the epoch; 0 where nothing says when it was. */
  readonly startedAt: number
  /** Milliseconds; 0 where nothing says when it began. */
  readonly took: number
  readonly request: PlainRequest
  /** Absent when the browser recorded no answer (status 0). */
  readonly response?: HttpResponse
  /** What the browser says went wrong, where it does. */
  readonly failure?: string
  /** The recording leaves credentials out of all its headers. */
  readonly withoutCredentials?: true
}

/** The exchanges in the order they were sent, or why there are none, for the person who asked. */
export type HarReading =
  { readonly exchanges: readonly HarExchange[] } | { readonly problem: string }

const entryLimit = 20_000
/** Characters of one body that are kept. */
const bodyLimit = 1_000_000

/**
 * Reads a HAR 1.2 as browsers and proxies write them: with members missing, or of wrong types.
 * Entries that cannot be read are left out. Never throws.
 */
export function readHar(har: unknown): HarReading {
  const entries = asObject(asObject(har)?.['log'])?.['entries']
  if (!Array.isArray(entries)) {
    return {
      problem:
        'This is JSON, but not a HAR: it has no log.entries. Export it from the network tab again, with content.',
    }
  }
  if (entries.length > entryLimit) {
    return {
      problem: `This HAR has ${entries.length} entries; up to ${entryLimit} are read. Record only the login.`,
    }
  }
  const read = entries.flatMap((entry) => readEntry(asObject(entry) ?? {}) ?? [])
  const exchanges = isSanitized(har, read)
    ? read.map((exchange) => ({ ...exchange, withoutCredentials: true as const }))
    : read
  return { exchanges: exchanges.sort((a, b) => a.startedAt - b.startedAt) }
}

/**
 * Chromium leaves Cookie, Set-Cookie and Authorization out unless it is told to export sensitive data
 * (https://developer.chrome.com/docs/devtools/network/reference#save-as-har).
 */
function isSanitized(har: unknown, exchanges: readonly HarExchange[]): boolean {
  const creator = asObject(asObject(asObject(har)?.['log'])?.['creator'])
  const isCredential = ([name]: TextField) => /^(?:set-cookie|cookie|authorization)$/i.test(name)
  return (
    creator?.['name'] === 'WebInspector' &&
    !exchanges.some(({ request, response }) =>
      [...request.headers, ...(response?.headers ?? [])].some(isCredential),
    )
  )
}

type Members = Readonly<Record<string, unknown>>

/** One entry of a HAR; undefined when it names no http: or https: URL. */
export function readEntry(entry: Members): HarExchange | undefined {
  const request = readRequest(asObject(entry['request']) ?? {})
  if (!request) return undefined
  const response = readResponse(asObject(entry['response']) ?? {}, request)
  const startedAt = momentOf(text(entry['startedDateTime'])) ?? dateOf(response) ?? 0
  const failure = text(asObject(entry['response'])?.['_error']) || text(entry['_error'])
  return {
    startedAt,
    took: startedAt === 0 ? 0 : number(entry['time']),
    request,
    ...(response && { response }),
    ...(failure !== '' && { failure }),
  }
}

function momentOf(date: string): number | undefined {
  const moment = Date.parse(date)
  return Number.isNaN(moment) ? undefined : moment
}

/** Without a time of its own, an exchange was when its server says it was. */
function dateOf(response: HttpResponse | undefined): number | undefined {
  return momentOf(headerOf(response?.headers ?? [], 'Date') ?? '')
}

function readRequest(request: Members): PlainRequest | undefined {
  const url = text(request['url'])
  if (!URL.canParse(url) || !/^https?:/i.test(url)) return undefined
  const body = readPosted(asObject(request['postData']))
  return {
    method: text(request['method']).toUpperCase() || 'GET',
    url,
    // HTTP/2 pseudo-headers are no header fields.
    headers: pairs(request['headers']).filter(([name]) => !name.startsWith(':')),
    ...(body && { body }),
  }
}

/** A form by its own text where there is one: the parsed `params` lose order and encoding. */
export function readPosted(postData: Members | undefined): PlainRequest['body'] {
  if (!postData) return undefined
  const raw = text(postData['text']).slice(0, bodyLimit)
  const mediaType = text(postData['mimeType']).toLowerCase()
  if (mediaType.includes('x-www-form-urlencoded')) {
    return { form: raw === '' ? pairs(postData['params']) : [...new URLSearchParams(raw)] }
  }
  const members = mediaType.includes('json') ? asObject(readJson(raw).value) : undefined
  if (members)
    return { json: Object.entries(members).map(([name, value]) => [name, asText(value)]) }
  return raw === '' ? undefined : { raw }
}

function readResponse(response: Members, request: PlainRequest): HttpResponse | undefined {
  const status = number(response['status'])
  if (status < 100) return undefined
  const headers = pairs(response['headers'])
  const redirect = text(response['redirectURL'])
  const located = headers.some(([name]) => name.toLowerCase() === 'location')
  const content = asObject(response['content']) ?? {}
  const body = readContent(content).slice(0, bodyLimit)
  const kept = originWithoutLeave(request, { status, headers, body }) !== undefined
  const problems: BodyProblem[] =
    kept || isLeftOut(body, response) ? [{ kind: 'not-recorded' }] : []
  return {
    status,
    statusText: text(response['statusText']),
    headers: redirect !== '' && !located ? [...headers, ['Location', redirect]] : headers,
    body,
    encodedBytes: Math.max(number(response['bodySize']), 0),
    problems,
  }
}

/** No text, though there were bytes: browsers drop bodies that are old, large or kept from a page. */
function isLeftOut(body: string, response: Members): boolean {
  const size = number(asObject(response['content'])?.['size'])
  return body === '' && Math.max(size, number(response['bodySize'])) > 0
}

function readContent(content: Members): string {
  const raw = text(content['text'])
  if (content['encoding'] !== 'base64') return raw
  try {
    return new TextDecoder().decode(
      Uint8Array.from(atob(raw), (character) => character.charCodeAt(0)),
    )
  } catch {
    return raw
  }
}

function pairs(list: unknown): TextField[] {
  if (!Array.isArray(list)) return []
  return list.flatMap((item) => {
    const members = asObject(item)
    return members ? [[text(members['name']), text(members['value'])] as const] : []
  })
}

function text(value: unknown): string {
  return typeof value === 'string' ? value : ''
}

function asText(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value)
}

function number(value: unknown): number {
  return typeof value === 'number' && Number.isFinite(value) ? value : 0
}
