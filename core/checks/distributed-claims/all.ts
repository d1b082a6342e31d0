import type { Check } from '../../check.ts'
import { distributedGiven } from './given.ts'
import { distributedHttps } from './https.ts'
import { distributedServerWorks } from './server-works.ts'
import { distributedSignature } from './signature.ts'

/** Checks of distributed Claims: what explains others comes before what it explains. */
export const distributedClaimsChecks: readonly Check[] = [
  distributedServerWorks,
  distributedHttps,
  distributedGiven,
  distributedSignature,
]
