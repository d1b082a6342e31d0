import type { Verdict } from '../check.ts'

/**
 * One verdict for several tokens or keys: the first failure, since there a client stops; else what
 * cannot be told; else the latest of those that passed.
 */
export function worstOf(verdicts: readonly Verdict[], none: Verdict): Verdict {
  const latest = (outcome: Verdict['outcome']) =>
    verdicts.findLast((verdict) => verdict.outcome === outcome)
  return (
    verdicts.find(({ outcome }) => outcome === 'fail') ??
    latest('inconclusive') ??
    latest('pass') ??
    latest('not-applicable') ??
    none
  )
}
