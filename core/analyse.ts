import type { Judged } from './check.ts'
import { type Diagram, diagram } from './derive/diagram.ts'
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
  readonly verdict: RunVerdict
  readonly diagram: Diagram
}

/** Derives all from the trace. The same run always gives the same analysis; nothing is stored. */
export async function analyse(run: Run): Promise<Analysis> {
  const facts = await examine(run)
  const judged = judge(facts)
  const diagnoses: readonly Diagnosis[] = []
  return {
    facts,
    judged,
    diagnoses,
    verdict: verdict(run, judged, diagnoses),
    diagram: diagram(run, judged),
  }
}
