import type { HttpRequest, HttpResponse, InboundRequest } from '../http.ts'
import { headerOf } from '../http.ts'
import { parameter, responseMembers } from '../in-hand.ts'
import { challengeParameter, readChallenges } from '../read-challenge.ts'

/** Characters of a server's error code that a label shows. */
const shownLength = 60

/** `POST /oauth/token`: the method and the path; the whole target when it is not a URL. */
export function requestLabel({ method, url }: Pick<HttpRequest, 'method' | 'url'>): string {
  return `${method} ${URL.canParse(url) ? new URL(url).pathname : url}`
}

/** `200`, `400 invalid_grant`: the status, and the error code wherever the server gave one. */
export function responseLabel(response: HttpResponse): string {
  const error = errorCode(response)
  return error === undefined ? `${response.status}` : `${response.status} ${error}`
}

/**
 * What the authorization server answered the browser with, as far as the callback tells: a
 * redirect, or a page that hands it on. `302 access_denied` for an error.
 */
export function redirectLabel(request: InboundRequest): string {
  const error = parameter(request.parameters, 'error')?.slice(0, shownLength)
  return `${isByPage(request) ? '200' : '302'} ${error ?? 'callback'}`
}

/** True for an answer that a page of the server hands on, by a form or by a message. */
export function isByPage({ via }: InboundRequest): boolean {
  return via === 'form_post' || via === 'web_message'
}

/** The `error` of the body (RFC 6749 §5.2), or of the challenge (RFC 6750 §3.1). */
function errorCode(response: HttpResponse): string | undefined {
  const inBody = responseMembers(response.body)?.['error']
  if (typeof inBody === 'string') return inBody.slice(0, shownLength)
  const header = headerOf(response.headers, 'www-authenticate')
  return readChallenges(header === undefined ? [] : [header])
    .map((challenge) => challengeParameter(challenge, 'error'))
    .find((error) => error !== undefined)
    ?.slice(0, shownLength)
}
