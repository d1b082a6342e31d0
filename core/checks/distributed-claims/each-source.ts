import { type Verdict, notApplicable } from '../../check.ts'
import type { Facts } from '../../facts.ts'
import { worstOf } from '../worst-of.ts'

/** A source of distributed Claims as it answered. */
export type Asked = NonNullable<Facts['distributedClaims']>[number]

/** Judges each source that was asked; the worst verdict counts. */
export function eachSource(
  { distributedClaims = [] }: Facts,
  judge: (asked: Asked) => Verdict,
): Verdict {
  return worstOf(distributedClaims.map(judge), notApplicable('No source of Claims was asked.'))
}
