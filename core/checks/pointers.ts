import type { Evidence, Pointer } from '../check.ts'
import type { CallbackFacts, ExchangeFacts, RequestFacts, ResponseFacts } from '../facts.ts'

/**
 * A part of a request that was sent: `query.state`, `header.Authorization`, `body.code`. A parameter
 * of the authorization request stands where it was said: in what was pushed, or in a signed object.
 */
export function inRequest(request: RequestFacts | ExchangeFacts, part: string): Pointer {
  const { exchange } = request
  const name = /^query\.?(.*)$/.exec(part)?.[1]
  if (!('asked' in request) || name === undefined || isInFront(request, name))
    return { entry: exchange.sent.id, part: `request.${part}` }
  const { entry, where } = request.asked
  const place = where === 'body' && name !== '' ? `body.${name}` : where
  return { entry, part: `request.${place}` }
}

/** Among the parameters of the URL, or by nature in it. */
function isInFront({ asked, front }: RequestFacts, name: string): boolean {
  return (
    asked.where === 'query' ||
    (['request', 'request_uri'].includes(name) && front.some(([n]) => n === name))
  )
}

/** A part of a response: `status`, `header.Content-Type`, `json.issuer`, `body`. */
export function inResponse({ entry }: ResponseFacts, part: string): Pointer {
  return { entry: entry.id, part: `response.${part}` }
}

/** A parameter of a callback. */
export function inCallback({ entry }: CallbackFacts, name: string): Pointer {
  return { entry: entry.id, part: `callback.${name}` }
}

/** Characters of a value that evidence shows; the trace has the rest. */
const shownLength = 120

/** A value as evidence shows it: text as it is, other JSON as JSON, `nothing` when absent. */
export function asText(value: unknown): string {
  if (value === undefined) return 'nothing'
  const text = typeof value === 'string' ? value : JSON.stringify(value)
  if (text === '') return 'an empty value'
  return text.length > shownLength ? `${text.slice(0, shownLength)}…` : text
}

/** Expected before found, and where. */
export function evidence(pointer: Pointer, expected: string, found: unknown): Evidence {
  return { pointer, expected, found: asText(found) }
}

/** Where something stands that needs no comparison, with a word on it. */
export function remark(pointer: Pointer, note: string): Evidence {
  return { pointer, note }
}
