import type { Analysis } from '../core/analyse.ts'
import type { Selection } from '../core/derive/diagram.ts'
import { nextStep } from '../core/derive/next-step.ts'
import { askedBy } from '../core/derive/todo-arrow.ts'
import { stepNamed } from '../core/flows.ts'
import type { Facts } from '../core/facts.ts'
import { isNotice, noticesOf } from '../core/notices.ts'
import {
  type EntryId,
  type Exchange,
  exchanges,
  type Inbound,
  isInbound,
  isResponse,
  latest,
  latestBranch,
  type Run,
  type StepName,
} from '../core/run.ts'
import type { Step } from '../core/step.ts'
import type { RunRoute } from './routes.ts'

/** What the message pane shows. */
export type Look =
  /** Not sent yet; what it lacks, if anything, is for the step to say. */
  | { readonly kind: 'draft'; readonly step: Step }
  | { readonly kind: 'exchange'; readonly step: Step; readonly exchange: Exchange }
  /** A callback; without an entry it is still to come. */
  | { readonly kind: 'callback'; readonly step: Step; readonly entry?: Inbound }
  /** A validation; without an entry there is no token to judge yet. */
  | { readonly kind: 'validation'; readonly step: Step; readonly entry?: EntryId }

/** What an address of a run means at this point; it never fails, so that old bookmarks work. */
export function lookOf(
  run: Run,
  analysis: Pick<Analysis, 'verdict' | 'facts'>,
  { step, entry }: Pick<RunRoute, 'step' | 'entry'>,
): Look {
  if (step === undefined) return lookOf(run, analysis, whereToLook(run, analysis.verdict))
  if (entry === 'draft' && stepNamed(step).request) return { kind: 'draft', step: stepNamed(step) }
  const named = typeof entry === 'number' ? lookAtEntry(run, step, entry) : undefined
  return named ?? lookAtStep(run, analysis.facts, step)
}

function lookAtEntry(run: Run, name: StepName, id: EntryId): Look | undefined {
  const step = stepNamed(name)
  const entry = run.entries[id - 1]
  const brings = entry?.step === 'authorization-response' || (entry && isResponse(entry))
  if (entry && brings && step.channel === 'none')
    return { kind: 'validation', step, entry: entry.id }
  if (entry && isInbound(entry) && !step.request) return { kind: 'callback', step, entry }
  const exchange = exchanges(run).find(
    ({ sent, outcome }) =>
      sent.id === id || (outcome.kind !== 'pending' && outcome.entry.id === id),
  )
  return exchange && exchange.sent.step === name ? { kind: 'exchange', step, exchange } : undefined
}

function lookAtStep(run: Run, facts: Facts, name: StepName): Look {
  const step = stepNamed(name)
  const asked = askedBy[name] ?? (isNotice(name) ? name : undefined)
  if (asked !== undefined) {
    const entry = isNotice(name) ? noticesOf(run, name).at(-1) : callbackOf(run, asked)
    return { kind: 'callback', step, ...(entry && { entry }) }
  }
  if (step.channel === 'none') {
    const entry = (name === 'id-token' ? facts.idToken : facts.accessToken)?.entry
    return { kind: 'validation', step, ...(entry !== undefined && { entry }) }
  }
  const exchange = latest(run, name)
  return exchange ? { kind: 'exchange', step, exchange } : { kind: 'draft', step }
}

/** What came back for the latest request of the front channel of that step. */
function callbackOf(run: Run, asked: StepName): Inbound | undefined {
  const outcome = latest(run, asked)?.outcome
  return outcome?.kind === 'callback' ? outcome.entry : undefined
}

/** Where to look when the address does not say: where it failed, what is awaited, what is next. */
function whereToLook(run: Run, verdict: Analysis['verdict']): { step: StepName; entry?: EntryId } {
  if (verdict.step !== undefined && verdict.tone !== 'neutral')
    return { step: verdict.step, ...(verdict.entry !== undefined && { entry: verdict.entry }) }
  const branch = latestBranch(run)
  const awaited = branch.find(({ outcome }) => outcome.kind === 'pending') ?? branch.at(-1)
  const next = nextStep(run)
  if (next) return { step: next.name }
  return awaited ? { step: awaited.sent.step, entry: awaited.sent.id } : { step: 'discovery' }
}

/** The row of the map that a look belongs to. */
export function selectionOf(run: Run, look: Look): Selection {
  const step = look.step.name
  const entry = entryOf(run, look)
  return entry === undefined ? { step } : { step, entry }
}

function entryOf(run: Run, look: Look): EntryId | undefined {
  switch (look.kind) {
    case 'draft':
      return latest(run, look.step.name)?.sent.id
    case 'exchange':
      return look.exchange.sent.id
    case 'callback':
      return look.entry?.id
    case 'validation':
      return look.entry
  }
}
