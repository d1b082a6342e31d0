import { stepNamed } from '../flows.ts'
import { draftOf } from '../preflight/draft-of.ts'
import { lackOfLoginRequest, loginRequest } from '../preflight/login-request.ts'
import { rehearse } from '../preflight/rehearse.ts'
import type { Exchange, Run } from '../run.ts'
import type { Step } from '../step.ts'
import { experiments } from './all.ts'
import type { Experiment, Prediction } from './experiment.ts'
import { hasSucceeded } from './sent-before.ts'

/** An experiment on a message, with what a person is shown before it is sent. */
export interface Offer {
  readonly experiment: Experiment
  readonly prediction: Prediction
  /** It is sent in a run of its own, which may need a login. */
  readonly ownRun: boolean
  /** Why it cannot be made; absent when it can. */
  readonly whyNot?: string
}

/** What can be tried on a message that was sent, those that cannot with the reason. */
export function experimentsFor(run: Run, { sent }: Exchange): readonly Offer[] {
  return experiments
    .filter((experiment) => experiment.step === sent.step && (experiment.belongs?.(run) ?? true))
    .map((experiment) => {
      const whyNot = whyNotPushed(experiment, run) ?? experiment.whyNot(run)
      return {
        experiment,
        prediction: experiment.prediction(run),
        ownRun: hasOwnRun(experiment),
        ...(whyNot !== undefined && { whyNot }),
      }
    })
}

function whyNotPushed({ step }: Experiment, run: Run): string | undefined {
  return step === 'authorization-request' && run.connection.pushed
    ? 'What is asked was pushed: change the pushed request instead, and send it again.'
    : undefined
}

/** The experiment of that id. Undefined for an id that a page or another program made up. */
export function experimentNamed(id: string): Experiment | undefined {
  return experiments.find((experiment) => experiment.id === id)
}

/** True when it needs a run of its own, since it spends what this run lives on. */
export function hasOwnRun({ plan }: Experiment): boolean {
  return plan === 'own-run' || plan === 'own-run-after'
}

/**
 * The experiment as a step, so that it is sent like any other with purpose `experiment` and with
 * `experiment.edits(run)`, in this run or, for one with a run of its own, in that.
 */
export function experimentStep(experiment: Experiment): Step {
  const step = stepNamed(experiment.step)
  const { plan } = experiment
  const { name, phase, specification, between, summary } = step
  const byBackend = plan === 'by-the-backend'
  const seen = (run: Run): Run => (plan === 'here-without-code' ? rehearse(run) : run)
  return {
    ...{ name, phase, specification, between, summary },
    channel: byBackend ? 'back' : step.channel,
    title: experiment.title,
    missing: (run) => [
      ...(byBackend ? lackOfLoginRequest(run) : []),
      ...step.missing(seen(run)),
      ...lackOfSuccess(experiment, run),
    ],
    request: (run) =>
      byBackend
        ? loginRequest(run)
        : draftOf(experiment.step, withConnection(experiment, seen(run))),
    ...(!byBackend &&
      plan !== 'here-without-code' && { basedOn: (run: Run) => step.basedOn?.(run) }),
  }
}

function lackOfSuccess({ plan, step }: Experiment, run: Run): string[] {
  if (plan !== 'own-run-after' || hasSucceeded(run, step)) return []
  return [`the ${stepNamed(step).title.toLowerCase()} itself: send it once first`]
}

function withConnection(experiment: Experiment, run: Run): Run {
  const { connection } = run
  return { ...run, connection: { ...connection, ...experiment.connection?.(connection) } }
}

/** Whether the answer is as predicted; undefined while there is none. */
export function outcomeMatches(
  experiment: Experiment,
  run: Run,
  exchange: Exchange,
): boolean | undefined {
  const { kind } = exchange.outcome
  if (kind !== 'response' && kind !== 'callback') return undefined
  return experiment.prediction(run).confirms(exchange)
}

/** What the answer says, beside the prediction; undefined while there is none. */
export function outcomeInWords(
  experiment: Experiment,
  run: Run,
  exchange: Exchange,
): string | undefined {
  const matches = outcomeMatches(experiment, run, exchange)
  if (matches === undefined) return undefined
  const { because, otherwise } = experiment.prediction(run)
  return matches ? `As predicted. ${because}` : `Not as predicted. ${otherwise}`
}
