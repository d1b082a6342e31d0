import type { Check } from '../../check.ts'
import { userinfoAccepted } from './accepted.ts'
import { userinfoAccessTokenSent } from './access-token-sent.ts'
import { userinfoBearerHeader } from './bearer-header.ts'
import { userinfoAggregatedClaims } from './aggregated-claims.ts'
import { userinfoClaimSources } from './claim-sources.ts'
import { userinfoCertificateShown } from './certificate-shown.ts'
import { userinfoChallengePresent } from './challenge-present.ts'
import { userinfoChallengeReadable } from './challenge-readable.ts'
import { userinfoDpopNonce } from './dpop-nonce.ts'
import { userinfoDpopProof } from './dpop-proof.ts'
import { userinfoHttps } from './https.ts'
import { userinfoJsonOrJwt } from './json-or-jwt.ts'
import { userinfoMediaType } from './media-type.ts'
import { userinfoNoRedirect } from './no-redirect.ts'
import { userinfoRequestedClaims } from './requested-claims.ts'
import { userinfoSignature } from './signature.ts'
import { userinfoSignedForUs } from './signed-for-us.ts'
import { userinfoServerWorks } from './server-works.ts'
import { userinfoSubEqual } from './sub-equal.ts'
import { userinfoSubPresent } from './sub-present.ts'
import { userinfoUniqueMembers } from './unique-members.ts'
import { userinfoWholeBody } from './whole-body.ts'

/** Checks of the UserInfo request: what explains others comes before what it explains. */
export const userinfoChecks: readonly Check[] = [
  userinfoServerWorks,
  userinfoNoRedirect,
  userinfoWholeBody,
  userinfoBearerHeader,
  userinfoHttps,
  userinfoAccessTokenSent,
  userinfoCertificateShown,
  userinfoDpopProof,
  userinfoDpopNonce,
  userinfoAccepted,
  userinfoJsonOrJwt,
  userinfoSignature,
  userinfoSignedForUs,
  userinfoSubPresent,
  userinfoSubEqual,
  userinfoClaimSources,
  userinfoAggregatedClaims,
  userinfoRequestedClaims,
  userinfoChallengePresent,
  userinfoChallengeReadable,
  userinfoMediaType,
  userinfoUniqueMembers,
]
