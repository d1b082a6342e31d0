import { experimentNamed, experimentStep, hasOwnRun } from '../experiments/experiments-for.ts'
import { preflightOf } from '../preflight/preflight-of.ts'
import type { Run } from '../run.ts'
import type { JudgedCause } from '../symptom.ts'
import type { Ask, Question } from './question.ts'

/** A question as it is offered for one run. */
export interface Offered {
  readonly question: Question
  /** It begins a run of its own, which may need a login. */
  readonly ownRun: boolean
}

/** What can be asked of the servers to learn whether it was this cause; nothing for one ruled out. */
export function questionsFor(run: Run, { cause, verdict }: JudgedCause): readonly Offered[] {
  const { certainty } = verdict
  if (certainty === 'ruled-out') return []
  return (cause.questions ?? [])
    .filter(({ evenProven }) => evenProven ?? certainty !== 'proven')
    .filter(({ asks }) => asks.every((ask) => canAsk(run, ask)))
    .map((question) => ({ question, ownRun: question.asks.some(beginsRun) }))
}

/** True when asking this begins another run. */
function beginsRun(ask: Ask): boolean {
  if ('run' in ask) return true
  const experiment = 'experiment' in ask ? experimentNamed(ask.experiment) : undefined
  return experiment !== undefined && hasOwnRun(experiment)
}

function canAsk(run: Run, ask: Ask): boolean {
  if ('run' in ask) return true
  if ('probe' in ask) {
    const probe = preflightOf(run).find(({ name }) => name === ask.probe)
    return probe?.request !== undefined && probe.missing(run).length === 0
  }
  const experiment = experimentNamed(ask.experiment)
  if (!experiment || experiment.whyNot(run) !== undefined) return false
  return hasOwnRun(experiment) || experimentStep(experiment).missing(run).length === 0
}
