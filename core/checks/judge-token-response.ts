import { type Verdict, fail, notApplicable, pass } from '../check.ts'
import type { ExchangeFacts, ResponseFacts } from '../facts.ts'
import { headerOf } from '../http.ts'
import { judgeJsonObject } from './judge-response.ts'
import { evidence, inResponse, remark } from './pointers.ts'
import { whenAnswered, whenGranted, whenMembers, whenRefused } from './when.ts'

/** Requirements that the answers to a token request and to a refresh share (RFC 6749 §5). */

type Exchange = ExchangeFacts | undefined

/** Tokens come with 200; most clients take any other 2xx for it, so that it is advice. */
export function judgeSuccessStatus(exchange: Exchange): Verdict {
  return whenMembers(exchange, ({ response, status, members }) => {
    if (members['access_token'] === undefined) return notApplicable('The answer brings no token.')
    const found = evidence(inResponse(response, 'status'), '200', `${status}`)
    return status === 200
      ? pass(found)
      : fail(
          'The server has to answer 200 when it grants tokens: a strict client refuses any other status.',
          found,
        )
  })
}

/** A JSON object; a page of somebody else’s is none, and a form is another check’s. */
export function judgeTokenJson(exchange: Exchange): Verdict {
  return whenAnswered(exchange, (response) => {
    if ([404, 405].includes(response.entry.response.status))
      return notApplicable('This is no token endpoint, which another check reports.')
    if (isDeclaredForm(response))
      return notApplicable('The server answers with a form, which another check reports.')
    return judgeJsonObject(
      exchange,
      'Look at the body: a page of a proxy, a firewall or a login stands where the answer should. Compare the address with the token_endpoint of the metadata, and ask for JSON with Accept: application/json.',
    )
  })
}

/** GitHub and others of its time answer with a form unless they are asked for JSON. */
export function judgeNoForm(exchange: Exchange): Verdict {
  return whenMembers(exchange, ({ response }) => {
    const at = inResponse(response, 'header.Content-Type')
    return isDeclaredForm(response)
      ? fail(
          'Send Accept: application/json, or read the form that came.',
          evidence(at, 'application/json', response.mediaType),
        )
      : pass(remark(at, 'no form'))
  })
}

/** Members in a form that says so, which is another format of the answer and no stray page. */
function isDeclaredForm({ mediaType, members, json }: ResponseFacts): boolean {
  return (
    mediaType === 'application/x-www-form-urlencoded' &&
    json.value === undefined &&
    (members?.['access_token'] ?? members?.['error']) !== undefined
  )
}

/** Codes that only servers use whose way it is to answer errors with 200: GitHub and Slack. */
const codesWith200: ReadonlySet<string> = new Set([
  ...['bad_verification_code', 'incorrect_client_credentials', 'redirect_uri_mismatch'],
  ...['unverified_user_email', 'bad_refresh_token', 'bad_redirect_uri', 'invalid_code'],
  ...['bad_client_secret', 'oauth_authorization_url_mismatch', 'invalid_refresh_token'],
  ...['device_flow_disabled', 'incorrect_device_code'],
])

/** An error comes with 400, or another 4xx; with 200 a client takes it for a success. */
export function judgeErrorStatus(exchange: Exchange): Verdict {
  return whenRefused(exchange, (error, { response, status, members }) => {
    if (codesWith200.has(error))
      return notApplicable(`A server that says ${error} answers all its errors with 200.`)
    if (members['ok'] === false)
      return notApplicable('A server that says ok: false answers all its errors with 200.')
    const found = evidence(inResponse(response, 'status'), '400 or 401', `${status} with ${error}`)
    return status >= 400
      ? pass(found)
      : fail(
          `Read the member error before anything else: the server refused with ${error}, and only says so inside a ${status}.`,
          found,
        )
  })
}

/** A 4xx says why in a member `error` that is a string. */
export function judgeErrorPresent(exchange: Exchange): Verdict {
  return whenMembers(exchange, ({ response, status, members: { error } }) => {
    if (status < 400) return notApplicable('The answer is no refusal by its status.')
    if ([404, 405, 429].includes(status) || status >= 500)
      return notApplicable(`The status ${status} says enough, and another check reports it.`)
    const found = evidence(inResponse(response, 'json.error'), 'a string', error)
    return typeof error === 'string' && error !== ''
      ? pass(found)
      : fail('Read the whole body: this server states its errors in a form of its own.', found)
  })
}

const defined: ReadonlySet<string> = new Set([
  ...['invalid_request', 'invalid_client', 'invalid_grant', 'unauthorized_client'],
  ...['unsupported_grant_type', 'invalid_scope', 'invalid_target', 'invalid_dpop_proof'],
  ...['use_dpop_nonce', 'invalid_authorization_details', 'authorization_pending', 'slow_down'],
  ...['access_denied', 'expired_token', 'server_error', 'temporarily_unavailable'],
])

export function judgeErrorDefined(exchange: Exchange): Verdict {
  return whenRefused(exchange, (error, { response }) => {
    const found = evidence(inResponse(response, 'json.error'), 'a registered error', error)
    return defined.has(error)
      ? pass(found)
      : fail('Look the code up at the provider; a client may show it, but cannot act on it.', found)
  })
}

export function judgeAccessToken(exchange: Exchange): Verdict {
  return whenGranted(exchange, ({ response, members: { access_token } }) => {
    const right = typeof access_token === 'string' && access_token !== ''
    const shown = right ? `${access_token.length} characters` : access_token
    const found = evidence(inResponse(response, 'json.access_token'), 'a string', shown)
    return right
      ? pass(found)
      : fail('Look what this address is: a token endpoint answers with an access_token.', found)
  })
}

/** Compared without case (RFC 6749 §5.1). A client must not use a token of an unknown type. */
export function judgeTokenType(exchange: Exchange): Verdict {
  return whenGranted(exchange, ({ response, members: { access_token, token_type, ok } }) => {
    if (access_token === undefined) return notApplicable('The answer brings no token.')
    // https://docs.slack.dev/reference/methods/oauth.v2.access
    if (ok === true && (token_type === 'bot' || token_type === 'user'))
      return notApplicable('Slack says here whose token it is; it is sent as Bearer all the same.')
    const found = evidence(inResponse(response, 'json.token_type'), 'Bearer or DPoP', token_type)
    return typeof token_type === 'string' && /^(?:bearer|dpop)$/i.test(token_type)
      ? pass(found)
      : fail(
          'The server has to say token_type: Bearer. Without it a client may not use the token.',
          found,
        )
  })
}

export function judgeExpiresIn(exchange: Exchange): Verdict {
  return whenGranted(exchange, ({ response, members: { expires_in } }) => {
    if (expires_in === undefined)
      return notApplicable('The answer has no expires_in, which is optional.')
    const found = evidence(
      inResponse(response, 'json.expires_in'),
      'a positive number of seconds',
      JSON.stringify(expires_in),
    )
    const seconds = isDigits(expires_in) ? Number(expires_in) : expires_in
    return typeof seconds === 'number' && seconds > 0
      ? pass(found)
      : fail('Take the token as good for once, and have the server say how long it is.', found)
  })
}

/** Most clients read a text of digits as what it means, so that it is advice. */
export function judgeExpiresInNumber(exchange: Exchange): Verdict {
  return whenGranted(exchange, ({ response, members: { expires_in, expires_on } }) => {
    if (response.json.value === undefined) return notApplicable('In a form all values are text.')
    if (expires_in === undefined)
      return notApplicable('The answer has no expires_in, which is optional.')
    // https://learn.microsoft.com/en-us/previous-versions/azure/active-directory/azuread-dev/v1-protocols-oauth-code
    if (isDigits(expires_in) && isDigits(expires_on))
      return notApplicable('Entra ID’s v1.0 endpoint writes its numbers as text: read them so.')
    const at = inResponse(response, 'json.expires_in')
    const found = evidence(at, 'a number', JSON.stringify(expires_in))
    return typeof expires_in === 'number'
      ? pass(found)
      : fail(
          'Read it leniently, as a number of seconds; typed libraries stumble over anything else.',
          found,
        )
  })
}

function isDigits(value: unknown): boolean {
  return typeof value === 'string' && /^\d+$/.test(value)
}

export function judgeNotCached(exchange: Exchange): Verdict {
  return whenGranted(exchange, ({ response }) => {
    const control = headerOf(response.entry.response.headers, 'Cache-Control')
    const found = evidence(inResponse(response, 'header.Cache-Control'), 'no-store', control)
    return /\bno-store\b/i.test(control ?? '')
      ? pass(found)
      : fail(
          'The server should answer with Cache-Control: no-store, so that no cache keeps the tokens.',
          found,
        )
  })
}

/** Neither success nor error: members, but not those of a token response. */
export function judgeRecognisable(exchange: Exchange): Verdict {
  return whenAnswered(exchange, (response, { exchange: { sent } }) => {
    const { status } = response.entry.response
    if (status === 405 && sent.request.method !== 'POST')
      return notApplicable('The method was refused, which another check reports.')
    if (status !== 404 && status !== 405)
      return pass(evidence(inResponse(response, 'status'), 'not 404 or 405', `${status}`))
    return fail(
      'Check the address: compare it with the token_endpoint of the metadata, path and trailing slash included, and send a POST.',
      evidence(inResponse(response, 'status'), 'a token endpoint', `${status}`),
    )
  })
}
