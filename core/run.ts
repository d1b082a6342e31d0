import type { ApplicationAnswer } from './application-answer.ts'
import type { Connection } from './connection.ts'
import type { Preflight } from './cors.ts'
import type { HttpRequest, HttpResponse, InboundRequest, SecretName } from './http.ts'

/** The messages and validations of the flows. A message is labelled when it is made, never guessed. */
export const stepNames = [
  'discovery',
  'registration',
  'pushed-authorization-request',
  'device-authorization',
  'authorization-request',
  'request-object',
  'authorization-response',
  'token-request',
  'jwks',
  'id-token',
  'access-token',
  'userinfo',
  'distributed-claims',
  'api-request',
  'resource-metadata',
  'refresh',
  'introspection',
  'revocation',
  'logout',
  'logout-return',
  'backchannel-logout',
  'frontchannel-logout',
] as const

export type StepName = (typeof stepNames)[number]

/** Position in `run.entries`, from 1: entries are only ever appended. */
export type EntryId = number

/** `probe` and `experiment` messages change neither status nor verdict. */
export type Purpose = 'flow' | 'probe' | 'experiment'

/** One change a person made to a draft. `index` counts among fields of the same name. */
export type Edit =
  | { readonly change: 'method' | 'url' | 'raw-body'; readonly value: string }
  | {
      readonly change: 'set' | 'add' | 'remove'
      readonly where: 'query' | 'header' | 'body'
      readonly name: string
      readonly index: number
      readonly value: string
    }
  | JwtEdit

/** One change to a member of a JWT that is signed when the message is sent. */
export interface JwtEdit {
  /** A member that is not there yet is added by `set-member`. */
  readonly change: 'set-member' | 'remove-member'
  /** The field that the JWT stands in: the first of that name that refers to one. */
  readonly jwt: { readonly where: 'query' | 'header' | 'body'; readonly name: string }
  readonly part: 'header' | 'claims'
  readonly name: string
  /** Its value where it is JSON (`1700000000`, `["a"]`, `"12"`), or else text as it stands. */
  readonly value: string
}

/** What explains a failure without giving the secret away. */
export interface SecretTraits {
  /** Characters. */
  readonly length: number
  readonly whitespaceAtEnds: boolean
  /** Characters that form-encoding changes, so that a server which does not decode differs. */
  readonly encodedInBasic: boolean
  /** Shaped like a GUID: at Entra ID that is a secret's id, not its value. */
  readonly looksLikeGuid: boolean
}

/** Milliseconds each phase of a connection took; absent when there was none. */
export interface Timings {
  readonly dns?: number
  readonly tcp?: number
  /** TLS with the proxy, and what it took to open the tunnel. */
  readonly proxy?: number
  readonly tls?: number
  readonly firstByte?: number
  readonly total: number
}

export interface Certificate {
  readonly subject: string
  readonly issuer: string
  readonly validFrom: string
  readonly validTo: string
  readonly subjectAltName: string
  readonly fingerprint256: string
}

/** What only the server could see of an exchange. The request line and headers are masked. */
export interface Wire {
  readonly requestHead: string
  readonly remoteAddress?: string
  readonly timings: Timings
  readonly tls?: {
    readonly protocol: string
    readonly cipher: string
    readonly certificate: Certificate
    /** Absent in runs recorded before it was looked for. */
    readonly clientCertificate?: {
      /** Whether the server asked for one in the handshake. */
      readonly asked: boolean
      readonly presented?: { readonly subject: string; readonly 'x5t#S256': string }
    }
  }
  /** Absent when the connection was direct. Then `remoteAddress` is the server's. */
  readonly proxy?: {
    readonly url: string
    readonly remoteAddress?: string
    /** The status line it answered CONNECT with; absent where none was needed. */
    readonly tunnel?: string
  }
}

interface EntryBase {
  readonly id: EntryId
  /** Milliseconds since the epoch, by this machine's clock. */
  readonly at: number
  readonly step: StepName
  readonly purpose: Purpose
  /** The entry whose values this one uses: a callback for a token request, say. */
  readonly basedOn?: EntryId
}

/** Random values, once for each authorization attempt or signed message, before it is built. */
export interface Drawn extends EntryBase {
  readonly kind: 'drawn'
  /** They are of the JWTs that the next message of this step carries. */
  readonly proof?: true
  readonly values: Readonly<Record<string, string>>
}

/** A request committed before its first byte left. */
export interface Sent extends EntryBase {
  readonly kind: 'sent'
  readonly channel: 'front' | 'back'
  readonly request: HttpRequest
  readonly edits: readonly Edit[]
  /** The id of the experiment that this message is, with purpose `experiment`. */
  readonly experiment?: string
  /** The id of the failed check in spite of which the person had a run of mode strict go on. */
  readonly despite?: string
  readonly secrets?: Readonly<Partial<Record<SecretName, SecretTraits>>>
  /** The recording leaves credentials out of all its headers, so that none here says nothing. */
  readonly withoutCredentials?: true
}

/** A complete response. */
export interface Responded extends EntryBase {
  readonly kind: 'received'
  readonly inReplyTo: EntryId
  readonly response: HttpResponse
}

/** A request that came to us. `basedOn` is the authorization request it answers. */
export interface Inbound extends EntryBase {
  readonly kind: 'received'
  readonly inReplyTo?: never
  readonly request: InboundRequest
  /** The status that the tool answered a logout notice with. */
  readonly answered?: number
  /** What the application made of a callback of its own: only in recordings. */
  readonly application?: ApplicationAnswer
}

/** `failed`: no byte of the request left. `unknown`: bytes left and no complete response came. */
export interface Unanswered extends EntryBase {
  readonly kind: 'failed' | 'unknown'
  readonly inReplyTo: EntryId
  readonly code: string
  readonly message: string
  /** What a browser asked beforehand, where a page was to send the request: only in recordings. */
  readonly preflight?: Preflight
}

/** What only the server could see or compute; never the key. */
export interface Observed extends EntryBase {
  readonly kind: 'observed'
  readonly inReplyTo: EntryId
  readonly wire?: Wire
  /** The result of checking an HS256 ID Token with the client secret. */
  readonly macVerified?: boolean
}

export type Entry = Drawn | Sent | Responded | Inbound | Unanswered | Observed

/** An entry before the store gave it its place and time. */
export type NewEntry = Entry extends infer E
  ? E extends Entry
    ? Omit<E, 'id' | 'at'>
    : never
  : never

/** A trace: what happened, entry by entry. Everything else is a pure function of it. */
export interface Run {
  readonly version: 1
  readonly id: string
  /** As it was when the run began. */
  readonly connection: Connection
  readonly entries: readonly Entry[]
}

/** A request and what became of it. `pending` while neither answer nor failure is recorded. */
export interface Exchange {
  readonly sent: Sent
  readonly outcome:
    | { readonly kind: 'pending' }
    | { readonly kind: 'response'; readonly entry: Responded }
    | { readonly kind: 'callback'; readonly entry: Inbound }
    | { readonly kind: 'failed' | 'unknown'; readonly entry: Unanswered }
  readonly wire?: Wire
}

/** Steps that may stand several times in one flow; of the others only the latest counts. */
const repeatable: ReadonlySet<StepName> = new Set([
  'userinfo',
  'distributed-claims',
  'api-request',
  'refresh',
  'introspection',
  'revocation',
])

const remembered = new WeakMap<Run, { exchanges?: Exchange[]; branch?: Exchange[] }>()

function memoryOf(run: Run): { exchanges?: Exchange[]; branch?: Exchange[] } {
  const memory = remembered.get(run) ?? {}
  remembered.set(run, memory)
  return memory
}

/** Each request of the run with its outcome, in the order they were sent. */
export function exchanges(run: Run): Exchange[] {
  return (memoryOf(run).exchanges ??= pairUp(run.entries))
}

function pairUp(entries: readonly Entry[]): Exchange[] {
  const outcomes = new Map<EntryId, Exchange['outcome']>()
  const wires = new Map<EntryId, Wire>()
  for (const entry of entries) {
    if (entry.kind === 'observed' && entry.wire) wires.set(entry.inReplyTo, entry.wire)
    const request = requestAnsweredBy(entry)
    // The first answer counts: a second callback is evidence, not a new result.
    if (request !== undefined && !outcomes.has(request)) outcomes.set(request, outcomeOf(entry))
  }
  return entries
    .filter((entry) => entry.kind === 'sent')
    .map((sent) => {
      const wire = wires.get(sent.id)
      return { sent, outcome: outcomes.get(sent.id) ?? { kind: 'pending' }, ...(wire && { wire }) }
    })
}

function requestAnsweredBy(entry: Entry): EntryId | undefined {
  if (isInbound(entry)) return entry.basedOn
  if (entry.kind === 'observed' || !('inReplyTo' in entry)) return undefined
  return entry.inReplyTo
}

function outcomeOf(entry: Entry): Exchange['outcome'] {
  if (isInbound(entry)) return { kind: 'callback', entry }
  if (isResponse(entry)) return { kind: 'response', entry }
  if (entry.kind === 'failed' || entry.kind === 'unknown') return { kind: entry.kind, entry }
  return { kind: 'pending' }
}

/** True for a response to one of our requests. */
export function isResponse(entry: Entry): entry is Responded {
  return entry.kind === 'received' && entry.inReplyTo !== undefined
}

/** True for a request that came to us. */
export function isInbound(entry: Entry): entry is Inbound {
  return entry.kind === 'received' && entry.inReplyTo === undefined
}

/**
 * The exchanges that count: those of the flow, without what a message sent again has superseded.
 * A request counts when what it is based on counts; of a step that cannot repeat, only the latest.
 */
export function latestBranch(run: Run): Exchange[] {
  return (memoryOf(run).branch ??= withoutSuperseded(
    exchanges(run).filter(({ sent }) => sent.purpose === 'flow'),
  ))
}

function withoutSuperseded(flow: readonly Exchange[]): Exchange[] {
  const newest = new Map(flow.map(({ sent }) => [sent.step, sent.id]))
  const counted = new Set<EntryId>()
  return flow.filter(({ sent, outcome }) => {
    if (newest.get(sent.step) !== sent.id && !repeatable.has(sent.step)) return false
    if (sent.basedOn !== undefined && !counted.has(sent.basedOn)) return false
    counted.add(sent.id)
    if (outcome.kind !== 'pending') counted.add(outcome.entry.id)
    return true
  })
}

/** The latest exchange of a step on the latest branch, or undefined. */
export function latest(run: Run, step: StepName): Exchange | undefined {
  return latestBranch(run).findLast(({ sent }) => sent.step === step)
}

/** The run as it stood when that entry had been recorded, and any answer to it. */
export function runAsOf(run: Run, id: EntryId): Run {
  const answered = run.entries.findLast((entry) => 'inReplyTo' in entry && entry.inReplyTo === id)
  return { ...run, entries: run.entries.slice(0, Math.max(id, answered?.id ?? 0)) }
}

/** The run with one entry more, `at` that time: milliseconds since the epoch, by default the last's. */
export function appended(run: Run, entry: NewEntry, at?: number): Run {
  const last = run.entries.at(-1)
  const added = { ...entry, id: (last?.id ?? 0) + 1, at: at ?? last?.at ?? 0 } as Entry
  return { ...run, entries: [...run.entries, added] }
}
