import type { Judged } from '../check.ts'
import { allSteps, stepNamed, stepsOf } from '../flows.ts'
import { isNonceChallenge } from '../nonce-challenge.ts'
import { isNotice, noticesOf } from '../notices.ts'
import type { EntryId, Exchange, Run, StepName } from '../run.ts'
import { exchanges, isInbound, latest, latestBranch } from '../run.ts'
import { type Actor, type Phase, type Step, phases } from '../step.ts'
import { actorsOf } from './actors.ts'
import type { Drawing } from './arrow-look.ts'
import { callbackArrows, exchangeArrows, noticeArrows, strayCallback } from './arrows.ts'
import { askedBy, todoArrow } from './todo-arrow.ts'
import { validationArrow, validationsOf } from './validation-arrows.ts'

/** What a row of the map selects: an exchange, a callback, a validation, or a step to come. */
export interface Selection {
  readonly step: StepName
  /**
   * The `sent` entry of an exchange, the inbound entry of a callback, the token response a
   * validation judges. Absent while the step is still to come.
   */
  readonly entry?: EntryId
}

/** The values that have a colour of their own, wherever they occur. */
export type ChipName = 'code' | 'state' | 'nonce' | 'access_token' | 'id_token' | 'refresh_token'

export interface Arrow {
  /** Unique in its diagram and stable while the run grows. */
  readonly key: string
  readonly selection: Selection
  readonly kind: 'request' | 'response' | 'validation'
  readonly from: Actor
  readonly to: Actor
  /** `POST /oauth/token`, `400 invalid_grant`, `ID Token`. */
  readonly label: string
  readonly chips: readonly ChipName[]
  /** `todo`: blocked by what is missing. `ready`: the draft can be sent. */
  readonly status: 'todo' | 'ready' | 'pending' | 'done' | 'failed' | 'unknown'
  readonly badge?: { readonly tone: 'bad' | 'warn' | 'ok'; readonly text: string }
  /** The entry whose content the arrow shows, for its chips; absent while it is still to come. */
  readonly shows?: EntryId
}

export interface DiagramPhase {
  /** `Preflight`: what was asked beside the flow, without a login. */
  readonly title: Phase | 'Preflight'
  readonly arrows: readonly Arrow[]
}

export interface Diagram {
  readonly actors: readonly {
    readonly actor: Actor
    readonly title: string
    readonly detail: string
  }[]
  readonly phases: readonly DiagramPhase[]
  /** Messages that a later one superseded, and experiments: still selectable. */
  readonly aside: readonly Arrow[]
}

/**
 * The map of a run: the messages that count, in the order of the flow, then the steps to come.
 * What uses a refreshed token stands below the refresh that brought it.
 */
export function diagram(run: Run, judged: readonly Judged[]): Diagram {
  const drawing: Drawing = { run, judged }
  const branch = latestBranch(run)
  const steps = stepsToDraw(run, branch)
  return {
    actors: actorsOf(run),
    phases: [
      { title: 'Preflight' as const, arrows: preflightArrows(drawing) },
      ...phases.map((title) => ({ title, arrows: arrowsOfPhase(drawing, steps, title) })),
    ].filter(({ arrows }) => arrows.length > 0),
    aside: asideOf(drawing, withNonceChallenges(run)),
  }
}

/** A step that was sent by hand is drawn although this run would not need it. */
function stepsToDraw(run: Run, branch: readonly Exchange[]): readonly Step[] {
  const names = new Set([
    ...stepsOf(run).map(({ name }) => name),
    ...branch.map(({ sent }) => sent.step),
  ])
  return allSteps.filter(({ name }) => names.has(name))
}

function arrowsOfPhase(drawing: Drawing, steps: readonly Step[], phase: Phase): Arrow[] {
  return steps
    .filter((step) => step.phase === phase)
    .flatMap((step) =>
      step.name === 'refresh' ? refreshArrows(drawing, step) : arrowsOf(drawing, step),
    )
}

function arrowsOf(drawing: Drawing, step: Step): Arrow[] {
  const { run } = drawing
  if (step.channel === 'none') return validationArrows(drawing, step)
  const asking = askedBy[step.name]
  if (asking) {
    const asked = latest(run, asking)
    return asked?.outcome.kind === 'callback'
      ? callbackArrows(drawing, asked, asked.outcome.entry)
      : [todoArrow(drawing, step)]
  }
  if (isNotice(step.name)) {
    const notices = noticesOf(run, step.name)
    return notices.length > 0
      ? notices.flatMap((entry) => noticeArrows(drawing, step, entry))
      : [todoArrow(drawing, step)]
  }
  const refreshed = new Set(afterRefresh(run))
  const sent = withNonceChallenges(run).filter(
    (exchange) => exchange.sent.step === step.name && !refreshed.has(exchange),
  )
  if (sent.length > 0) return sent.flatMap((exchange) => exchangeArrows(drawing, exchange))
  return latest(run, step.name) ? [] : [todoArrow(drawing, step)]
}

/** What counts, and what was asked to come again with a nonce: the two are one flow (RFC 9449 §8). */
function withNonceChallenges(run: Run): Exchange[] {
  const branch = latestBranch(run)
  return exchanges(run).filter(
    (exchange) =>
      branch.includes(exchange) ||
      (exchange.sent.purpose === 'flow' &&
        isNonceChallenge(run, exchange) &&
        latest(run, exchange.sent.step)?.sent.basedOn === exchange.sent.basedOn),
  )
}

/** A row for each token of the login; a refresh shows its own. */
function validationArrows(drawing: Drawing, step: Step): Arrow[] {
  const { run } = drawing
  const rows = [latest(run, 'authorization-request'), latest(run, 'token-request')].flatMap(
    (exchange) => (exchange && validationArrow(drawing, step, exchange)) ?? [],
  )
  return rows.length > 0 ? rows : [todoArrow(drawing, step)]
}

function refreshArrows(drawing: Drawing, step: Step): Arrow[] {
  const rows = afterRefresh(drawing.run).flatMap((exchange) => [
    ...exchangeArrows(drawing, exchange),
    ...(exchange.sent.step === 'refresh' ? validationsOf(drawing, exchange) : []),
  ])
  return rows.length > 0 ? rows : [todoArrow(drawing, step)]
}

/** The refreshes that count and whatever used a token they brought, in the order of sending. */
function afterRefresh(run: Run): Exchange[] {
  const branch = latestBranch(run)
  const responses = new Set(
    branch.flatMap(({ sent, outcome }) =>
      sent.step === 'refresh' && outcome.kind === 'response' ? [outcome.entry.id] : [],
    ),
  )
  return branch.filter(
    ({ sent }) =>
      sent.step === 'refresh' ||
      (stepNamed(sent.step).phase !== 'End' &&
        sent.basedOn !== undefined &&
        responses.has(sent.basedOn)),
  )
}

/** The probes, each with its answer: a refusal may be just what shows that all is well. */
function preflightArrows(drawing: Drawing): Arrow[] {
  return exchanges(drawing.run)
    .filter(({ sent }) => sent.purpose === 'probe')
    .flatMap((exchange) => exchangeArrows(drawing, exchange))
    .map(asProbe)
}

function asProbe(arrow: Arrow): Arrow {
  const { key, selection, kind, from, to, label, chips, shows } = arrow
  const status = arrow.status === 'failed' ? 'done' : arrow.status
  return {
    key,
    selection,
    kind,
    from,
    to,
    label,
    chips,
    status,
    ...(shows !== undefined && { shows }),
  }
}

/** Superseded messages, experiments, and callbacks that answer nothing that counts. */
function asideOf(drawing: Drawing, branch: readonly Exchange[]): Arrow[] {
  const counted = new Set(branch.map(({ sent }) => sent.id))
  const all = exchanges(drawing.run)
  const answers = new Set(
    all.flatMap(({ outcome }) => (outcome.kind === 'callback' ? [outcome.entry] : [])),
  )
  const others = all
    .filter(({ sent }) => !counted.has(sent.id) && sent.purpose !== 'probe')
    .flatMap((exchange) => [
      ...exchangeArrows(drawing, exchange),
      ...(exchange.outcome.kind === 'callback'
        ? callbackArrows(drawing, exchange, exchange.outcome.entry)
        : []),
    ])
  const strays = drawing.run.entries
    .filter(isInbound)
    .filter((entry) => !answers.has(entry) && !isNotice(entry.step))
  return [...others, ...strays.map(strayCallback)]
}
