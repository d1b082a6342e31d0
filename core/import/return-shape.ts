import { type HttpRequest, textOf } from '../http.ts'
import { parameter } from '../in-hand.ts'
import type { LogoutNotice } from '../notices.ts'
import { type ReadCallback, fieldsByPlace } from './callback-shape.ts'
import type { PlainRequest } from './withhold-secrets.ts'

/** A notice of the end of a session, and what it says. */
export interface ReadNotice extends ReadCallback {
  readonly step: LogoutNotice
}

/** The notice that a request is, by its shape; undefined when it is none. */
export function readNotice(request: PlainRequest): ReadNotice | undefined {
  const [query, , form] = fieldsByPlace(request)
  // OpenID Connect Back-Channel Logout §2.5
  if (parameter(form.parameters, 'logout_token') !== undefined)
    return { step: 'backchannel-logout', ...form }
  // OpenID Connect Front-Channel Logout §2: both or neither, and neither tells nothing.
  const names = new Set(query.parameters.map(([name]) => name))
  const framed = names.has('iss') && names.has('sid') && request.method === 'GET'
  return framed && !elsewhere.some((name) => names.has(name))
    ? { step: 'frontchannel-logout', ...query }
    : undefined
}

/** What stands in authorization responses, and in what a client asks. */
const elsewhere = ['code', 'error', 'state', 'response', 'client_id', 'id_token_hint'] as const

/**
 * The way back from that logout (OpenID Connect RP-Initiated Logout §3): a request to the address
 * it named, with no error. Undefined when it is none.
 */
export function readReturn(logout: HttpRequest, request: PlainRequest): ReadCallback | undefined {
  const back = ['post_logout_redirect_uri', 'logout_uri', 'returnTo']
    .map((name) => textOf(logout.query, name))
    .find((uri) => uri !== undefined && URL.canParse(uri))
  const [query] = fieldsByPlace(request)
  const isThere = back !== undefined && addressOf(back) === addressOf(request.url)
  return isThere && parameter(query.parameters, 'error') === undefined ? query : undefined
}

function addressOf(url: string): string {
  const { origin, pathname } = new URL(url)
  return `${origin}${pathname}`
}
