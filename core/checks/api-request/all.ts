import type { Check } from '../../check.ts'
import { authenticationSufficient } from './authentication-sufficient.ts'
import { apiBearerHeader } from './bearer-header.ts'
import { apiCertificateShown } from './certificate-shown.ts'
import { apiChallengePresent } from './challenge-present.ts'
import { apiChallengeReadable } from './challenge-readable.ts'
import { apiDpopNonce } from './dpop-nonce.ts'
import { apiDpopProof } from './dpop-proof.ts'
import { apiFound } from './found.ts'
import { apiHttps } from './https.ts'
import { apiNoRedirect } from './no-redirect.ts'
import { apiNotTheIdToken } from './not-the-id-token.ts'
import { apiPreflight } from './preflight.ts'
import { scopeSufficient } from './scope-sufficient.ts'
import { apiServerWorks } from './server-works.ts'
import { apiStatus } from './status.ts'
import { tokenAccepted } from './token-accepted.ts'
import { tokenAlive } from './token-alive.ts'
import { tokenForThisApi } from './token-for-this-api.ts'
import { apiWholeBody } from './whole-body.ts'

/** Checks of the API request: what explains others comes before what it explains. */
export const apiRequestChecks: readonly Check[] = [
  apiServerWorks,
  apiNoRedirect,
  apiWholeBody,
  apiBearerHeader,
  apiHttps,
  apiNotTheIdToken,
  tokenAlive,
  scopeSufficient,
  authenticationSufficient,
  apiCertificateShown,
  apiDpopProof,
  apiDpopNonce,
  tokenForThisApi,
  tokenAccepted,
  apiStatus,
  apiFound,
  apiChallengePresent,
  apiChallengeReadable,
  apiPreflight,
]
