import type { Symptom } from '../symptom.ts'
import { accessDenied } from './access-denied.ts'
import { apiForbidden } from './api-forbidden.ts'
import { apiUnauthorized } from './api-unauthorized.ts'
import { audienceDiffers } from './audience-differs.ts'
import { errorInside200 } from './error-inside-200.ts'
import { errorPage } from './error-page.ts'
import { interactionNeeded } from './interaction-needed.ts'
import { invalidAuthorizationDetails } from './invalid-authorization-details.ts'
import { invalidClient } from './invalid-client.ts'
import { invalidDpopProof } from './invalid-dpop-proof.ts'
import { invalidGrantOnCode } from './invalid-grant-on-code.ts'
import { invalidGrantOnRefresh } from './invalid-grant-on-refresh.ts'
import { invalidRequest } from './invalid-request.ts'
import { invalidRequestObject } from './invalid-request-object.ts'
import { invalidRequestUri } from './invalid-request-uri.ts'
import { invalidScope } from './invalid-scope.ts'
import { invalidTarget } from './invalid-target.ts'
import { issuerDiffers } from './issuer-differs.ts'
import { logoutRefused } from './logout-refused.ts'
import { noCompleteAnswer } from './no-complete-answer.ts'
import { noConnection } from './no-connection.ts'
import { noIdToken } from './no-id-token.ts'
import { noRefreshToken } from './no-refresh-token.ts'
import { notJson } from './not-json.ts'
import { notSupported } from './not-supported.ts'
import { notValidNow } from './not-valid-now.ts'
import { opaqueAccessToken } from './opaque-access-token.ts'
import { rateLimited } from './rate-limited.ts'
import { registrationRefused } from './registration-refused.ts'
import { refused } from './refused.ts'
import { serverError } from './server-error.ts'
import { signatureDoesNotVerify } from './signature-does-not-verify.ts'
import { stateMismatch } from './state-mismatch.ts'
import { unreadRefusal } from './unread-refusal.ts'
import { unauthorizedClient } from './unauthorized-client.ts'
import { unsupportedGrantType } from './unsupported-grant-type.ts'
import { applicationFailed } from './application-failed.ts'
import { keptByBrowser } from './kept-by-browser.ts'
import { loginLoop } from './login-loop.ts'
import { passwordRefused } from './password-refused.ts'
import { assertionGrantRefused } from './assertion-grant-refused.ts'
import { deviceCodeRefused } from './device-code-refused.ts'
import { userNeeded } from './user-needed.ts'

/** Every symptom, in no particular order: a diagnosis sorts by where they show. */
export const symptoms: readonly Symptom[] = [
  accessDenied,
  apiForbidden,
  apiUnauthorized,
  audienceDiffers,
  userNeeded,
  deviceCodeRefused,
  assertionGrantRefused,
  passwordRefused,
  loginLoop,
  keptByBrowser,
  applicationFailed,
  errorInside200,
  errorPage,
  interactionNeeded,
  invalidAuthorizationDetails,
  invalidClient,
  invalidDpopProof,
  invalidGrantOnCode,
  invalidGrantOnRefresh,
  invalidRequest,
  invalidRequestObject,
  invalidRequestUri,
  invalidScope,
  invalidTarget,
  issuerDiffers,
  logoutRefused,
  noCompleteAnswer,
  noConnection,
  noIdToken,
  noRefreshToken,
  notJson,
  notSupported,
  notValidNow,
  opaqueAccessToken,
  rateLimited,
  refused,
  registrationRefused,
  serverError,
  signatureDoesNotVerify,
  stateMismatch,
  unauthorizedClient,
  unreadRefusal,
  unsupportedGrantType,
]
