import { askedBy } from '../../core/asked-parameters.ts'
import { applyEdits } from '../../core/edits.ts'
import { authenticatesByCertificate } from '../../core/connection.ts'
import { type HttpRequest, type Value, bodyFields, targetOf } from '../../core/http.ts'
import { responseMembers } from '../../core/in-hand.ts'
import { probesAsFlow } from '../../core/preflight/probes-as-flow.ts'
import { drawProof } from '../../core/proof.ts'
import {
  type Edit,
  type Entry,
  type EntryId,
  type NewEntry,
  type Purpose,
  type Run,
  appended,
} from '../../core/run.ts'
import { traitsOf } from '../../core/secret-traits.ts'
import type { Step } from '../../core/step.ts'
import { within } from '../outbound/limits.ts'
import type { Network } from '../outbound/network.ts'
import { type Failure, type Outcome, isFailure } from '../outbound/outcome.ts'
import type { Named } from '../secrets/materialize.ts'
import type { NetworkOrder } from '../secrets/network-for.ts'
import type { AppendOptions } from '../store/store.ts'
import { whyReadOnly } from './imports.ts'
import { keepRegistration } from './keep-registration.ts'
import type { Live } from './live.ts'
import type { AppParts } from './parts.ts'
import type { ProblemCode } from './problem.ts'
import { stopBefore, whyStopped } from './stop-before.ts'
import { namedByMetadata, trustOf } from './trust-of.ts'
import { type Mask, maskEdit, typedSecretsIn, withTyped } from './typed-secrets.ts'

/** A step to send, with the person's changes. */
export interface Order {
  readonly step: Step
  readonly edits: readonly Edit[]
  readonly purpose: Purpose
  /** The id of the experiment that this is. */
  readonly experiment?: string
  /** How many entries the page has seen. */
  readonly after: EntryId
  /** The person has it sent in strict mode although a right client would have stopped. */
  readonly anyway?: true
}

/** What was recorded, and where the browser is to go for a front-channel request. */
export interface Sending {
  readonly entries: readonly Entry[]
  readonly navigate?: string
}

/** Nothing was sent, and why. */
export interface Refusal {
  readonly refused: ProblemCode
  readonly detail: string
  /** With `run-moved-on`: what the page has not seen. */
  readonly entries?: readonly Entry[]
}

export interface Exchanges {
  send(runId: string, order: Order): Promise<Sending | Refusal>
  /** Resolves when nothing is being sent, or after a second of waiting for that. */
  idle(): Promise<unknown>
}

/** A draft, ready to be sent or refused: everything `send` has worked out about it. */
interface Prepared {
  readonly run: Run
  readonly order: Order
  /** As it goes out, with references to stored secrets. */
  readonly draft: HttpRequest
  /** The values of its JWTs, recorded right before it; none when it carries none. */
  readonly drawn: readonly NewEntry[]
  /** The `sent` entry: no secret in it, typed or stored. */
  readonly sent: Extract<NewEntry, { kind: 'sent' }>
  /** Client secrets that the person typed into an edit. */
  readonly typed: readonly string[]
}

/** Milliseconds that closing waits for answers; later ones are unknown at the next start. */
const patience = 1_000

const movedOn =
  'Something was recorded meanwhile, perhaps in another tab. Look at it, then send again.'

/** Sends drafts, one at a time for each run, and records what became of them. */
export function createExchanges(parts: AppParts, live: Live): Exchanges {
  const { store, custody } = parts
  const sending = new Map<string, Promise<unknown>>()

  async function perform(runId: string, order: Order): Promise<Sending | Refusal> {
    const run = await store.runs.get(runId)
    if (!run) return gone
    if (run.entries.length !== order.after) {
      return refuse('run-moved-on', movedOn, run.entries.slice(order.after))
    }
    const readOnly = whyReadOnly(run)
    if (readOnly !== undefined) return refuse('imported', readOnly)
    const preview = order.step.request?.(run)
    if (!preview) return refuse('step-sends-nothing', 'It is a validation of what was received.')
    const missing = order.step.missing(run)
    if (missing.length > 0) return refuse('step-not-ready', `It lacks ${missing.join('; ')}.`)
    const stop = await stopBefore(run, order)
    if (stop && !order.anyway) return refuse('strict-stop', whyStopped(stop))
    const { step, purpose } = order
    const edited = applyEdits(preview, order.edits)
    const drawn = await drawProof(edited, { step: step.name, purpose }, Date.now())
    const prepared = await prepare(run, order, drawn, stop?.judged.check.id)
    return order.step.channel === 'front' ? sendFront(prepared) : sendBack(prepared)
  }

  async function prepare(
    before: Run,
    order: Order,
    drawn: NewEntry | undefined,
    despite: string | undefined,
  ): Promise<Prepared> {
    const { step, edits, purpose, experiment } = order
    const run = drawn ? appended(before, drawn, Date.now()) : before
    const original = step.request?.(run)
    if (!original) throw new Error(`${step.name} makes no request`)
    const draft = applyEdits(original, edits)
    const typed = typedSecretsIn(draft)
    const mask = withTyped(await custody.mask(run.connection.id), typed)
    const masked = edits.map((edit) => maskEdit(edit, mask))
    const basedOn = step.basedOn?.(run)
    const sent = {
      kind: 'sent',
      ...{ step: step.name, purpose, edits: masked },
      channel: step.channel === 'front' ? 'front' : 'back',
      request: applyEdits(original, masked),
      ...(basedOn !== undefined && { basedOn }),
      ...(experiment !== undefined && { experiment }),
      ...(despite !== undefined && { despite }),
    } as const
    return { run, order, draft, sent, typed, drawn: drawn ? [drawn] : [] }
  }

  async function sendFront(prepared: Prepared): Promise<Sending | Refusal> {
    const { run, order, draft, sent, typed, drawn } = prepared
    const values = await custody.materialize(draft, run.connection.id, namedByMetadata(run))
    if (isFailure(values)) return recordFailure(prepared, values)
    const target = targetOf(asText(draft, values.resolve))
    const url = URL.canParse(target) ? new URL(target) : undefined
    if (url?.protocol !== 'http:' && url?.protocol !== 'https:') {
      return refuse(
        'unsafe-navigation',
        'The authorization endpoint is not an absolute http: or https: URL, so no browser is sent there. Correct it in the connection, or tell whoever runs the server.',
      )
    }
    if (typed.length > 0 || JSON.stringify(sent.edits) !== JSON.stringify(order.edits)) {
      return refuse(
        'secret-in-front-channel',
        'A change you made puts the client secret into the authorization request, where the browser, its history and every log would see it. Take it out.',
      )
    }
    const states = statesAsked(run, sent.request, idOfSent(prepared))
    const refused = await commit(run, [...drawn, sent], { after: order.after, states })
    return refused ?? answer(run, order, target)
  }

  async function sendBack(prepared: Prepared): Promise<Sending | Refusal> {
    const { run, order, draft, typed, drawn } = prepared
    const named = namedByMetadata(knownTo(run, order))
    const { id, secretsOverHttp = false } = run.connection
    const values = await custody.materialize(draft, id, named, secretsOverHttp)
    if (isFailure(values)) return recordFailure(prepared, values)
    const network = await custody.network(run.connection, networkOrder(prepared, named))
    if (isFailure(network)) return recordFailure(prepared, network)
    const secrets = {
      ...values.traits,
      ...(typed[0] !== undefined && { client_secret: traitsOf(typed[0]) }),
    }
    // Committed before the first byte leaves: after a crash it is known that it may have left.
    const entries = [...drawn, { ...prepared.sent, secrets }]
    const refused = await commit(run, entries, { after: order.after })
    if (refused) return refused
    const mask = withTyped(values.mask, typed)
    const answered = await sendOrThrow(prepared, { resolve: values.resolve, mask }, network)
    const outcome = await keepRegistration(parts, run, prepared.sent, answered)
    const recorded = await outcomeEntries(run, prepared.sent, idOfSent(prepared), outcome)
    return (await commit(run, recorded)) ?? answer(run, order)
  }

  /** Nothing left: a value of the request could not be made. */
  async function recordFailure(
    prepared: Prepared,
    { kind, code, message }: Failure,
  ): Promise<Sending | Refusal> {
    const { run, order, sent, drawn } = prepared
    const { step, purpose } = sent
    const failed = { kind, code, message, step, purpose, inReplyTo: idOfSent(prepared) }
    const refused = await commit(run, [...drawn, sent, failed], { after: order.after })
    return refused ?? answer(run, order)
  }

  async function sendOrThrow(
    prepared: Prepared,
    values: { resolve: (value: Value) => string; mask: Mask },
    network: Network,
  ): Promise<Outcome> {
    const { run, order, draft } = prepared
    const { step, purpose } = prepared.sent
    const { ownPorts } = await parts.started
    const trust = trustOf(knownTo(run, order), step, draft, order.edits)
    try {
      return await parts.send(draft, { trust, values, ownPorts, network })
    } catch (error) {
      const message = 'The tool itself failed while it sent this. Whether it left is not known.'
      const unknown = { kind: 'unknown', code: 'tool-failed', message } as const
      await commit(run, [{ ...unknown, step, purpose, inReplyTo: idOfSent(prepared) }])
      throw error
    }
  }

  async function outcomeEntries(
    run: Run,
    { step, purpose }: Prepared['sent'],
    inReplyTo: EntryId,
    outcome: Outcome,
  ): Promise<NewEntry[]> {
    const base = { step, purpose, inReplyTo }
    const macVerified = await verifyMac(run, outcome)
    const { wire } = outcome
    const observed: NewEntry = {
      kind: 'observed',
      ...base,
      ...(wire && { wire }),
      ...(macVerified !== undefined && { macVerified }),
    }
    const result: NewEntry =
      outcome.kind === 'response'
        ? { kind: 'received', ...base, response: outcome.response }
        : { kind: outcome.kind, ...base, code: outcome.code, message: outcome.message }
    return wire || macVerified !== undefined ? [observed, result] : [result]
  }

  /** Only here is the secret at hand that an HMAC-signed ID Token is checked with. */
  async function verifyMac({ connection }: Run, outcome: Outcome): Promise<boolean | undefined> {
    if (outcome.kind !== 'response') return undefined
    const id_token = responseMembers(outcome.response.body)?.['id_token']
    return typeof id_token === 'string' ? custody.verifyMac(connection.id, id_token) : undefined
  }

  /** Appends and tells those who follow; a refusal when that was not possible. */
  async function commit(
    { id }: Run,
    entries: readonly NewEntry[],
    options: AppendOptions = {},
  ): Promise<Refusal | undefined> {
    const appended = await store.runs.append(id, entries, options)
    if (appended === 'gone') return gone
    if (appended === 'moved-on') {
      const unseen = await store.runs.entriesAfter(id, options.after ?? 0)
      return refuse('run-moved-on', movedOn, unseen)
    }
    live.notify(id)
    return undefined
  }

  async function answer({ id }: Run, { after }: Order, navigate?: string): Promise<Sending> {
    const entries = (await store.runs.entriesAfter(id, after)) ?? []
    return { entries, ...(navigate !== undefined && { navigate }) }
  }

  return {
    async send(runId, order) {
      if (sending.has(runId)) {
        return refuse('busy', 'Wait for its answer, or for it to be given up after 30 seconds.')
      }
      const work = perform(runId, order).finally(() => sending.delete(runId))
      sending.set(runId, work)
      return work
    },
    idle: () => within(Promise.allSettled(sending.values()), patience, () => undefined),
  }
}

/** RFC 8705 §2: the client names itself in the body, and the certificate says that it is true. */
function networkOrder({ run, draft, sent }: Prepared, named: Named | undefined): NetworkOrder {
  const authenticates =
    authenticatesByCertificate(run.connection) &&
    bodyFields(draft).some(([name]) => name === 'client_id')
  return { url: draft.url, named, authenticates, anywhere: sent.step === 'api-request' }
}

/** A probe goes by what the probes before it found out, which is not in the flow's hand. */
function knownTo(run: Run, { purpose }: Order): Run {
  return purpose === 'probe' ? probesAsFlow(run) : run
}

/** The place that the `sent` entry of this message has in the run. */
function idOfSent({ order, drawn }: Prepared): EntryId {
  return order.after + drawn.length + 1
}

/** Each `state` that may come back: of the query, of what was pushed, of a request object. */
function statesAsked(run: Run, request: HttpRequest, id: EntryId): string[] {
  const { parameters } = askedBy(run, { id, request })
  return parameters.flatMap(([name, value]) => (name === 'state' ? [value] : []))
}

/** The same request with every reference replaced by what it stands for. */
function asText(request: HttpRequest, resolve: (value: Value) => string): HttpRequest {
  return { ...request, query: request.query.map(([name, value]) => [name, resolve(value)]) }
}

const gone = refuse('run-not-found', 'It was deleted.')

function refuse(refused: ProblemCode, detail: string, entries?: readonly Entry[]): Refusal {
  return { refused, detail, ...(entries && { entries }) }
}
