import { callbackParameters } from './callback-parameters.ts'
import { usesMutualTls } from './connection.ts'
import type { HttpResponse, TextField } from './http.ts'
import type { Metadata } from './metadata.ts'
import { asObject, readJson } from './read-json.ts'
import { type EntryId, type Inbound, type Run, latest, latestBranch } from './run.ts'

/**
 * What the run has in hand at this point, for the next request to use. Read leniently: whatever
 * the server said is taken as it is, and judged by the checks.
 */

/**
 * Metadata: what discovery answered, under what the person set by hand. An issuer or address that is
 * no text is as good as none; a check reports it.
 */
export function metadataInHand(run: Run): Partial<Metadata> {
  const known = remembered.get(run)
  if (known) return known
  const discovery = latest(run, 'discovery')
  const answered =
    discovery?.outcome.kind === 'response' ? usableOf(discovery.outcome.entry.response) : {}
  const inHand = { ...answered, ...run.connection.metadata }
  remembered.set(run, inHand)
  return inHand
}

/** Asked for by every step and check, and as large as the server likes. */
const remembered = new WeakMap<Run, Partial<Metadata>>()
const usable = new WeakMap<HttpResponse, Partial<Metadata>>()

function usableOf(response: HttpResponse): Partial<Metadata> {
  const known = usable.get(response)
  if (known) return known
  const members = Object.entries(asObject(readJson(response.body).value) ?? {})
  const found: Partial<Metadata> = Object.fromEntries(
    members.filter(([name, value]) => !isText.test(name) || typeof value === 'string'),
  )
  usable.set(response, found)
  return found
}

const isText = /^issuer$|_(?:endpoint|uri)$/

/**
 * An endpoint of the metadata, or undefined when it is absent or not even text. A client that shows
 * a certificate goes where the server asks for one (RFC 8705 §5), unless the person set the
 * endpoint by hand. A browser shows none, so the front channel has no other endpoints.
 */
export function endpointInHand(run: Run, name: keyof Metadata): string | undefined {
  const { connection } = run
  const metadata = metadataInHand(run)
  const aliases = usesMutualTls(connection) ? asObject(metadata.mtls_endpoint_aliases) : undefined
  return (
    text(connection.metadata[name]) ??
    (frontChannel.has(name) ? undefined : text(aliases?.[name])) ??
    text(metadata[name])
  )
}

const frontChannel: ReadonlySet<keyof Metadata> = new Set([
  'authorization_endpoint',
  'end_session_endpoint',
])

/** The random values of the latest authorization attempt; empty before they were drawn. */
export function drawnInHand(run: Run): Readonly<Record<string, string>> {
  const drawn = run.entries.findLast(
    (entry) => entry.kind === 'drawn' && entry.purpose === 'flow' && !entry.proof,
  )
  return drawn?.kind === 'drawn' ? drawn.values : {}
}

/** What stands for the latest pushed request, and the answer that said so (RFC 9126 §2.2). */
export function pushedInHand(
  run: Run,
): { readonly request_uri: string; readonly entry: EntryId } | undefined {
  const outcome = latest(run, 'pushed-authorization-request')?.outcome
  if (outcome?.kind !== 'response') return undefined
  const request_uri = text(responseMembers(outcome.entry.response.body)?.['request_uri'])
  return request_uri === undefined ? undefined : { request_uri, entry: outcome.entry.id }
}

/** The callback that answers the latest authorization request. */
export function callbackInHand(run: Run): Inbound | undefined {
  const authorization = latest(run, 'authorization-request')
  return authorization?.outcome.kind === 'callback' ? authorization.outcome.entry : undefined
}

/** What that callback says, read from inside of a signed response; empty while none has come. */
export function parametersInHand(run: Run): readonly TextField[] {
  const callback = callbackInHand(run)
  return callback ? callbackParameters(callback.request) : []
}

/** The first value of a parameter, or undefined. */
export function parameter(parameters: readonly TextField[], name: string): string | undefined {
  return parameters.find(([n]) => n === name)?.[1]
}

export interface TokensInHand {
  /** The token response they came in. */
  readonly entry: EntryId
  readonly access_token?: string
  readonly id_token?: string
  readonly refresh_token?: string
  readonly token_type?: string
}

/**
 * The tokens of the latest successful token response, or of an authorization response before it.
 * A refresh response without a refresh token
 * leaves the old one in use (RFC 6749 §6), so it is carried over.
 */
export function tokensInHand(run: Run): TokensInHand | undefined {
  let tokens: TokensInHand | undefined
  for (const { sent, outcome } of latestBranch(run)) {
    if (sent.step === 'authorization-request' && outcome.kind === 'callback')
      tokens = tokensOfCallback(outcome.entry) ?? tokens
    if (sent.step !== 'token-request' && sent.step !== 'refresh') continue
    if (outcome.kind !== 'response' || outcome.entry.response.status !== 200) continue
    const members = responseMembers(outcome.entry.response.body)
    if (members === undefined || text(members['access_token']) === undefined) continue
    const carried = sent.step === 'refresh' ? tokens?.refresh_token : undefined
    tokens = tokensOf(outcome.entry.id, members, carried)
  }
  return tokens
}

/** The implicit and hybrid flows bring tokens in the authorization response (OIDC Core §3.2, §3.3). */
function tokensOfCallback({ id, request }: Inbound): TokensInHand | undefined {
  const members = Object.fromEntries(callbackParameters(request))
  const brought = text(members['access_token']) ?? text(members['id_token'])
  return brought === undefined ? undefined : tokensOf(id, members, undefined)
}

function tokensOf(
  entry: EntryId,
  members: Readonly<Record<string, unknown>>,
  carried: string | undefined,
): TokensInHand {
  const access_token = text(members['access_token'])
  const id_token = text(members['id_token'])
  const refresh_token = text(members['refresh_token']) ?? carried
  const token_type = text(members['token_type'])
  return {
    entry,
    ...(access_token !== undefined && { access_token }),
    ...(id_token !== undefined && { id_token }),
    ...(refresh_token !== undefined && { refresh_token }),
    ...(token_type !== undefined && { token_type }),
  }
}

/**
 * The members of a response body: of a JSON object, or of a form where a server answers with one
 * (GitHub does unless asked for JSON). Undefined when it is neither.
 */
export function responseMembers(body: string): Readonly<Record<string, unknown>> | undefined {
  const object = asObject(readJson(body).value)
  if (object) return object
  const looksLikeForm = /^[\w.-]+=[^\s<>{}]*$/.test(body.trim())
  return looksLikeForm ? Object.fromEntries(new URLSearchParams(body.trim())) : undefined
}

function text(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined
}
