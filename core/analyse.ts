import type { Judged } from './check.ts'
import { type Diagram, diagram } from './derive/diagram.ts'
import { type Finding, findings } from './derive/findings.ts'
import { problemOf } from './derive/problem-of.ts'
import { type RunVerdict, verdict } from './derive/verdict.ts'
import { examine } from './examine.ts'
import type { Facts } from './facts.ts'
import { judge } from './judge.ts'
import type { Run } from './run.ts'
import type { Diagnosis } from './symptom.ts'

/** Everything a page, a report or another tool asks of a run. */
export interface Analysis {
  readonly facts: Facts
  readonly judged: readonly Judged[]
  readonly diagnoses: readonly Diagnosis[]
  readonly findings: readonly Finding[]
  readonly verdict: RunVerdict
  readonly diagram: Diagram
}

/** Derives all from the trace. The same run always gives the same analysis; nothing is stored. */
export async function analyse(run: Run): Promise<Analysis> {
  const facts = await examine(run)
  const judged = judge(facts)
  const diagnoses = hasFailed(facts, judged) ? await diagnosesOf(facts, judged) : []
  return {
    facts,
    judged,
    diagnoses,
    findings: findings(judged, diagnoses),
    verdict: verdict(run, judged, diagnoses),
    diagram: diagram(run, judged),
  }
}

/** Whether there is anything to explain; a healthy run never loads the catalogue. */
function hasFailed({ branch, authorizationResponse }: Facts, judged: readonly Judged[]): boolean {
  return (
    authorizationResponse?.parameters.some(([name]) => name === 'error') === true ||
    // Whether the application began the login again shows only in what came before and after.
    authorizationResponse?.entry.application !== undefined ||
    branch.some((exchange) => problemOf(exchange) !== undefined) ||
    judged.some(
      ({ check, verdict: { outcome } }) => check.severity !== 'advice' && outcome === 'fail',
    )
  )
}

async function diagnosesOf(facts: Facts, judged: readonly Judged[]): Promise<Diagnosis[]> {
  const { diagnoseRun } = await import('./diagnose-run.ts')
  return diagnoseRun(facts, judged)
}
