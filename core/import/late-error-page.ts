import { type HttpRequest, type HttpResponse, headerOf } from '../http.ts'
import { statedCodes, visibleText } from '../visible-text.ts'
import type { HarExchange } from './read-har.ts'
import { isErrorPage } from './trace.ts'

/** Codes of RFC 6749 §4.1.2.1 and their like, which only a page about an error shows to a person. */
const errorCodes =
  /\b(?:redirect_uri_mismatch|invalid_(?:request|client|scope|redirect_uri|request_uri)|unauthorized_client|unsupported_response_type|disallowed_useragent|org_internal|admin_policy_enforced|deleted_client)\b/
const aboutTheAddress = /redirect(?:ion)?[ _-]?ur[il]|callback ur[il]|reply (?:url|address)/i
const wrong = /error|invalid|mismatch|match|not (?:registered|valid|allowed|permitted|in the list)/i

/**
 * The last page on which the authorization server says what is wrong, where it never sent the
 * browser back: many show it with status 200, and after further redirects of their own.
 */
export function lateErrorPage(
  asked: HttpRequest,
  later: readonly HarExchange[],
): HarExchange | undefined {
  return later.findLast(
    ({ request, response }) =>
      response !== undefined &&
      isPage(response) &&
      isErrorPage(asked, request.url) &&
      speaksOfError(response.body),
  )
}

function isPage({ headers, body }: HttpResponse): boolean {
  const type = headerOf(headers, 'Content-Type') ?? ''
  return /html/i.test(type) || /^\s*<(?:!doctype html|html)/i.test(body)
}

function speaksOfError(body: string): boolean {
  const text = visibleText(body)
  return (
    statedCodes(body).length > 0 ||
    errorCodes.test(text) ||
    (aboutTheAddress.test(text) && wrong.test(text))
  )
}
