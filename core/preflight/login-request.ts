import type { HttpRequest } from '../http.ts'
import { type Run, latest } from '../run.ts'
import { draftOf } from './draft-of.ts'
import { rehearse } from './rehearse.ts'

/**
 * The authorization request for the backend to ask for: as it was sent, so that a login that never
 * came back is looked into as it was; else the draft, with values of no use to anyone.
 */
export function loginRequest(run: Run): HttpRequest {
  const rehearsed = rehearse(run)
  const sent = latest(rehearsed, 'authorization-request')?.sent.request
  return {
    ...(sent ?? draftOf('authorization-request', rehearsed)),
    headers: [['Accept', 'text/html, application/xhtml+xml']],
  }
}

/** What to say of a request that is pushed: to ask with its reference would use that up. */
export function lackOfLoginRequest({ connection }: Run): string[] {
  return connection.pushed
    ? ['parameters of its own: they are pushed, and a request_uri is good once (RFC 9126 §4)']
    : []
}
