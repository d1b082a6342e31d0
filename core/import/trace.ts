import type { ApplicationAnswer } from '../application-answer.ts'
import { type HttpRequest, headerOf, textOf } from '../http.ts'
import { parameter } from '../in-hand.ts'
import {
  type Entry,
  type EntryId,
  type Inbound,
  type NewEntry,
  type StepName,
  isInbound,
} from '../run.ts'
import { type ReadCallback, readCallback, readLoneCallback } from './callback-shape.ts'
import type { HarExchange } from './read-har.ts'
import { type ReadNotice, readReturn } from './return-shape.ts'
import type { PlainRequest } from './withhold-secrets.ts'

/** What uses the tokens of the answer before it. */
const usingTokens: ReadonlySet<StepName> = new Set([
  ...(['refresh', 'userinfo', 'api-request'] as const),
  ...(['introspection', 'revocation', 'logout'] as const),
])

/** A run as it grows out of a recording, with what the entries to come will be based on. */
export class Trace {
  readonly entries: Entry[] = []
  attempt: EntryId | undefined
  answered: EntryId | undefined
  tokens: EntryId | undefined
  /** The logout that has not led back yet. */
  logout: EntryId | undefined
  issuer: string | undefined
  readonly #callbacks = new Map<string, Record<Sighting, number> & { readonly ids: EntryId[] }>()

  append(at: number, entry: NewEntry): EntryId {
    const id = this.entries.length + 1
    this.entries.push({ ...entry, id, at })
    return id
  }

  basis(step: StepName): { basedOn?: EntryId } {
    const basedOn =
      step === 'token-request' ? this.answered : usingTokens.has(step) ? this.tokens : undefined
    return basedOn === undefined ? {} : { basedOn }
  }

  /** What the server tells of its own accord, and how the client answered. */
  notice(
    { step, ...read }: ReadNotice,
    { request: { method, url }, response, startedAt }: HarExchange,
  ): void {
    const posted = step === 'backchannel-logout' && response
    this.append(startedAt, {
      ...{ kind: 'received', step, purpose: 'flow', request: { method, url, ...read } },
      ...(posted && { answered: response.status }),
    })
  }

  /** The latest authorization request, as it was recorded. */
  get attempted(): Extract<Entry, { kind: 'sent' }> | undefined {
    const entry = this.entries.find(({ id }) => id === this.attempt)
    return entry?.kind === 'sent' ? entry : undefined
  }

  /** True once an answer or a callback of that request is recorded. */
  isAnswered(sent: EntryId): boolean {
    return this.entries.some(
      (entry) => entry.basedOn === sent || ('inReplyTo' in entry && entry.inReplyTo === sent),
    )
  }

  #requestOf(sent: EntryId | undefined): HttpRequest | undefined {
    const entry = this.entries.find(({ id }) => id === sent)
    return entry?.kind === 'sent' ? entry.request : undefined
  }

  /** Records the first way back from the logout; the page it leads to may be loaded again. */
  #returned(request: PlainRequest, at: number): boolean {
    const asked = this.#requestOf(this.logout)
    const read = asked && readReturn(asked, request)
    if (!read) return false
    const { method, url } = request
    this.append(at, inbound('logout-return', this.logout, { method, url, ...read }))
    this.logout = undefined
    return true
  }

  /**
   * Records the request as a callback when it reads like one. The redirect and the request that
   * it causes are one callback; a request that comes again is another.
   */
  callback(
    how: Sighting,
    request: PlainRequest,
    at: number,
    application?: ApplicationAnswer,
  ): void {
    if (this.#returned(request, at)) return
    const { method, url } = request
    const read = this.attempt === undefined ? readLoneCallback(request) : readCallback(request)
    if (!read || isErrorPage(this.#requestOf(this.attempt), url)) return
    const key = JSON.stringify(read.parameters)
    const seen = this.#callbacks.get(key) ?? { redirects: 0, requests: 0, ids: [] }
    const known = seen.ids[seen[how]]
    this.#callbacks.set(key, { ...seen, [how]: seen[how] + 1 })
    if (known !== undefined) return this.#answeredBy(known, application)
    const entry = this.append(
      at,
      inbound('authorization-response', this.attempt, { method, url, ...read }),
    )
    seen.ids.push(entry)
    this.#answeredBy(entry, application)
    // What follows a callback that nothing recorded asked for stands by itself.
    if (this.attempt !== undefined) this.answered = this.#firstAnswerTo(this.attempt)
    this.issuer ??= parameter(read.parameters, 'iss')
  }

  /** Records an answer that a page of the server hands to the one that asked. */
  handedOn(read: ReadCallback, asked: HttpRequest, at: number): void {
    const url = textOf(asked.query, 'redirect_uri') ?? asked.url
    const inReply = inbound('authorization-response', this.attempt, { method: 'GET', url, ...read })
    this.answered = this.append(at, inReply)
  }

  /** A code is redeemed as the answer that came first: one that comes again is no other. */
  #firstAnswerTo(attempt: EntryId): EntryId | undefined {
    return this.entries.find((entry) => isInbound(entry) && entry.basedOn === attempt)?.id
  }

  #answeredBy(callback: EntryId, application: ApplicationAnswer | undefined): void {
    const entry = this.entries[callback - 1]
    if (entry && isInbound(entry) && application)
      this.entries[callback - 1] = { ...entry, application }
  }
}

/** A page of the authorization server itself, which is not where the client wants its answer. */
export function isErrorPage(asked: HttpRequest | undefined, url: string): boolean {
  const redirect_uri = textOf(asked?.query ?? [], 'redirect_uri')
  if (!asked || redirect_uri === undefined || !URL.canParse(redirect_uri)) return false
  const { origin } = new URL(url)
  return origin === new URL(asked.url).origin && origin !== new URL(redirect_uri).origin
}

/** How a callback was seen: as the redirect that carried it, or as the request that brought it. */
type Sighting = 'redirects' | 'requests'

function inbound(
  step: 'authorization-response' | 'logout-return',
  basedOn: EntryId | undefined,
  request: Inbound['request'],
): Omit<Inbound, 'id' | 'at'> {
  return {
    ...{ kind: 'received', step, purpose: 'flow', request },
    ...(basedOn !== undefined && { basedOn }),
  }
}

/** The request that a redirect causes; undefined when the answer is none. */
export function targetOf({ request, response }: HarExchange): PlainRequest | undefined {
  const location =
    response && response.status >= 300 && response.status < 400
      ? headerOf(response.headers, 'Location')
      : undefined
  if (location === undefined || !URL.canParse(location, request.url)) return undefined
  return { method: 'GET', url: new URL(location, request.url).href, headers: [] }
}
