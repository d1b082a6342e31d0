import type { Check } from '../../check.ts'
import { assertionChecks } from '../assertion-checks.ts'
import { refreshAccessToken } from './access-token.ts'
import { accessTokenNew } from './access-token-new.ts'
import { refreshClientIdSame } from './client-id-same.ts'
import { refreshCertificateShown } from './certificate-shown.ts'
import { refreshClientNamed } from './client-named.ts'
import { refreshContentType } from './content-type.ts'
import { refreshDpopNonce } from './dpop-nonce.ts'
import { refreshDpopProof } from './dpop-proof.ts'
import { refreshDpopTokenType } from './dpop-token-type.ts'
import { refreshEndpointFound } from './endpoint-found.ts'
import { refreshErrorDefined } from './error-defined.ts'
import { refreshErrorPresent } from './error-present.ts'
import { refreshExpiresIn } from './expires-in.ts'
import { refreshExpiresInNumber } from './expires-in-number.ts'
import { refreshFormEncoding } from './form-encoding.ts'
import { refreshGrantType } from './grant-type.ts'
import { refreshHttps } from './https.ts'
import { refreshedAud } from './id-token-aud.ts'
import { refreshedAuthTime } from './id-token-auth-time.ts'
import { refreshedIss } from './id-token-iss.ts'
import { refreshedNonce } from './id-token-nonce.ts'
import { refreshedSub } from './id-token-sub.ts'
import { latestTokenSent } from './latest-token-sent.ts'
import { refreshMediaType } from './media-type.ts'
import { refreshMethod } from './method.ts'
import { refreshNoDuplicates } from './no-duplicates.ts'
import { refreshNoRedirect } from './no-redirect.ts'
import { refreshNotCached } from './not-cached.ts'
import { refreshNothingInUrl } from './nothing-in-url.ts'
import { refreshOneAuthentication } from './one-authentication.ts'
import { refreshResponseJson } from './response-json.ts'
import { refreshNotRevoked } from './not-revoked.ts'
import { refreshRotated } from './rotated.ts'
import { scopeKept } from './scope-kept.ts'
import { scopeNotWidened } from './scope-not-widened.ts'
import { refreshServerWorks } from './server-works.ts'
import { refreshStatusMatchesBody } from './status-matches-body.ts'
import { refreshSuccessStatus } from './success-status.ts'
import { tokenIsRefreshToken } from './token-is-refresh-token.ts'
import { refreshTokenType } from './token-type.ts'
import { refreshTokenUsedOnce } from './token-used-once.ts'
import { refreshUniqueMembers } from './unique-members.ts'
import { refreshWholeBody } from './whole-body.ts'
import { refreshJsonNotForm } from './json-not-form.ts'

/** Checks of the refresh: what explains others comes before what it explains. */
export const refreshChecks: readonly Check[] = [
  refreshServerWorks,
  refreshNoRedirect,
  refreshEndpointFound,
  refreshWholeBody,
  refreshMethod,
  refreshContentType,
  refreshHttps,
  refreshNothingInUrl,
  refreshNoDuplicates,
  refreshGrantType,
  tokenIsRefreshToken,
  latestTokenSent,
  refreshTokenUsedOnce,
  refreshNotRevoked,
  refreshClientIdSame,
  scopeNotWidened,
  refreshOneAuthentication,
  refreshClientNamed,
  refreshCertificateShown,
  ...assertionChecks('refresh', (facts) => facts.refresh),
  refreshDpopProof,
  refreshDpopNonce,
  refreshResponseJson,
  refreshJsonNotForm,
  refreshSuccessStatus,
  refreshStatusMatchesBody,
  refreshAccessToken,
  refreshTokenType,
  refreshDpopTokenType,
  accessTokenNew,
  refreshErrorDefined,
  refreshErrorPresent,
  refreshExpiresIn,
  refreshExpiresInNumber,
  refreshFormEncoding,
  refreshedAud,
  refreshedAuthTime,
  refreshedIss,
  refreshedNonce,
  refreshedSub,
  refreshMediaType,
  refreshNotCached,
  refreshRotated,
  scopeKept,
  refreshUniqueMembers,
]
