import type { Check } from '../../check.ts'
import { accessTokenAlgNotNone } from './alg-not-none.ts'
import { accessTokenAud } from './aud.ts'
import { accessTokenCertificateBound } from './certificate-bound.ts'
import { accessTokenClient } from './client.ts'
import { accessTokenDpopBound } from './dpop-bound.ts'
import { accessTokenExp } from './exp.ts'
import { accessTokenIat } from './iat.ts'
import { accessTokenIss } from './iss.ts'
import { accessTokenForAudience } from './jwt-for-audience.ts'
import { accessTokenLifetime } from './lifetime.ts'
import { accessTokenNbf } from './nbf.ts'
import { accessTokenKind } from './not-the-id-token.ts'
import { accessTokenOwnKey } from './own-key.ts'
import { accessTokenProfileClaims } from './profile-claims.ts'
import { accessTokenScope } from './scope.ts'
import { accessTokenDetails } from './details.ts'
import { accessTokenSignature } from './signature.ts'
import { accessTokenSeconds } from './times-in-seconds.ts'
import { accessTokenTyp } from './typ.ts'
import { accessTokenUniqueMembers } from './unique-members.ts'

/** The checks of this step, in the order they are shown. */
export const accessTokenChecks: readonly Check[] = [
  accessTokenForAudience,
  accessTokenKind,
  accessTokenUniqueMembers,
  accessTokenAlgNotNone,
  accessTokenOwnKey,
  accessTokenSignature,
  accessTokenIss,
  accessTokenAud,
  accessTokenExp,
  accessTokenIat,
  accessTokenNbf,
  accessTokenSeconds,
  accessTokenScope,
  accessTokenDetails,
  accessTokenClient,
  accessTokenCertificateBound,
  accessTokenDpopBound,
  accessTokenTyp,
  accessTokenProfileClaims,
  accessTokenLifetime,
]
