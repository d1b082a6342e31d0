import type { Check } from '../../check.ts'
import { assertionChecks } from '../assertion-checks.ts'
import { tokenAccessToken } from './access-token.ts'
import { authenticationMethodSupported } from './authentication-method-supported.ts'
import { basicEncoding } from './basic-encoding.ts'
import { tokenCertificateShown } from './certificate-shown.ts'
import { clientIdSame } from './client-id-same.ts'
import { tokenClientNamed } from './client-named.ts'
import { codeFresh } from './code-fresh.ts'
import { codeFromCallback } from './code-from-callback.ts'
import { codeUsedOnce } from './code-used-once.ts'
import { tokenContentType } from './content-type.ts'
import { credentialsSent } from './credentials-sent.ts'
import { tokenDpopNonce } from './dpop-nonce.ts'
import { tokenDpopProof } from './dpop-proof.ts'
import { tokenDpopTokenType } from './dpop-token-type.ts'
import { tokenEndpointFound } from './endpoint-found.ts'
import { tokenErrorDefined } from './error-defined.ts'
import { tokenErrorPresent } from './error-present.ts'
import { tokenExpiresIn } from './expires-in.ts'
import { tokenExpiresInNumber } from './expires-in-number.ts'
import { tokenExpiresInAgrees } from './expires-in-agrees.ts'
import { tokenFormEncoding } from './form-encoding.ts'
import { tokenGrantType } from './grant-type.ts'
import { issuedTokenType } from './issued-token-type.ts'
import { noRefreshForAClient } from './no-refresh-for-a-client.ts'
import { polledSlowly } from './polled-slowly.ts'
import { tokenHttps } from './https.ts'
import { idTokenPresent } from './id-token-present.ts'
import { tokenMediaType } from './media-type.ts'
import { tokenMethod } from './method.ts'
import { tokenMtlsAlias } from './mtls-alias.ts'
import { tokenNoDuplicates } from './no-duplicates.ts'
import { tokenNoRedirect } from './no-redirect.ts'
import { tokenNotCached } from './not-cached.ts'
import { tokenNothingInUrl } from './nothing-in-url.ts'
import { tokenOneAuthentication } from './one-authentication.ts'
import { redirectUriIdentical } from './redirect-uri-identical.ts'
import { refreshTokenPresent } from './refresh-token-present.ts'
import { tokenResponseJson } from './response-json.ts'
import { sameServer } from './same-server.ts'
import { scopeGranted } from './scope-granted.ts'
import { detailsGranted } from './details-granted.ts'
import { secretNotAnId } from './secret-not-an-id.ts'
import { secretWithoutWhitespace } from './secret-without-whitespace.ts'
import { tokenServerWorks } from './server-works.ts'
import { tokenStatusMatchesBody } from './status-matches-body.ts'
import { tokenSuccessStatus } from './success-status.ts'
import { tokenTokenType } from './token-type.ts'
import { tokenUniqueMembers } from './unique-members.ts'
import { verifierAskedFor } from './verifier-asked-for.ts'
import { verifierForm } from './verifier-form.ts'
import { verifierMatchesChallenge } from './verifier-matches-challenge.ts'
import { verifierSent } from './verifier-sent.ts'
import { tokenWholeBody } from './whole-body.ts'
import { tokenJsonNotForm } from './json-not-form.ts'

/** Checks of the token request: what explains others comes before what it explains. */
export const tokenRequestChecks: readonly Check[] = [
  tokenServerWorks,
  tokenNoRedirect,
  tokenEndpointFound,
  tokenWholeBody,
  tokenMethod,
  tokenContentType,
  tokenHttps,
  tokenNothingInUrl,
  tokenNoDuplicates,
  tokenGrantType,
  codeFromCallback,
  codeUsedOnce,
  redirectUriIdentical,
  clientIdSame,
  verifierSent,
  verifierMatchesChallenge,
  verifierForm,
  verifierAskedFor,
  sameServer,
  tokenOneAuthentication,
  tokenClientNamed,
  tokenCertificateShown,
  tokenDpopProof,
  tokenDpopNonce,
  ...assertionChecks('token-request', (facts) => facts.tokenRequest),
  credentialsSent,
  authenticationMethodSupported,
  codeFresh,
  tokenResponseJson,
  tokenJsonNotForm,
  tokenSuccessStatus,
  tokenStatusMatchesBody,
  tokenAccessToken,
  tokenTokenType,
  tokenDpopTokenType,
  idTokenPresent,
  basicEncoding,
  tokenErrorDefined,
  tokenErrorPresent,
  tokenExpiresInAgrees,
  tokenExpiresIn,
  tokenExpiresInNumber,
  tokenFormEncoding,
  tokenMtlsAlias,
  tokenMediaType,
  tokenNotCached,
  refreshTokenPresent,
  scopeGranted,
  detailsGranted,
  secretNotAnId,
  secretWithoutWhitespace,
  tokenUniqueMembers,
  issuedTokenType,
  noRefreshForAClient,
  polledSlowly,
]
