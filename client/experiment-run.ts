import type { Experiment } from '../core/experiments/experiment.ts'
import { experimentStep } from '../core/experiments/experiments-for.ts'
import { latest, type Run } from '../core/run.ts'

/** Under this name a tab remembers which experiment a run was begun for. */
export const experimentKey = (run: string): string => `experiment ${run}`

/** Whether the experiment can be sent in the run that was begun for it, and was not yet. */
export function isReady(experiment: Experiment, run: Run): boolean {
  const { id, plan, step } = experiment
  const made = run.entries.some((entry) => entry.kind === 'sent' && entry.experiment === id)
  const takenPlace = plan === 'own-run' && latest(run, step) !== undefined
  return !made && !takenPlace && experimentStep(experiment).missing(run).length === 0
}
