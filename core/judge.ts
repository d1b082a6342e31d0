import { unlessUnrecorded } from './unrecorded.ts'
import type { Judged } from './check.ts'
import { checks } from './checks/all.ts'
import type { Facts } from './facts.ts'

/** Every check's verdict on the facts; none stops at the first fault. */
export function judge(facts: Facts): Judged[] {
  return checks.map((check) => ({
    check,
    verdict: unlessUnrecorded(check.test(facts), facts),
  }))
}
