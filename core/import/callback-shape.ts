import type { InboundRequest, TextField } from '../http.ts'
import type { PlainRequest } from './withhold-secrets.ts'

/** How an authorization response came, and what it says. */
export type ReadCallback = Pick<InboundRequest, 'via' | 'parameters'>

/** What a request says in its query, in its fragment and in a form that it posts. */
export function fieldsByPlace({
  method,
  url,
  body,
}: PlainRequest): [query: ReadCallback, fragment: ReadCallback, form: ReadCallback] {
  const { searchParams, hash } = new URL(url)
  return [
    { via: 'query', parameters: [...searchParams] },
    { via: 'fragment', parameters: [...new URLSearchParams(hash.slice(1))] },
    { via: 'form_post', parameters: method === 'POST' && body && 'form' in body ? body.form : [] },
  ]
}

/** The authorization response that a request carries, by its shape; undefined when it is none. */
export function readCallback(request: PlainRequest): ReadCallback | undefined {
  return fieldsByPlace(request).find(({ parameters }) => answersAuthorization(parameters))
}

/**
 * The same where no authorization request stands before it: then only a code or an error beside a
 * `state`, or an error with its description, counts.
 */
export function readLoneCallback(request: PlainRequest): ReadCallback | undefined {
  const read = readCallback(request)
  const names = new Set(read?.parameters.map(([name]) => name))
  return names.has('state') || names.has('error') ? read : undefined
}

/** A code or an error, and no sign of a request; `state` alone is too common to count. */
function answersAuthorization(parameters: readonly TextField[]): boolean {
  const names = new Set(parameters.map(([name]) => name))
  if (names.has('client_id') || names.has('response_type') || names.has('grant_type')) return false
  if (names.has('client_secret') || names.has('code_verifier')) return false
  return (
    (names.has('code') && (names.has('state') || names.size <= 2)) ||
    (names.has('error') && (names.has('state') || names.has('error_description')))
  )
}
