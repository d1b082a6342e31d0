import type { Check } from '../../check.ts'
import { assertionChecks } from '../assertion-checks.ts'
import { pushedCreated } from './created.ts'
import { pushedDpopNonce } from './dpop-nonce.ts'
import { pushedDpopProof } from './dpop-proof.ts'
import { pushedErrorPresent } from './error-present.ts'
import { pushedExpiresIn } from './expires-in.ts'
import { pushedForm } from './form.ts'
import { pushedHttps } from './https.ts'
import { pushedNoRedirect } from './no-redirect.ts'
import { pushedNoRequestUri } from './no-request-uri.ts'
import { pushedNothingInUrl } from './nothing-in-url.ts'
import { pushedOneAuthentication } from './one-authentication.ts'
import { pushedRequestUri } from './request-uri.ts'
import { pushedResponseJson } from './response-json.ts'
import { pushedServerWorks } from './server-works.ts'
import { pushedWholeBody } from './whole-body.ts'

/** Checks of the pushed request: what explains others comes before what it explains. */
export const pushedAuthorizationRequestChecks: readonly Check[] = [
  pushedServerWorks,
  pushedNoRedirect,
  pushedWholeBody,
  pushedForm,
  pushedHttps,
  pushedNothingInUrl,
  pushedNoRequestUri,
  pushedOneAuthentication,
  ...assertionChecks('pushed-authorization-request', (facts) => facts.pushedAuthorizationRequest),
  pushedDpopProof,
  pushedDpopNonce,
  pushedResponseJson,
  pushedRequestUri,
  pushedCreated,
  pushedExpiresIn,
  pushedErrorPresent,
]
