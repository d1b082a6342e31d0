import { parameter } from '../in-hand.ts'
import type { TextField } from '../http.ts'
import type { Metadata } from '../metadata.ts'
import type { StepName } from '../run.ts'
import { readLoneCallback } from './callback-shape.ts'

/** What a recorded message is guessed by; on import guessing is the job. */
export interface Recorded {
  readonly method: string
  readonly url: string
  /** Fields of a form or JSON body. */
  readonly fields: readonly TextField[]
  readonly authorization: string
  /** The `WWW-Authenticate` header of the response. */
  readonly challenge: string
  /** Members of a JSON response. */
  readonly answer: Readonly<Record<string, unknown>>
}

type SentStep = Exclude<StepName, 'authorization-response' | 'id-token' | 'access-token'>

/**
 * The step of a recorded message: by the endpoints that metadata names first, by its shape
 * second. Undefined when it has nothing to do with the flow.
 */
export function guessStep(recorded: Recorded, metadata: Partial<Metadata>): SentStep | undefined {
  return byMetadata(recorded, metadata) ?? byShape(recorded)
}

/**
 * The step of a message that somebody says is of a flow, where its shape does not tell. Undefined
 * for a callback, which is no message of ours.
 */
export function guessAlone(recorded: Recorded): SentStep | undefined {
  const { method, url, fields, authorization, challenge } = recorded
  if (readLoneCallback({ method, url, headers: [], body: { form: fields } })) return undefined
  const { pathname, searchParams } = new URL(url)
  if (pathname.includes('/.well-known/')) return 'discovery'
  // A login page that carries the request along in its address.
  if (searchParams.has('client_id') && searchParams.has('redirect_uri'))
    return 'authorization-request'
  if (authorization !== '' || challenge !== '') return 'api-request'
  if (method === 'POST') return 'token-request'
  return /auth|login/i.test(pathname) ? 'authorization-request' : 'api-request'
}

function byMetadata(recorded: Recorded, metadata: Partial<Metadata>): SentStep | undefined {
  if (recorded.method === 'OPTIONS') return undefined
  const target = withoutQuery(recorded.url)
  const is = (endpoint: unknown): boolean =>
    typeof endpoint === 'string' && withoutQuery(endpoint) === target
  if (
    is(metadata.token_endpoint) &&
    (recorded.method === 'POST' || grantOf(recorded) !== undefined)
  )
    return tokenStep(recorded)
  if (is(metadata.authorization_endpoint) && isAuthorization(recorded))
    return 'authorization-request'
  const named = endpointSteps.find(([name]) => is(metadata[name]))
  return named?.[1]
}

/** Endpoints that serve one step alone: an address that is called for it may be taken for one. */
export const endpointSteps = [
  ['jwks_uri', 'jwks'],
  ['device_authorization_endpoint', 'device-authorization'],
  ['pushed_authorization_request_endpoint', 'pushed-authorization-request'],
  ['introspection_endpoint', 'introspection'],
  ['revocation_endpoint', 'revocation'],
  ['end_session_endpoint', 'logout'],
  ['userinfo_endpoint', 'userinfo'],
] as const satisfies readonly (readonly [keyof Metadata, SentStep])[]

function byShape(recorded: Recorded): SentStep | undefined {
  const { pathname } = new URL(recorded.url)
  if (recorded.method === 'OPTIONS') return undefined
  if (/\/\.well-known\/(openid-configuration|oauth-authorization-server)/.test(pathname))
    return 'discovery'
  if (
    Array.isArray(recorded.answer['keys']) ||
    /jwks|\/discovery\/v?2?\.?0?\/?keys$/.test(pathname)
  )
    return 'jwks'
  if (grantOf(recorded) !== undefined) return tokenStep(recorded)
  const posted = recorded.method === 'POST' ? postedStep(recorded, pathname) : undefined
  if (posted) return posted
  if (isLogout(recorded)) return 'logout'
  if (isAuthorization(recorded)) return 'authorization-request'
  const scheme = /^(Bearer|DPoP)\b/i
  if (!scheme.test(recorded.authorization) && !scheme.test(recorded.challenge)) return undefined
  return /userinfo|\/oidc\/v1\/me$/i.test(pathname) ? 'userinfo' : 'api-request'
}

/** What a client posts beside a grant: told by its parameters, and by the answer or the address. */
function postedStep(recorded: Recorded, pathname: string): SentStep | undefined {
  const { fields, answer, authorization } = recorded
  const has = (name: string): boolean => parameter(fields, name) !== undefined
  const authenticates = has('client_secret') || has('client_assertion') || authorization !== ''
  const knowsClient = has('client_id') || authenticates
  if (typeof answer['user_code'] === 'string') return 'device-authorization'
  if (typeof answer['request_uri'] === 'string') return 'pushed-authorization-request'
  if (has('response_type') || has('request'))
    return authenticates || /\/par$|pushed/i.test(pathname)
      ? 'pushed-authorization-request'
      : undefined
  // GitHub, Slack and others leave the grant_type out: they know one grant.
  if (has('code') && knowsClient && (authenticates || /token|access/i.test(pathname)))
    return 'token-request'
  if (has('token') && (typeof answer['active'] === 'boolean' || /introspect/i.test(pathname)))
    return 'introspection'
  if (has('token') && /revo(?:ke|cation)/i.test(pathname)) return 'revocation'
  if (has('redirect_uris') && recorded.method === 'POST') return 'registration'
  const isDevice = deviceEndpoint.test(pathname) || (plainDevice.test(pathname) && has('client_id'))
  const asksForDevice = knowsClient && isDevice && asksLittle(fields)
  return asksForDevice ? 'device-authorization' : undefined
}

/** How vendors spell the endpoint of RFC 8628 §3.1; an API of devices has other paths. */
const deviceEndpoint =
  /\/(?:device[-_]?(?:code|auth\w*)|authorize[-_]device|device\/(?:code|auth\w*))(?:\.\w+)?\/?$/i
const plainDevice = /\/device\/?$/i

/** Nothing beside what such a request has: the client, and what it asks for. */
function asksLittle(fields: readonly TextField[]): boolean {
  const asked = /^(?:client_\w+|scope|audience|resource|acr_values|nonce|code_challenge\w*)$/
  return fields.every(([name]) => asked.test(name))
}

/** A way out: it says where to go afterwards, or whose login it ends. */
function isLogout({ url, fields }: Recorded): boolean {
  const { pathname, searchParams } = new URL(url)
  const names = [...searchParams.keys(), ...fields.map(([name]) => name)]
  // No other request has it, wherever the endpoint is: oidc-provider’s is /session/end.
  if (names.includes('post_logout_redirect_uri')) return true
  if (!/log[-_]?out|sign[-_]?out|end[-_]?session|session\/end/i.test(pathname)) return false
  return names.some((name) => logoutParameters.has(name))
}

/** OpenID Connect RP-Initiated Logout’s, and what Cognito and Auth0 have in place of a way back. */
const logoutParameters: ReadonlySet<string> = new Set(['id_token_hint', 'logout_uri', 'returnTo'])

function tokenStep(recorded: Recorded): SentStep {
  return grantOf(recorded) === 'refresh_token' ? 'refresh' : 'token-request'
}

/** The grant, also where a client put it into the URL by mistake. */
function grantOf({ fields, url }: Recorded): string | undefined {
  return parameter(fields, 'grant_type') ?? new URL(url).searchParams.get('grant_type') ?? undefined
}

/** A login link: it names the client and says what to answer with, or where. */
function isAuthorization({ method, url, fields }: Recorded): boolean {
  const { pathname, searchParams } = new URL(url)
  // Keycloak’s own pages carry the request along.
  if (/\/login-actions\//.test(pathname)) return false
  // So does Cognito’s: what is posted there is the page’s own form.
  if (method === 'POST' && searchParams.has('client_id')) return false
  const query = [...searchParams, ...(method === 'POST' ? fields : [])]
  const names = new Set(query.map(([name]) => name))
  return (
    names.has('client_id') &&
    (names.has('response_type') || names.has('redirect_uri') || names.has('request_uri'))
  )
}

function withoutQuery(url: string): string {
  return url.split(/[?#]/, 1)[0] ?? url
}
