import type { TextField } from '../http.ts'
import { asObject, asText } from '../read-json.ts'
import { type HarReading, readEntry } from './read-har.ts'

type Members = Readonly<Record<string, unknown>>

/**
 * One exchange as other tools write it down: as a HAR's entry (`postData`, `content`), or plainly,
 * with the bodies as text or as objects, and headers and queries as pairs, objects or a map. Never
 * throws; what is wrong with it is said in words.
 */
export function readExchange(exchange: unknown): HarReading {
  const members = asObject(exchange) ?? {}
  const request = asObject(members['request'])
  const url = request && urlOf(request)
  if (!request || url === undefined) {
    return {
      problem:
        'An exchange has a “request” with an absolute “url”, and a “response”; this has not.',
    }
  }
  const response = asObject(members['response'])
  const entry = readEntry({
    startedDateTime: members['startedDateTime'],
    time: members['time'],
    request: requestOf(request, url),
    response: response && responseOf(response),
    _error: members['error'],
  })
  if (entry) return { exchanges: [entry] }
  return { problem: `“${url}” is no http: or https: URL. Give the request’s whole address.` }
}

function urlOf(request: Members): string | undefined {
  const { url } = request
  if (typeof url !== 'string') return undefined
  const query = fieldsIn(request['query'] ?? request['queryString'])
  if (query.length === 0 || url.includes('?')) return url
  return `${url}?${new URLSearchParams(query.map(([name, value]) => [name, value]))}`
}

function requestOf(request: Members, url: string): Members {
  const posted = asObject(request['postData'])
  const body = posted
    ? (posted['text'] ?? posted['params'])
    : (request['postData'] ?? request['body'])
  const type = valueOf(request['headers'], 'content-type') ?? posted?.['mimeType']
  const mimeType = typeof type === 'string' ? type : typeOf(body)
  const text = bodyText(body, mimeType)
  const headers = fieldsIn(request['headers'])
  // Whoever left all headers out does not say that there was no media type.
  const unsaid = headers.length === 0 && text !== undefined
  return {
    method: request['method'] ?? (text === undefined ? 'GET' : 'POST'),
    url,
    headers: (unsaid ? [['Content-Type', mimeType] as const] : headers).map(named),
    ...(text !== undefined && { postData: { mimeType, text } }),
  }
}

function responseOf(response: Members): Members {
  const content = asObject(response['content'])
  const body = content?.['text'] ?? response['body'] ?? response['content']
  return {
    ...response,
    status: Number(response['status'] ?? response['statusCode']),
    headers: fieldsIn(response['headers']).map(named),
    content: {
      ...content,
      text: typeof body === 'string' ? body : body === undefined ? '' : JSON.stringify(body),
    },
  }
}

/** A body without a media type is a form, as a token request's is, unless it looks like JSON. */
function typeOf(body: unknown): string {
  const json = typeof body === 'string' && /^\s*\{/.test(body)
  return json ? 'application/json' : 'application/x-www-form-urlencoded'
}

function bodyText(body: unknown, mimeType: string): string | undefined {
  if (body === undefined || body === null) return undefined
  if (typeof body === 'string') return body
  if (mimeType.includes('json')) return JSON.stringify(body)
  const members = asObject(body)
  const fields = fieldsIn(members?.['form'] ?? members?.['json'] ?? members?.['raw'] ?? body)
  return new URLSearchParams(fields.map(([name, value]) => [name, value])).toString()
}

/** Fields as a list of pairs, a list of `{ name, value }`, or an object whose values may be lists. */
function fieldsIn(fields: unknown): TextField[] {
  if (Array.isArray(fields)) {
    return (fields as unknown[]).flatMap((field) => {
      if (Array.isArray(field)) return [[asText(field[0]), asText(field[1])] as const]
      const members = asObject(field)
      return members ? [[asText(members['name']), asText(members['value'])] as const] : []
    })
  }
  return Object.entries(asObject(fields) ?? {}).flatMap(([name, value]) =>
    (Array.isArray(value) ? value : [value]).map((each) => [name, asText(each)] as const),
  )
}

function valueOf(headers: unknown, name: string): string | undefined {
  return fieldsIn(headers).find(([each]) => each.toLowerCase() === name)?.[1]
}

function named([name, value]: TextField): { name: string; value: string } {
  return { name, value }
}
