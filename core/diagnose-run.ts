import type { Judged } from './check.ts'
import { diagnose } from './diagnose.ts'
import type { Facts } from './facts.ts'
import { lookup } from './providers/lookup.ts'
import type { Diagnosis } from './symptom.ts'
import { symptoms } from './symptoms/all.ts'

/**
 * The diagnosis with all symptoms and the whole catalogue. Apart from `analyse` so that a page
 * loads the catalogue only once something has failed.
 */
export function diagnoseRun(facts: Facts, judged: readonly Judged[]): Diagnosis[] {
  return diagnose(facts, judged, symptoms, lookup)
}
