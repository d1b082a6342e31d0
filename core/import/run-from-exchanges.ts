import { isErrorAddress } from '../location-words.ts'
import { type HttpRequest, type TextField, bodyFields, headerOf } from '../http.ts'
import { responseMembers } from '../in-hand.ts'
import type { Metadata } from '../metadata.ts'
import { readJwt } from '../read-jwt.ts'
import type { Run, StepName } from '../run.ts'
import { applicationOf } from './application-of.ts'
import { type KnownConnection, connectionOf } from './connection-of.ts'
import { failureOf } from './failure-of.ts'
import { endpointSteps, guessStep } from './guess-step.ts'
import { lateErrorPage } from './late-error-page.ts'
import { isAnswerTo, nestedLogins } from './nested-logins.ts'
import type { HarExchange } from './read-har.ts'
import { readNotice, readReturn } from './return-shape.ts'
import { Trace, isErrorPage, targetOf } from './trace.ts'
import { readWebMessage } from './web-message.ts'
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
  const all = exchanges.flatMap((exchange) => label(exchange, metadata, guess) ?? [])
  const nested = nestedLogins(
    all.filter(({ step }) => step === 'authorization-request'),
    exchanges,
  )
  const labelled = all.filter((message) => !nested.has(message))
  const isOfBroker = (request: PlainRequest): boolean =>
    [...nested].some((inner) => isAnswerTo(inner, request))
  const trace = new Trace()
  for (const [index, exchange] of exchanges.entries()) {
    const { request, startedAt, took } = exchange
    const sent = labelled.find((candidate) => candidate.exchange === exchange)
    const notice = readNotice(request)
    if (sent) record(trace, sent, exchanges)
    else if (notice) trace.notice(notice, exchange)
    else if (!isOfBroker(request)) {
      const application = applicationOf(exchange, exchanges.slice(0, index))
      trace.callback('requests', request, startedAt, application)
    }
    const target = targetOf(exchange)
    if (target && !isOfBroker(target)) trace.callback('redirects', target, startedAt + took)
  }
  recordLatePage(trace, exchanges)
  const request = (step: StepName) => labelled.find((message) => message.step === step)?.request
  const [authorization, pushed, token, api] = [
    request('authorization-request'),
    request('pushed-authorization-request'),
    request('token-request') ?? request('refresh'),
    request('api-request'),
  ]
  const issuer = trace.issuer ?? issuerOfIdToken(exchanges)
  const called = Object.fromEntries(
    endpointSteps.flatMap(([name, step]) => {
      const asked = request(step)
      return asked ? [[name, asked.url.split(/[?#]/, 1)[0]]] : []
    }),
  )
  const messages = {
    metadata: { ...called, ...metadata },
    ...(authorization && { authorization }),
    ...(pushed && { pushed }),
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
  if (readNotice(plain)) return undefined
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

/**
 * The parameters of an authorization request as fields, so that they read like our own. A form that
 * is posted to an address which has them already is that of a login page, whose fields are none.
 */
function withQuery(request: HttpRequest): HttpRequest {
  const url = new URL(request.url)
  const query = [...url.searchParams]
  const isForm = request.method === 'POST' && !url.searchParams.has('client_id')
  const posted = isForm ? bodyFields(request) : []
  return { ...request, url: `${url.origin}${url.pathname}`, query: [...query, ...posted] }
}

/** Whether a logout led back to the client, which then is what became of it. */
function comesBack(
  { step, request, exchange }: Labelled,
  exchanges: readonly HarExchange[],
): boolean {
  if (step !== 'logout') return false
  return exchanges
    .slice(exchanges.indexOf(exchange))
    .flatMap((other) => [other.request, targetOf(other) ?? []].flat())
    .some((candidate) => readReturn(request, candidate) !== undefined)
}

/** How a login page may end that says nothing of the flow. */
const quiet: ReadonlySet<string> = new Set(['no-answer-recorded', 'browser-cancelled'])

function record(trace: Trace, message: Labelled, exchanges: readonly HarExchange[]): void {
  const { step, exchange, request, secrets } = message
  const { startedAt, took, response } = exchange
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
    ...(exchange.withoutCredentials && { withoutCredentials: true }),
    ...trace.basis(step),
  })
  if (front) trace.attempt = sent
  if (step === 'logout') trace.logout = sent
  if (!response) {
    const failed = failureOf(exchange, exchanges)
    // A browser that goes to log in is away for long, and may be stopped there by its user.
    if (!front || !quiet.has(failed.code))
      trace.append(startedAt + took, { ...failed, step, purpose: 'flow', inReplyTo: sent })
    return
  }
  const handedOn = front ? readWebMessage(exchange) : undefined
  if (handedOn) return trace.handedOn(handedOn, request, startedAt + took)
  // A login takes many pages; only one that ends in an error of the server's own is an answer.
  if (front && response.status < 400 && !leadsToErrorPage(request, exchange)) return
  if (response.status < 400 && comesBack(message, exchanges)) return
  trace.append(startedAt + took, {
    kind: 'received',
    step,
    purpose: 'flow',
    inReplyTo: sent,
    response,
  })
  if (step === 'token-request' || step === 'refresh') trace.tokens = trace.entries.length
}

/** A login that nothing came of may have ended on a page that says why. */
function recordLatePage(trace: Trace, exchanges: readonly HarExchange[]): void {
  const { attempt: inReplyTo, attempted: request } = trace
  if (inReplyTo === undefined || !request || trace.isAnswered(inReplyTo)) return
  const since = exchanges.filter(({ startedAt }) => startedAt >= request.at)
  const page = lateErrorPage(request.request, since)
  if (!page?.response) return
  const label = { step: 'authorization-request', purpose: 'flow' } as const
  const { response } = page
  trace.append(page.startedAt + page.took, { kind: 'received', ...label, inReplyTo, response })
}

function leadsToErrorPage(asked: HttpRequest, { request, response }: HarExchange): boolean {
  const location = headerOf(response?.headers ?? [], 'Location')
  if (location === undefined || !URL.canParse(location, request.url)) return false
  const url = new URL(location, request.url)
  return isErrorAddress(url) && isErrorPage(asked, url.href)
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
