import { type HttpRequest, type HttpResponse, headerOf } from '../http.ts'
import { isErrorAddress } from '../location-words.ts'
import { statedCodes, visibleText } from '../visible-text.ts'
import type { HarExchange } from './read-har.ts'
import { isErrorPage, targetOf } from './trace.ts'

/** Codes of RFC 6749 §4.1.2.1 and their like, which only a page about an error shows to a person. */
const errorCodes =
  /\b(?:redirect_uri_mismatch|invalid_(?:request|client|scope|redirect_uri|request_uri)|unauthorized_client|unsupported_response_type|disallowed_useragent|org_internal|admin_policy_enforced|deleted_client)\b/
const aboutTheAddress =
  /redirect(?:ion)?[ _-]?ur[il]|callback ur[il]|reply (?:url|address)|invalid redirect\b/i
const wrong = /error|invalid|mismatch|match|not (?:registered|valid|allowed|permitted|in the list)/i
/** A status and a code, as Google writes them in every language; Keycloak’s place for an error. */
const marks = /\b[45]\d\d ?[:：] ?[a-z]+(?:_[a-z]+)+\b/
const places = /id=["']?kc-error-message\b/
/** A vendor’s number for an error, which no other page shows. */
const numbers = /\bAAD(?:STS|B2C)\d{4,}\b/
/** A title or heading that says there was an error, on a page that asks for nothing. */
const headed =
  /<(title|h[1-4])\b[^>]*>[^<]{0,80}\b(?:error|errors|went wrong|failed|denied|forbidden|oops)\b[^<]{0,120}<\/\1>/i
const asksForInput = /<input\b(?![^>]*type=["']?(?:hidden|submit|button))/i

/**
 * The last page on which the authorization server says what is wrong, where it never sent the
 * browser back: many show it with status 200, and after further redirects of their own.
 */
export function lateErrorPage(
  asked: HttpRequest,
  later: readonly HarExchange[],
): HarExchange | undefined {
  return later.findLast(
    (exchange) =>
      exchange.response !== undefined &&
      isErrorPage(asked, exchange.request.url) &&
      (leadsToError(exchange) ||
        (isPage(exchange.response) && speaksOfError(exchange.response.body))),
  )
}

/** The address says what is wrong, whatever the language of the page it leads to. */
function leadsToError(exchange: HarExchange): boolean {
  const target = targetOf(exchange)
  return (
    target !== undefined &&
    new URL(target.url).origin === new URL(exchange.request.url).origin &&
    isErrorAddress(new URL(target.url))
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
    places.test(body) ||
    marks.test(text) ||
    numbers.test(text) ||
    (headed.test(body) && !asksForInput.test(body)) ||
    errorCodes.test(text) ||
    (aboutTheAddress.test(text) && wrong.test(text))
  )
}
