import { type Exchange, type Inbound, type Responded, latest } from '../run.ts'
import { stepNamed } from '../flows.ts'
import { nonceAsked } from '../nonce-challenge.ts'
import { noticesOf } from '../notices.ts'
import type { Step } from '../step.ts'
import { type Drawing, callbackKey, keyOf, lookOf } from './arrow-look.ts'
import { chipsOf } from './chips.ts'
import type { Arrow } from './diagram.ts'
import { redirectLabel, requestLabel, responseLabel } from './message-label.ts'
import { outcomeStatus } from './status.ts'
import { problemOf } from './problem-of.ts'

/** An exchange: its request, and its response once one came. A callback has arrows of its own. */
export function exchangeArrows(drawing: Drawing, exchange: Exchange): Arrow[] {
  const { sent, outcome } = exchange
  const { between } = stepNamed(sent.step)
  const key = keyOf(drawing.run, exchange)
  const counts = latest(drawing.run, sent.step) === exchange
  const look = lookOf(drawing, sent.step, counts, outcomeStatus(exchange))
  const selection = { step: sent.step, entry: sent.id }
  const request: Arrow = {
    ...{ key, selection, kind: 'request', from: between[0], to: between[1], shows: sent.id },
    label: requestLabel(sent.request),
    chips: chipsOf(sent),
    ...(sent.purpose === 'flow' ? {} : { badge: { tone: 'ok', text: sent.purpose } }),
    ...(nonceAsked(exchange) !== undefined && { badge: { tone: 'ok', text: 'asks for a nonce' } }),
    ...look,
  }
  if (outcome.kind !== 'response') return [request]
  return [request, responseArrow(request, outcome.entry)]
}

function responseArrow(request: Arrow, entry: Responded): Arrow {
  return {
    key: `${request.key} response`,
    selection: request.selection,
    kind: 'response',
    from: request.to,
    to: request.from,
    label: responseLabel(entry.response),
    chips: chipsOf(entry),
    status: request.status,
    shows: entry.id,
  }
}

/** The redirect out of the authorization server, and the request it makes the browser send. */
export function callbackArrows(drawing: Drawing, exchange: Exchange, entry: Inbound): Arrow[] {
  const counts = latest(drawing.run, exchange.sent.step) === exchange
  const key = callbackKey(keyOf(drawing.run, exchange))
  const problem = problemOf(exchange)
  const look = lookOf(drawing, entry.step, counts, problem === undefined ? 'done' : 'failed')
  const arrived: Arrow = {
    ...callbackArrow(entry),
    key: `${key} request`,
    ...look,
  }
  const redirect: Arrow = {
    key,
    selection: arrived.selection,
    kind: 'response',
    from: 'authorization-server',
    to: 'browser',
    label: redirectLabel(entry.request),
    chips: arrived.chips,
    status: look.status,
    shows: entry.id,
  }
  return [redirect, arrived]
}

/** The tool's own addresses end in ids, which say less than what stands before them. */
function noticeLabel({ run }: Drawing, { request }: Inbound): string {
  const [label = ''] = requestLabel(request).split(`/${run.connection.id}`)
  return label.split(`/${run.id}/`)[0] ?? label
}

/** What the server tells of its own accord, and the status it was told in return. */
export function noticeArrows(drawing: Drawing, step: Step, entry: Inbound): Arrow[] {
  const [from, to] = step.between
  const refused = (entry.answered ?? 200) >= 400
  const counts = noticesOf(drawing.run, entry.step).at(-1) === entry
  const look = lookOf(drawing, entry.step, counts, refused ? 'failed' : 'done')
  const told: Arrow = {
    ...callbackArrow(entry),
    ...{ key: `${step.name} of entry ${entry.id}`, from, to, label: noticeLabel(drawing, entry) },
    ...look,
  }
  if (entry.answered === undefined) return [told]
  const answer: Arrow = {
    ...{ key: `${told.key} response`, selection: told.selection, kind: 'response' },
    ...{ from: to, to: from, label: `${entry.answered}`, chips: [], status: told.status },
  }
  return [told, answer]
}

/** A callback that answers no request of this run, or one that was answered before. */
export function strayCallback(entry: Inbound): Arrow {
  return { ...callbackArrow(entry), badge: { tone: 'warn', text: 'not counted' } }
}

function callbackArrow(entry: Inbound): Arrow {
  return {
    key: `callback of entry ${entry.id}`,
    selection: { step: entry.step, entry: entry.id },
    kind: 'request',
    from: 'browser',
    to: 'client',
    label: requestLabel(entry.request),
    chips: chipsOf(entry),
    status: 'done',
    shows: entry.id,
  }
}
