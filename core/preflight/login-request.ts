import { objectIn } from '../asked-parameters.ts'
import { applyEdits } from '../edits.ts'
import type { HttpRequest } from '../http.ts'
import { type Run, latest } from '../run.ts'
import { draftOf } from './draft-of.ts'
import { rehearse, rehearsedDrawn } from './rehearse.ts'

/**
 * The authorization request for the backend to ask for: as it was sent, so that a login that never
 * came back is looked into as it was; else the draft, with values of no use to anyone. A request
 * object is made anew, the person's changes in it, since one that was sent expires in a minute.
 */
export function loginRequest(run: Run): HttpRequest {
  const rehearsed = rehearse(run)
  const sent = latest(rehearsed, 'authorization-request')?.sent
  const request =
    sent && objectIn(sent.request.query)
      ? applyEdits(draftOf('authorization-request', rehearsedDrawn(run)), sent.edits)
      : (sent?.request ?? draftOf('authorization-request', rehearsed))
  return { ...request, headers: [['Accept', 'text/html, application/xhtml+xml']] }
}

/** What to say of a request that is pushed: to ask with its reference would use that up. */
export function lackOfLoginRequest({ connection }: Run): string[] {
  return connection.pushed
    ? ['parameters of its own: they are pushed, and a request_uri is good once (RFC 9126 §4)']
    : []
}
