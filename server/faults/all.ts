import type { Fault } from './fault.ts'
import { accessTokenExpired } from './access-token-expired.ts'
import { accessTokenForAnotherApi } from './access-token-for-another-api.ts'
import { accessTokenInMilliseconds } from './access-token-in-milliseconds.ts'
import { accessTokenMissing } from './access-token-missing.ts'
import { accessTokenOfAnotherIssuer } from './access-token-of-another-issuer.ts'
import { accessTokenOpaque } from './access-token-opaque.ts'
import { accessTokenUnsigned } from './access-token-unsigned.ts'
import { apiAnswerWithoutEnd } from './api-answer-without-end.ts'
import { apiForbidsTheUser } from './api-forbids-the-user.ts'
import { apiOfAnotherTenant } from './api-of-another-tenant.ts'
import { apiWantsAnotherScope } from './api-wants-another-scope.ts'
import { apiWithoutChallenge } from './api-without-challenge.ts'
import { apiWithoutCors } from './api-without-cors.ts'
import { atHashWrong } from './at-hash-wrong.ts'
import { authTimeMissing } from './auth-time-missing.ts'
import { basicNotDecoded } from './basic-not-decoded.ts'
import { challengeDropped } from './challenge-dropped.ts'
import { clientUnknownAtTokenEndpoint } from './client-unknown-at-token-endpoint.ts'
import { callbackUrlWithSlash } from './callback-url-with-slash.ts'
import { clientNotRegistered } from './client-not-registered.ts'
import { codeAndError } from './code-and-error.ts'
import { codeEmpty } from './code-empty.ts'
import { codeExpired } from './code-expired.ts'
import { codeFlowSwitchedOff } from './code-flow-switched-off.ts'
import { codeOfAnotherClient } from './code-of-another-client.ts'
import { codeTwice } from './code-twice.ts'
import { codeUsedElsewhere } from './code-used-elsewhere.ts'
import { consentForgotten } from './consent-forgotten.ts'
import { errorInsideSuccess } from './error-inside-success.ts'
import { errorWithoutCode } from './error-without-code.ts'
import { expiresInAsText } from './expires-in-as-text.ts'
import { expiresInMilliseconds } from './expires-in-milliseconds.ts'
import { expiresInNegative } from './expires-in-negative.ts'
import { formBodyRefused } from './form-body-refused.ts'
import { grantNotSupported } from './grant-not-supported.ts'
import { grantSwitchedOff } from './grant-switched-off.ts'
import { idTokenAsAccessToken } from './id-token-as-access-token.ts'
import { idTokenAuthorizedParty } from './id-token-authorized-party.ts'
import { idTokenEncrypted } from './id-token-encrypted.ts'
import { idTokenExpired } from './id-token-expired.ts'
import { idTokenForAnotherClient } from './id-token-for-another-client.ts'
import { idTokenForSeveralClients } from './id-token-for-several-clients.ts'
import { idTokenFromTheFuture } from './id-token-from-the-future.ts'
import { idTokenInMilliseconds } from './id-token-in-milliseconds.ts'
import { idTokenInTwoParts } from './id-token-in-two-parts.ts'
import { idTokenIssuerWithoutSlash } from './id-token-issuer-without-slash.ts'
import { idTokenMissing } from './id-token-missing.ts'
import { idTokenOfAnotherIssuer } from './id-token-of-another-issuer.ts'
import { idTokenSignedWithPublicKey } from './id-token-signed-with-public-key.ts'
import { idTokenTampered } from './id-token-tampered.ts'
import { idTokenUnsigned } from './id-token-unsigned.ts'
import { idTokenWithoutExpiry } from './id-token-without-expiry.ts'
import { idTokenWithoutIat } from './id-token-without-iat.ts'
import { issMissing } from './iss-missing.ts'
import { issOfAnotherServer } from './iss-of-another-server.ts'
import { issWithoutSlash } from './iss-without-slash.ts'
import { issuerMissing } from './issuer-missing.ts'
import { issuerOfAnotherServer } from './issuer-of-another-server.ts'
import { issuerWithoutSlash } from './issuer-without-slash.ts'
import { javascriptEndpoint } from './javascript-endpoint.ts'
import { jsonBodyRefused } from './json-body-refused.ts'
import { jwksUriMissing } from './jwks-uri-missing.ts'
import { keyForEncryption } from './key-for-encryption.ts'
import { keyOf1024Bits } from './key-of-1024-bits.ts'
import { keyOfAnotherServer } from './key-of-another-server.ts'
import { keyRotated } from './key-rotated.ts'
import { keysAreAPage } from './keys-are-a-page.ts'
import { keysCompressedAndCut } from './keys-compressed-and-cut.ts'
import { kidTwice } from './kid-twice.ts'
import { loginServerFails } from './login-server-fails.ts'
import { loginUnavailable } from './login-unavailable.ts'
import { metadataAsText } from './metadata-as-text.ts'
import { metadataIsAPage } from './metadata-is-a-page.ts'
import { metadataMemberTwice } from './metadata-member-twice.ts'
import { metadataMoved } from './metadata-moved.ts'
import { metadataNotFound } from './metadata-not-found.ts'
import { metadataWithTrailingComma } from './metadata-with-trailing-comma.ts'
import { noCodeResponseType } from './no-code-response-type.ts'
import { noKeys } from './no-keys.ts'
import { nonceChanged } from './nonce-changed.ts'
import { nonceMissing } from './nonce-missing.ts'
import { onlyBasicTaken } from './only-basic-taken.ts'
import { onlyPlainPkce } from './only-plain-pkce.ts'
import { onlyPostTaken } from './only-post-taken.ts'
import { plainHttpEndpoint } from './plain-http-endpoint.ts'
import { privateKeyPublished } from './private-key-published.ts'
import { redirectUriComparedWithRegistration } from './redirect-uri-compared-with-registration.ts'
import { refreshEndpointPage } from './refresh-endpoint-page.ts'
import { refreshForAnotherUser } from './refresh-for-another-user.ts'
import { refreshHangs } from './refresh-hangs.ts'
import { refreshNotAllowed } from './refresh-not-allowed.ts'
import { refreshScopeNarrowed } from './refresh-scope-narrowed.ts'
import { refreshTokenMissing } from './refresh-token-missing.ts'
import { refreshTokenRevoked } from './refresh-token-revoked.ts'
import { refreshTokenTypeMissing } from './refresh-token-type-missing.ts'
import { refreshWithoutAccessToken } from './refresh-without-access-token.ts'
import { relativeEndpoint } from './relative-endpoint.ts'
import { requiredListsMissing } from './required-lists-missing.ts'
import { responseInFragment } from './response-in-fragment.ts'
import { scopeNarrowed } from './scope-narrowed.ts'
import { scopeNotKnown } from './scope-not-known.ts'
import { scopesAsText } from './scopes-as-text.ts'
import { secondFactorNotShown } from './second-factor-not-shown.ts'
import { secretRotated } from './secret-rotated.ts'
import { sessionNotFound } from './session-not-found.ts'
import { stateChanged } from './state-changed.ts'
import { stateMissing } from './state-missing.ts'
import { stateTruncated } from './state-truncated.ts'
import { stateTwice } from './state-twice.ts'
import { subMissing } from './sub-missing.ts'
import { tokenEndpointDrops } from './token-endpoint-drops.ts'
import { tokenEndpointFails } from './token-endpoint-fails.ts'
import { tokenEndpointLimited } from './token-endpoint-limited.ts'
import { tokenEndpointMissing } from './token-endpoint-missing.ts'
import { tokenEndpointMoved } from './token-endpoint-moved.ts'
import { tokenEndpointNotFound } from './token-endpoint-not-found.ts'
import { tokenEndpointPage } from './token-endpoint-page.ts'
import { tokenInFrontChannel } from './token-in-front-channel.ts'
import { tokenResponseAsHtml } from './token-response-as-html.ts'
import { tokenResponseCacheable } from './token-response-cacheable.ts'
import { tokenResponseCreated } from './token-response-created.ts'
import { tokenResponseCut } from './token-response-cut.ts'
import { tokenResponseMemberTwice } from './token-response-member-twice.ts'
import { tokenTypeMac } from './token-type-mac.ts'
import { tokenTypeMissing } from './token-type-missing.ts'
import { userNotAssigned } from './user-not-assigned.ts'
import { userinfoDrips } from './userinfo-drips.ts'
import { userinfoIsAPage } from './userinfo-is-a-page.ts'
import { userinfoOfAnotherUser } from './userinfo-of-another-user.ts'
import { userinfoRefuses } from './userinfo-refuses.ts'
import { userinfoWithoutSub } from './userinfo-without-sub.ts'
import { verifierLowercased } from './verifier-lowercased.ts'

/** Every fault, in the order of the flow. */
export const faults: readonly Fault[] = [
  issuerWithoutSlash,
  issuerOfAnotherServer,
  issuerMissing,
  tokenEndpointMissing,
  jwksUriMissing,
  metadataIsAPage,
  metadataWithTrailingComma,
  metadataMemberTwice,
  metadataMoved,
  metadataNotFound,
  metadataAsText,
  plainHttpEndpoint,
  javascriptEndpoint,
  relativeEndpoint,
  onlyPlainPkce,
  noCodeResponseType,
  scopesAsText,
  requiredListsMissing,
  callbackUrlWithSlash,
  clientNotRegistered,
  stateMissing,
  stateChanged,
  stateTruncated,
  stateTwice,
  issMissing,
  issOfAnotherServer,
  issWithoutSlash,
  codeEmpty,
  codeAndError,
  codeTwice,
  tokenInFrontChannel,
  responseInFragment,
  userNotAssigned,
  loginServerFails,
  loginUnavailable,
  sessionNotFound,
  consentForgotten,
  secondFactorNotShown,
  scopeNotKnown,
  codeFlowSwitchedOff,
  codeExpired,
  codeUsedElsewhere,
  codeOfAnotherClient,
  redirectUriComparedWithRegistration,
  verifierLowercased,
  challengeDropped,
  onlyBasicTaken,
  onlyPostTaken,
  secretRotated,
  clientUnknownAtTokenEndpoint,
  basicNotDecoded,
  jsonBodyRefused,
  formBodyRefused,
  grantSwitchedOff,
  grantNotSupported,
  tokenEndpointPage,
  errorInsideSuccess,
  errorWithoutCode,
  tokenEndpointMoved,
  tokenEndpointNotFound,
  tokenTypeMissing,
  tokenTypeMac,
  accessTokenMissing,
  expiresInAsText,
  expiresInNegative,
  expiresInMilliseconds,
  scopeNarrowed,
  refreshTokenMissing,
  idTokenMissing,
  tokenResponseAsHtml,
  tokenResponseCreated,
  tokenResponseMemberTwice,
  tokenResponseCacheable,
  tokenEndpointFails,
  tokenEndpointLimited,
  tokenEndpointDrops,
  tokenResponseCut,
  keyRotated,
  keyOfAnotherServer,
  keyForEncryption,
  kidTwice,
  privateKeyPublished,
  keyOf1024Bits,
  noKeys,
  keysAreAPage,
  keysCompressedAndCut,
  idTokenOfAnotherIssuer,
  idTokenIssuerWithoutSlash,
  idTokenForAnotherClient,
  idTokenForSeveralClients,
  idTokenAuthorizedParty,
  idTokenExpired,
  idTokenFromTheFuture,
  idTokenInMilliseconds,
  idTokenWithoutExpiry,
  idTokenWithoutIat,
  nonceMissing,
  nonceChanged,
  atHashWrong,
  subMissing,
  authTimeMissing,
  idTokenUnsigned,
  idTokenSignedWithPublicKey,
  idTokenTampered,
  idTokenInTwoParts,
  idTokenEncrypted,
  accessTokenForAnotherApi,
  accessTokenExpired,
  accessTokenOfAnotherIssuer,
  accessTokenInMilliseconds,
  accessTokenOpaque,
  accessTokenUnsigned,
  idTokenAsAccessToken,
  userinfoOfAnotherUser,
  userinfoWithoutSub,
  userinfoIsAPage,
  userinfoRefuses,
  userinfoDrips,
  apiOfAnotherTenant,
  apiWithoutChallenge,
  apiWantsAnotherScope,
  apiForbidsTheUser,
  apiWithoutCors,
  apiAnswerWithoutEnd,
  refreshTokenRevoked,
  refreshScopeNarrowed,
  refreshEndpointPage,
  refreshWithoutAccessToken,
  refreshForAnotherUser,
  refreshTokenTypeMissing,
  refreshNotAllowed,
  refreshHangs,
]
