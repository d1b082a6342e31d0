import { SignJWT, base64url, exportJWK, generateKeyPair } from 'jose'
import { type Connection, isDevice, isOpenId } from '../../core/connection.ts'
import { applyEdits } from '../../core/edits.ts'
import { stepNamed, stepsOf } from '../../core/flows.ts'
import type { HttpResponse, TextField } from '../../core/http.ts'
import { drawnInHand } from '../../core/in-hand.ts'
import type { Metadata } from '../../core/metadata.ts'
import { drawAuthorizationValues } from '../../core/pkce.ts'
import { type Edit, type Entry, type NewEntry, type Run, type StepName } from '../../core/run.ts'

/** When the first entry of every arranged run was recorded, in milliseconds since the epoch. */
export const startedAt = Date.UTC(2026, 10, 20, 12, 0, 0)
/** Milliseconds from one entry to the next. */
const pace = 40

export const issuer = 'https://login.acme.test'
export const keyId = 'key-of-november'

export const healthyConnection: Connection = {
  id: 'acme',
  name: 'acme-staging',
  issuer,
  client_id: 's6BhdRkqt3',
  clientAuthentication: 'client_secret_post',
  basicFormEncoded: true,
  hasSecret: true,
  redirect_uri: 'http://127.0.0.1:4400/callback',
  scope: 'openid profile email offline_access',
  audience: 'https://api.acme.test',
  pkce: 'S256',
  authorizationParameters: [],
  api: { method: 'GET', url: 'https://api.acme.test/contacts', headers: [] },
  metadata: {},
  builtIn: false,
}

export const healthyMetadata: Partial<Metadata> = {
  issuer,
  authorization_endpoint: `${issuer}/authorize`,
  token_endpoint: `${issuer}/oauth/token`,
  jwks_uri: `${issuer}/.well-known/jwks.json`,
  userinfo_endpoint: `${issuer}/userinfo`,
  revocation_endpoint: `${issuer}/oauth/revoke`,
  end_session_endpoint: `${issuer}/oidc/logout`,
  scopes_supported: ['openid', 'profile', 'email', 'offline_access'],
  response_types_supported: ['code'],
  response_modes_supported: ['query', 'form_post'],
  grant_types_supported: ['authorization_code', 'refresh_token'],
  subject_types_supported: ['public'],
  id_token_signing_alg_values_supported: ['RS256'],
  token_endpoint_auth_methods_supported: ['client_secret_basic', 'client_secret_post', 'none'],
  code_challenge_methods_supported: ['S256'],
  claims_supported: ['sub', 'iss', 'aud', 'exp', 'iat', 'nonce', 'name', 'email'],
  authorization_response_iss_parameter_supported: true,
}

/** An answer for a test: a response, or how none came. Absent: the request is still pending. */
export type Answer =
  | HttpResponse
  | { readonly kind: 'failed' | 'unknown'; readonly code: string; readonly message: string }
  | undefined

/** What a run differs in from a healthy one. Everything not named stays healthy. */
export interface Arrangement {
  readonly connection?: Partial<Connection>
  /** Members over the healthy metadata; undefined leaves one out. */
  readonly metadata?: Readonly<Record<string, unknown>>
  /** Drawn values instead of random ones. */
  readonly drawn?: Readonly<Record<string, string>>
  readonly code?: string
  /** Parameters of the callback instead of code, state and iss. */
  readonly callback?: readonly TextField[]
  /** Claims over those of a healthy ID Token; undefined leaves one out. */
  readonly idToken?: Readonly<Record<string, unknown>>
  /** Claims over those of a healthy access token; undefined leaves one out. */
  readonly accessToken?: Readonly<Record<string, unknown>>
  /** Members over those of a healthy token response, of the code and of the refresh alike. */
  readonly grant?: Readonly<Record<string, unknown>>
  /** Changes to the drafts, by step. */
  readonly edits?: Partial<Record<StepName, readonly Edit[]>>
  /** Answers instead of the healthy ones, by step. A step named with undefined stays pending. */
  readonly answers?: Partial<Record<StepName, Answer>>
  /** The last step to send. */
  readonly until?: StepName
}

/** A run in which nothing was sent yet. */
export function emptyRun(connection: Partial<Connection> = {}): Run {
  return {
    version: 1,
    id: 'run-14',
    connection: { ...healthyConnection, ...connection },
    entries: [],
  }
}

/** The run with one entry more, given its place and time as the store does. */
export function append(run: Run, entry: NewEntry): Run {
  const id = run.entries.length + 1
  const recorded = { ...entry, id, at: startedAt + (id - 1) * pace } as Entry
  return { ...run, entries: [...run.entries, recorded] }
}

/** The drawn values of one more authorization attempt. */
export async function appendDrawn(
  run: Run,
  values?: Readonly<Record<string, string>>,
): Promise<Run> {
  const drawn = { ...(await drawAuthorizationValues()), ...values }
  return append(run, {
    kind: 'drawn',
    step: 'authorization-request',
    purpose: 'flow',
    values: drawn,
  })
}

/** Sends the step's draft with the edits, and records what came of it. */
export function appendExchange(
  run: Run,
  stepName: StepName,
  edits: readonly Edit[] = [],
  answer: Answer = undefined,
  purpose: 'flow' | 'probe' | 'experiment' = 'flow',
): Run {
  const step = stepNamed(stepName)
  const draft = step.request?.(run)
  if (!draft) throw new Error(`The step ${stepName} sends nothing`)
  const basedOn = step.basedOn?.(run)
  const sent = append(run, {
    kind: 'sent',
    step: stepName,
    purpose,
    channel: step.channel === 'front' ? 'front' : 'back',
    request: applyEdits(draft, edits),
    edits,
    ...(basedOn !== undefined && { basedOn }),
  })
  return answer === undefined ? sent : appendAnswer(sent, stepName, answer, purpose)
}

/** The answer to the request that was recorded last. */
function appendAnswer(
  run: Run,
  step: StepName,
  answer: NonNullable<Answer>,
  purpose: 'flow' | 'probe' | 'experiment',
): Run {
  const inReplyTo = run.entries.length
  const base = { step, purpose, inReplyTo }
  if ('kind' in answer) return append(run, { ...base, ...answer })
  const received = append(run, { ...base, kind: 'received', response: answer })
  return append(received, {
    ...base,
    kind: 'observed',
    wire: {
      requestHead: '',
      remoteAddress: '203.0.113.7',
      timings: { dns: 2, tcp: 9, tls: 20, firstByte: 84, total: 121 },
    },
  })
}

/** A callback for the authorization request that was recorded last. */
export function appendCallback(run: Run, parameters: readonly TextField[]): Run {
  const sent = run.entries.findLast(
    (entry) => entry.kind === 'sent' && entry.step === 'authorization-request',
  )
  if (!sent) throw new Error('No authorization request was sent')
  const { redirect_uri } = run.connection
  const query = new URLSearchParams(parameters.map(([name, value]) => [name, value]))
  return append(run, {
    kind: 'received',
    step: 'authorization-response',
    purpose: sent.purpose,
    basedOn: sent.id,
    request: { method: 'GET', url: `${redirect_uri}?${query}`, via: 'query', parameters },
  })
}

/** A JSON response. Its `Date` is the time of the arranged run's beginning. */
export function json(
  status: number,
  body: unknown,
  headers: readonly TextField[] = [],
): HttpResponse {
  return respond(status, JSON.stringify(body), [
    ['Content-Type', 'application/json'],
    ['Cache-Control', 'no-store'],
    ...headers,
  ])
}

/** A response with that body. */
export function respond(
  status: number,
  body: string,
  headers: readonly TextField[] = [],
): HttpResponse {
  const reasons: Readonly<Record<number, string>> = { 200: 'OK', 400: 'Bad Request' }
  return {
    status,
    statusText: reasons[status] ?? '',
    headers: [['Date', new Date(startedAt).toUTCString()], ...headers],
    body,
    encodedBytes: new TextEncoder().encode(body).length,
    problems: [],
  }
}

let keyPair: ReturnType<typeof generateKeyPair> | undefined

/** The RS256 pair of the arranged authorization server, made once for each test file. */
export function signingKeys(): ReturnType<typeof generateKeyPair> {
  return (keyPair ??= generateKeyPair('RS256', { extractable: true }))
}

/** A JWT that the arranged authorization server signed. */
export async function signed(
  claims: Readonly<Record<string, unknown>>,
  header: Readonly<Record<string, unknown>> = {},
): Promise<string> {
  const { privateKey } = await signingKeys()
  return new SignJWT(present(claims))
    .setProtectedHeader({ alg: 'RS256', kid: keyId, ...header })
    .sign(privateKey)
}

/** The JWK Set of the arranged authorization server. */
export async function keySet(): Promise<{ keys: Record<string, unknown>[] }> {
  const { publicKey } = await signingKeys()
  return { keys: [{ ...(await exportJWK(publicKey)), kid: keyId, alg: 'RS256', use: 'sig' }] }
}

/** A healthy run of every step, 14 messages in 21 entries. */
export function healthyRun(): Promise<Run> {
  return arrangeRun()
}

/** A run that differs from a healthy one only in what the arrangement names. */
export async function arrangeRun(arrangement: Arrangement = {}): Promise<Run> {
  let run = emptyRun(arrangement.connection)
  for (const step of steps) {
    run = await walk(run, step, arrangement)
    if (step === arrangement.until) break
  }
  return run
}

const steps = [
  'discovery',
  'pushed-authorization-request',
  'authorization-request',
  'authorization-response',
  'device-authorization',
  'token-request',
  'jwks',
  'userinfo',
  'api-request',
  'refresh',
] as const

/** Steps that a run has or lacks by its grant, or since its request is pushed. */
const ofOneGrant: ReadonlySet<StepName> = new Set([
  ...(['pushed-authorization-request', 'authorization-request'] as const),
  ...(['authorization-response', 'device-authorization', 'token-request'] as const),
])

async function walk(
  run: Run,
  step: (typeof steps)[number],
  arrangement: Arrangement,
): Promise<Run> {
  const { edits = {}, answers = {} } = arrangement
  const { pushed = false } = run.connection
  if (ofOneGrant.has(step) && !stepsOf(run).some(({ name }) => name === step)) return run
  if (step === 'authorization-request') {
    const drawn = pushed ? run : await appendDrawn(run, arrangement.drawn)
    return appendExchange(drawn, step, edits[step])
  }
  if (step === 'authorization-response') return appendCallback(run, callbackOf(run, arrangement))
  const answer = step in answers ? answers[step] : await healthyAnswer(run, step, arrangement)
  const ready =
    step === 'pushed-authorization-request' ? await appendDrawn(run, arrangement.drawn) : run
  return appendExchange(ready, step, edits[step], answer)
}

function callbackOf(run: Run, { callback, code = 'SplxlOBeZQQYbYS6WxSbIA' }: Arrangement) {
  return (
    callback ??
    ([
      ['code', code],
      ['state', drawnInHand(run)['state'] ?? ''],
      ['iss', issuer],
    ] as const)
  )
}

async function healthyAnswer(
  run: Run,
  step: Exclude<(typeof steps)[number], 'authorization-request' | 'authorization-response'>,
  arrangement: Arrangement,
): Promise<HttpResponse> {
  switch (step) {
    case 'discovery':
      return json(
        200,
        present({
          ...healthyMetadata,
          ...(isDevice(run.connection) && { device_authorization_endpoint: `${issuer}/device` }),
          ...(run.connection.pushed && { pushed_authorization_request_endpoint: `${issuer}/par` }),
          ...arrangement.metadata,
        }),
      )
    case 'pushed-authorization-request':
      return json(201, { request_uri: 'urn:ietf:params:oauth:request_uri:6esc', expires_in: 60 })
    case 'device-authorization':
      return json(200, deviceCodes)
    case 'token-request':
      return json(200, await grantOf(run, arrangement, 'first'))
    case 'refresh':
      return json(200, await grantOf(run, arrangement, 'second'))
    case 'jwks':
      return json(200, await keySet())
    case 'userinfo':
      return json(200, { sub: 'ada', name: 'Ada Lovelace', email: 'ada@acme.test' })
    case 'api-request':
      return json(200, { contacts: [{ name: 'Grace Hopper' }] })
  }
}

/** What a healthy device authorization response brings. */
export const deviceCodes = {
  device_code: 'GmRhmhcxhwAzkoEqiMEg_DnyEysNkuNhszIySk9eS',
  user_code: 'WDJB-MJHT',
  verification_uri: `${issuer}/activate`,
  expires_in: 600,
  interval: 5,
}

/** The members of a token response; a refresh brings no nonce (OpenID Connect Core §12.2). */
async function grantOf(run: Run, arrangement: Arrangement, which: 'first' | 'second') {
  const { client_id, audience, scope } = run.connection
  const issuedAt = Math.floor(startedAt / 1000)
  const times = { iat: issuedAt, exp: issuedAt + 36_000 }
  const access_token = await signed(
    {
      ...{ iss: issuer, sub: 'ada', aud: audience, client_id, scope, jti: `token-${which}` },
      ...times,
      ...arrangement.accessToken,
    },
    { typ: 'at+jwt' },
  )
  const id_token = await signed({
    ...{ iss: issuer, sub: 'ada', aud: client_id, ...times, auth_time: issuedAt },
    ...(which === 'first' && { nonce: drawnInHand(run)['nonce'] }),
    ...{ name: 'Ada Lovelace', email: 'ada@acme.test', at_hash: await leftHalfHash(access_token) },
    ...arrangement.idToken,
  })
  const refresh_token = `refresh-token-of-the-${which}-grant-8xLOxBtZp8`
  const forUser = isOpenId(run.connection) && { refresh_token, id_token }
  return present({
    ...{ access_token, token_type: 'Bearer', expires_in: 36_000, ...forUser, scope },
    ...arrangement.grant,
  })
}

/** OpenID Connect Core §3.1.3.6, for RS256. */
export async function leftHalfHash(text: string): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text))
  return base64url.encode(new Uint8Array(digest).slice(0, 16))
}

function present(members: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(members).filter(([, value]) => value !== undefined))
}
