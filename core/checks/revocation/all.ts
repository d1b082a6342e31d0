import type { Check } from '../../check.ts'
import { assertionChecks } from '../assertion-checks.ts'
import { revocationHttps } from './https.ts'
import { revocationNoRedirect } from './no-redirect.ts'
import { revocationOneAuthentication } from './one-authentication.ts'
import { revocationServerWorks } from './server-works.ts'
import { revocationSuccess } from './success.ts'
import { revocationTokenKind } from './token-kind.ts'
import { revocationTookEffect } from './took-effect.ts'
import { revocationWholeBody } from './whole-body.ts'

/** Checks of a revocation: what explains others comes before what it explains. */
export const revocationChecks: readonly Check[] = [
  revocationServerWorks,
  revocationNoRedirect,
  revocationWholeBody,
  revocationHttps,
  revocationOneAuthentication,
  ...assertionChecks('revocation', (facts) => facts.revocation),
  revocationTokenKind,
  revocationSuccess,
  revocationTookEffect,
]
