import { type HttpRequest, type TextField, bodyFields, headerOf, textOf } from '../http.ts'
import { parameter, responseMembers } from '../in-hand.ts'
import type { Metadata } from '../metadata.ts'
import { readJwt } from '../read-jwt.ts'
import type { Entry, EntryId, Inbound, NewEntry, Run, StepName } from '../run.ts'
import { readCallback, readLoneCallback } from './callback-shape.ts'
import { type KnownConnection, connectionOf } from './connection-of.ts'
import { guessStep } from './guess-step.ts'
import type { HarExchange } from './read-har.ts'
import { type PlainRequest, withholdSecrets } from './withhold-secrets.ts'

/** An exchange with the step it was guessed to be. */
interface Labelled {
  readonly step: StepName
  readonly exchange: HarExchange
  readonly request: HttpRequest
  readonly secrets: ReturnType<typeof withholdSecrets>['secrets']
}

/**
 * A run from what somebody else recorded: the messages that belong to a flow, labelled by
 * guessing, with client secrets taken out. A callback is found as the redirect that carried it or
 * as the request that brought it, whichever was seen first. `guess` labels each message, or says
 * that it has nothing to do with the flow.
 */
export function runFromExchanges(
  exchanges: readonly HarExchange[],
  known: KnownConnection = {},
  guess: typeof guessStep = guessStep,
): Run {
  const metadata = { ...metadataIn(exchanges), ...known.metadata }
  const labelled = exchanges.flatMap((exchange) => label(exchange, metadata, guess) ?? [])
  const trace = new Trace()
  for (const exchange of exchanges) {
    const sent = labelled.find((candidate) => candidate.exchange === exchange)
    if (sent) record(trace, sent)
    else trace.callback('requests', exchange.request, exchange.startedAt)
    trace.redirect(exchange)
  }
  const request = (step: StepName) => labelled.find((message) => message.step === step)?.request
  const [authorization, token, api] = [
    request('authorization-request'),
    request('token-request') ?? request('refresh'),
    request('api-request'),
  ]
  const issuer = trace.issuer ?? issuerOfIdToken(exchanges)
  const messages = {
    metadata,
    ...(authorization && { authorization }),
    ...(token && { token }),
    ...(api && { api }),
    ...(issuer !== undefined && { issuer }),
  }
  return {
    version: 1,
    id: 'imported',
    connection: connectionOf(messages, known),
    entries: trace.entries,
  }
}

function label(
  exchange: HarExchange,
  metadata: Partial<Metadata>,
  guess: typeof guessStep,
): Labelled | undefined {
  const { request: plain, response } = exchange
  const fields = plain.body && !('raw' in plain.body) ? fieldsOf(plain.body) : []
  const step = guess(
    {
      method: plain.method,
      url: plain.url,
      fields,
      authorization: headerOf(plain.headers, 'Authorization') ?? '',
      challenge: headerOf(response?.headers ?? [], 'WWW-Authenticate') ?? '',
      answer: responseMembers(response?.body ?? '') ?? {},
    },
    metadata,
  )
  if (!step) return undefined
  const { request, secrets } = withholdSecrets(plain)
  return {
    step,
    exchange,
    secrets,
    request: step === 'authorization-request' || step === 'logout' ? withQuery(request) : request,
  }
}

function fieldsOf(
  body: Exclude<NonNullable<PlainRequest['body']>, { raw: string }>,
): readonly TextField[] {
  return 'form' in body ? body.form : body.json
}

/** The parameters of an authorization request as fields, so that they read like our own. */
function withQuery(request: HttpRequest): HttpRequest {
  const url = new URL(request.url)
  const query = [...url.searchParams]
  const posted = request.method === 'POST' ? bodyFields(request) : []
  return { ...request, url: `${url.origin}${url.pathname}`, query: [...query, ...posted] }
}

function record(trace: Trace, { step, exchange, request, secrets }: Labelled): void {
  const { startedAt, took, response, failure } = exchange
  const front = step === 'authorization-request'
  const channel = front || step === 'logout' ? 'front' : 'back'
  const sent = trace.append(startedAt, {
    kind: 'sent',
    step,
    purpose: 'flow',
    channel,
    request,
    edits: [],
    ...(Object.keys(secrets).length > 0 && { secrets }),
    ...trace.basis(step),
  })
  if (front) trace.attempt = sent
  if (!response) {
    if (!front)
      trace.append(startedAt + took, {
        kind: 'unknown',
        step,
        purpose: 'flow',
        inReplyTo: sent,
        code: 'no-answer-recorded',
        message: failure ?? 'The recording has no answer to this request.',
      })
    return
  }
  // A login takes many pages; only one that ends in an error of the server's own is an answer.
  if (front && response.status < 400 && !leadsToErrorPage(request, exchange)) return
  trace.append(startedAt + took, {
    kind: 'received',
    step,
    purpose: 'flow',
    inReplyTo: sent,
    response,
  })
  if (step === 'token-request' || step === 'refresh') trace.tokens = trace.entries.length
}

/** The run as it grows. */
class Trace {
  readonly entries: Entry[] = []
  attempt: EntryId | undefined
  answered: EntryId | undefined
  tokens: EntryId | undefined
  issuer: string | undefined
  readonly #callbacks = new Map<string, Record<Sighting, number>>()

  append(at: number, entry: NewEntry): EntryId {
    const id = this.entries.length + 1
    this.entries.push({ ...entry, id, at })
    return id
  }

  basis(step: StepName): { basedOn?: EntryId } {
    const basedOn =
      step === 'token-request'
        ? this.answered
        : step === 'refresh' || step === 'userinfo' || step === 'api-request'
          ? this.tokens
          : undefined
    return basedOn === undefined ? {} : { basedOn }
  }

  /** A redirect whose target carries an authorization response is the callback on its way. */
  redirect({ request, response, startedAt, took }: HarExchange): void {
    const location =
      response && response.status >= 300 && response.status < 400
        ? headerOf(response.headers, 'Location')
        : undefined
    if (location === undefined || !URL.canParse(location, request.url)) return
    const url = new URL(location, request.url).href
    this.callback('redirects', { method: 'GET', url, headers: [] }, startedAt + took)
  }

  #asked(): HttpRequest | undefined {
    const entry = this.entries.find(({ id }) => id === this.attempt)
    return entry?.kind === 'sent' ? entry.request : undefined
  }

  /**
   * Records the request as a callback when it reads like one. The redirect and the request that
   * it causes are one callback; a request that comes again is another.
   */
  callback(how: Sighting, request: PlainRequest, at: number): void {
    const { method, url } = request
    const read = this.attempt === undefined ? readLoneCallback(request) : readCallback(request)
    if (!read || isErrorPage(this.#asked(), url)) return
    const key = JSON.stringify(read.parameters)
    const seen = this.#callbacks.get(key) ?? { redirects: 0, requests: 0 }
    const recorded = Math.max(seen.redirects, seen.requests)
    this.#callbacks.set(key, { ...seen, [how]: seen[how] + 1 })
    if (seen[how] + 1 <= recorded) return
    const entry = this.append(at, inbound(this.attempt, { method, url, ...read }))
    // What follows a callback that nothing recorded asked for stands by itself.
    if (this.attempt !== undefined) this.answered = entry
    this.issuer ??= parameter(read.parameters, 'iss')
  }
}

function leadsToErrorPage(asked: HttpRequest, { request, response }: HarExchange): boolean {
  const location = headerOf(response?.headers ?? [], 'Location')
  if (location === undefined || !URL.canParse(location, request.url)) return false
  const { href, searchParams } = new URL(location, request.url)
  return searchParams.has('error') && isErrorPage(asked, href)
}

/** A page of the authorization server itself, which is not where the client wants its answer. */
function isErrorPage(asked: HttpRequest | undefined, url: string): boolean {
  const redirect_uri = textOf(asked?.query ?? [], 'redirect_uri')
  if (!asked || redirect_uri === undefined || !URL.canParse(redirect_uri)) return false
  const { origin } = new URL(url)
  return origin === new URL(asked.url).origin && origin !== new URL(redirect_uri).origin
}

/** How a callback was seen: as the redirect that carried it, or as the request that brought it. */
type Sighting = 'redirects' | 'requests'

function inbound(
  basedOn: EntryId | undefined,
  request: Inbound['request'],
): Omit<Inbound, 'id' | 'at'> {
  const step = 'authorization-response'
  return {
    ...{ kind: 'received', step, purpose: 'flow', request },
    ...(basedOn !== undefined && { basedOn }),
  }
}

/** What any discovery document among the answers says. */
function metadataIn(exchanges: readonly HarExchange[]): Partial<Metadata> {
  for (const { request, response } of exchanges) {
    if (
      !response ||
      !/\/\.well-known\/(openid-configuration|oauth-authorization-server)/.test(request.url)
    )
      continue
    const members = responseMembers(response.body)
    if (members?.['token_endpoint'] !== undefined) return members
  }
  return {}
}

function issuerOfIdToken(exchanges: readonly HarExchange[]): string | undefined {
  for (const { response } of exchanges) {
    const token = responseMembers(response?.body ?? '')?.['id_token']
    const iss = typeof token === 'string' ? readJwt(token)?.claims['iss'] : undefined
    if (typeof iss === 'string') return iss
  }
  return undefined
}
