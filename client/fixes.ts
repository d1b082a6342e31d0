import type { Fix } from '../core/check.ts'
import { latest, type Run, type StepName } from '../core/run.ts'

/** A change of a draft, and the step to send with it. */
export type Resend = NonNullable<Fix['resend']>

/** The words on the button that makes a fix; undefined for one that only a person can make. */
export function fixWords(fix: Fix | undefined): string | undefined {
  if (fix?.resend) return 'Apply fix and retry'
  return fix?.connection ? 'Change the connection and run again' : undefined
}

/** True when sending that step again spends a code or refresh token that was sent before. */
export function spends(run: Run, step: StepName): boolean {
  return (step === 'token-request' || step === 'refresh') && latest(run, step) !== undefined
}
