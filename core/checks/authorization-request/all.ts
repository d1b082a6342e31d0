import type { Check } from '../../check.ts'
import { challengeForm } from './challenge-form.ts'
import { claimsJson } from './claims-json.ts'
import { detailsForm } from './details-form.ts'
import { detailsTypes } from './details-types.ts'
import { clientIdPresent } from './client-id-present.ts'
import { codeOnly } from './code-only.ts'
import { displayKnown } from './display-known.ts'
import { encodedOnce } from './encoded-once.ts'
import { endpointQueryKept } from './endpoint-query-kept.ts'
import { authorizationHttps } from './https.ts'
import { loopbackLiteral } from './loopback-literal.ts'
import { maxAgeNumber } from './max-age-number.ts'
import { namesAndValuesTrimmed } from './names-and-values-trimmed.ts'
import { namesSpelled } from './names-spelled.ts'
import { pushedWhereRequired } from './pushed-where-required.ts'
import { signedWhereRequired } from './signed-where-required.ts'
import { referenceGiven } from './reference-given.ts'
import { referenceClient } from './reference-client.ts'
import { referenceAlive } from './reference-alive.ts'
import { referenceOnce } from './reference-once.ts'
import { referenceAlone } from './reference-alone.ts'
import { requestNoDuplicates } from './no-duplicates.ts'
import { requestNoSecrets } from './no-secrets.ts'
import { nonceFresh } from './nonce-fresh.ts'
import { nonceNotState } from './nonce-not-state.ts'
import { noncePresent } from './nonce-present.ts'
import { nonceRequired } from './nonce-required.ts'
import { nonceStrength } from './nonce-strength.ts'
import { objectChecks } from './object-checks.ts'
import { openidScope } from './openid-scope.ts'
import { requestPkce } from './pkce.ts'
import { pkcePublicClient } from './pkce-public-client.ts'
import { requestPkceS256 } from './pkce-s256.ts'
import { promptKnown } from './prompt-known.ts'
import { promptNoneAlone } from './prompt-none-alone.ts'
import { redirectUriAsConnected } from './redirect-uri-as-connected.ts'
import { redirectUriForm } from './redirect-uri-form.ts'
import { redirectUriHttps } from './redirect-uri-https.ts'
import { redirectUriPresent } from './redirect-uri-present.ts'
import { requestOrRequestUri } from './request-or-request-uri.ts'
import { resourceForm } from './resource-form.ts'
import { responseModeKnown } from './response-mode-known.ts'
import { responseModeListed } from './response-mode-listed.ts'
import { responseType } from './response-type.ts'
import { scopeSyntax } from './scope-syntax.ts'
import { scopeUnique } from './scope-unique.ts'
import { sentToEndpoint } from './sent-to-endpoint.ts'
import { stateFresh } from './state-fresh.ts'
import { statePresent } from './state-present.ts'
import { stateStrength } from './state-strength.ts'
import { unfragmentedEndpoint } from './unfragmented-endpoint.ts'
import { urlLength } from './url-length.ts'

/** Checks of the authorization request: what explains others comes before what it explains. */
export const authorizationRequestChecks: readonly Check[] = [
  requestNoSecrets,
  requestNoDuplicates,
  encodedOnce,
  namesAndValuesTrimmed,
  unfragmentedEndpoint,
  endpointQueryKept,
  authorizationHttps,
  pushedWhereRequired,
  signedWhereRequired,
  ...objectChecks,
  referenceGiven,
  referenceClient,
  referenceAlive,
  referenceOnce,
  referenceAlone,
  responseType,
  clientIdPresent,
  redirectUriPresent,
  redirectUriForm,
  redirectUriHttps,
  redirectUriAsConnected,
  scopeSyntax,
  challengeForm,
  claimsJson,
  detailsForm,
  detailsTypes,
  codeOnly,
  displayKnown,
  loopbackLiteral,
  maxAgeNumber,
  namesSpelled,
  nonceFresh,
  nonceNotState,
  noncePresent,
  nonceRequired,
  nonceStrength,
  openidScope,
  pkcePublicClient,
  requestPkceS256,
  requestPkce,
  promptKnown,
  promptNoneAlone,
  requestOrRequestUri,
  resourceForm,
  responseModeKnown,
  responseModeListed,
  scopeUnique,
  sentToEndpoint,
  stateFresh,
  statePresent,
  stateStrength,
  urlLength,
]
