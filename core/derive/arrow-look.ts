import type { Judged } from '../check.ts'
import { type Exchange, type Run, type StepName, exchanges } from '../run.ts'
import type { Step } from '../step.ts'
import type { Arrow } from './diagram.ts'
import { failuresOf } from './failures.ts'

/** A run and the verdicts on its latest messages, which colour the arrows. */
export interface Drawing {
  readonly run: Run
  readonly judged: readonly Judged[]
}

/** How an arrow looks for what was judged of it. */
export type Look = Pick<Arrow, 'status' | 'badge'>

/**
 * The look of a step's arrow by its own status and, when it is the one that checks judge, by
 * their verdicts: an error fails it, warnings are counted in its badge.
 */
export function lookOf(
  { judged }: Drawing,
  step: StepName,
  isJudged: boolean,
  status: Arrow['status'],
): Look {
  const errors = isJudged ? failuresOf(judged, step, 'error').length : 0
  const notes = isJudged ? failuresOf(judged, step, 'warning').length : 0
  if (status === 'unknown') return { status, badge: { tone: 'warn', text: 'unknown' } }
  if (status === 'failed' || errors > 0)
    return { status: 'failed', badge: { tone: 'bad', text: 'failed' } }
  if (notes === 0) return { status }
  return { status, badge: { tone: 'warn', text: notes === 1 ? '1 note' : `${notes} notes` } }
}

/** The key of an exchange's arrows: its step, and which of that step's messages it is. */
export function keyOf(run: Run, { sent }: Exchange): string {
  const place = ofStep(run, sent.step).findIndex((exchange) => exchange.sent.id === sent.id)
  return `${sent.step} ${place + 1}`
}

/** The key that the next message of a step will have, so that its row stays when it is sent. */
export function upcomingKey(run: Run, step: StepName): string {
  return `${step} ${ofStep(run, step).length + 1}`
}

/** The key of the redirect that answers the authorization request of that key. */
export function callbackKey(authorizationKey: string): string {
  return `callback of ${authorizationKey}`
}

/** The key of a validation: whose tokens it judges. */
export function validationKey(step: Step, exchangeKey: string): string {
  return `${step.name} of ${exchangeKey}`
}

function ofStep(run: Run, step: StepName): Exchange[] {
  return exchanges(run).filter(({ sent }) => sent.step === step)
}
