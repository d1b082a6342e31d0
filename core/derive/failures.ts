import type { Judged, Severity } from '../check.ts'
import type { StepName } from '../run.ts'

/** The failed checks of a step of that severity. */
export function failuresOf(
  judged: readonly Judged[],
  step: StepName,
  severity: Severity,
): readonly Judged[] {
  return judged.filter(
    ({ check, verdict }) =>
      check.step === step && check.severity === severity && verdict.outcome === 'fail',
  )
}
