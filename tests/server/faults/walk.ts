import type { Connection } from '../../../core/connection.ts'
import { nextStep } from '../../../core/derive/next-step.ts'
import { type HttpRequest, type HttpResponse, targetOf } from '../../../core/http.ts'
import { metadataInHand } from '../../../core/in-hand.ts'
import { drawAuthorizationValues } from '../../../core/pkce.ts'
import type { NewEntry, Run } from '../../../core/run.ts'
import type { Step } from '../../../core/step.ts'
import { isFailure } from '../../../server/outbound/outcome.ts'
import { send } from '../../../server/outbound/send.ts'
import { type Held, materialize } from '../../../server/secrets/materialize.ts'
import { macHolds } from '../../../server/secrets/verify-mac.ts'
import { type Page, createBrowser } from '../tenant/scripted-browser.ts'

/** Milliseconds: long enough for this machine, short enough for a peer that never answers. */
const deadline = 2_500

/**
 * Walks the whole flow as the person does who presses “Next” until there is nothing left to send:
 * our own drafts, our own outbound connections, a login by the scripted browser. The recorded run
 * is what the server would keep.
 */
export async function walk(connection: Connection, client_secret: string): Promise<Run> {
  let run: Run = { version: 1, id: 'walk', connection, entries: [] }
  const record = (entry: NewEntry): number => {
    const id = run.entries.length + 1
    run = { ...run, entries: [...run.entries, { ...entry, id, at: Date.now() }] }
    return id
  }
  for (let step = nextStep(run); step?.request; step = nextStep(run)) {
    if (step.channel === 'front') {
      if (!(await logIn(() => run, step, record))) return run
    } else {
      await exchange(run, step, step.request(run), client_secret, record)
    }
  }
  return run
}

type Record = (entry: NewEntry) => number

const purpose = 'flow'

/**
 * The authorization request, through the login, to the redirection endpoint. False when stuck: then
 * the page is recorded as the answer, as it is on import from a browser’s log.
 */
async function logIn(current: () => Run, step: Step, record: Record): Promise<boolean> {
  record({ kind: 'drawn', step: step.name, purpose, values: await drawAuthorizationValues() })
  const request = step.request?.(current())
  if (!request) throw new Error(`${step.name} has no draft`)
  const sent = record({
    kind: 'sent',
    step: step.name,
    purpose,
    channel: 'front',
    request,
    edits: [],
  })
  const { outside, page } = await createBrowser().authorize(targetOf(request))
  if (!outside) {
    record({ kind: 'received', step: step.name, purpose, inReplyTo: sent, response: shown(page) })
    return false
  }
  const via = outside.hash === '' ? 'query' : 'fragment'
  const text = via === 'query' ? outside.search : outside.hash.slice(1)
  record({
    kind: 'received',
    step: 'authorization-response',
    purpose,
    basedOn: sent,
    request: {
      method: 'GET',
      url: outside.href,
      via,
      parameters: [...new URLSearchParams(text)],
    },
  })
  return true
}

/** One exchange of the back channel, recorded before and after as the server does. */
async function exchange(
  run: Run,
  step: Step,
  request: HttpRequest,
  client_secret: string,
  record: Record,
): Promise<void> {
  const origin = new URL(request.url).origin
  const held: Held = new Map([['client_secret', { secret: client_secret, origins: [origin] }]])
  const named = { by: run.connection.issuer, endpoints: endpointsOf(run) }
  const values = await materialize(request, held, named)
  if (isFailure(values)) throw new Error(values.message)
  const basedOn = step.basedOn?.(run)
  const base = { step: step.name, purpose, ...(basedOn !== undefined && { basedOn }) } as const
  const inReplyTo = record({
    ...base,
    kind: 'sent',
    channel: 'back',
    request,
    edits: [],
    secrets: values.traits,
  })
  const outcome = await send(request, { trust: { typed: true }, values, limits: { deadline } })
  const { wire } = outcome
  if (outcome.kind === 'response') {
    record({ ...base, kind: 'received', inReplyTo, response: outcome.response })
  } else {
    record({ ...base, inReplyTo, ...outcome })
  }
  const macVerified = macOf(outcome, client_secret)
  record({
    ...base,
    kind: 'observed',
    inReplyTo,
    ...(wire && { wire }),
    ...(macVerified !== undefined && { macVerified }),
  })
}

function endpointsOf(run: Run): readonly string[] {
  return Object.values(metadataInHand(run)).filter((value) => typeof value === 'string')
}

/** Whether the ID Token in an answer carries the MAC of the secret; undefined without a MAC. */
function macOf(
  outcome: Awaited<ReturnType<typeof send>>,
  client_secret: string,
): boolean | undefined {
  if (outcome.kind !== 'response') return undefined
  const id_token = /"id_token":"([^"]+)"/.exec(outcome.response.body)?.[1]
  return id_token === undefined ? undefined : macHolds(id_token, client_secret)
}

function shown({ status, headers, text }: Page): HttpResponse {
  return {
    status,
    statusText: '',
    headers: [...headers],
    body: text,
    encodedBytes: text.length,
    problems: [],
  }
}
