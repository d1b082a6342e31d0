import type { Check } from '../../check.ts'
import { idTokenAcr } from './acr.ts'
import { idTokenAlgExpected } from './alg-expected.ts'
import { idTokenAlgNotNone } from './alg-not-none.ts'
import { idTokenAtHash } from './at-hash.ts'
import { idTokenAud } from './aud.ts'
import { idTokenAudTrusted } from './aud-trusted.ts'
import { idTokenAuthTime } from './auth-time.ts'
import { idTokenAzp } from './azp.ts'
import { idTokenCHash } from './c-hash.ts'
import { idTokenClaimTypes } from './claim-types.ts'
import { idTokenClock } from './clock.ts'
import { idTokenCrit } from './crit.ts'
import { idTokenExp } from './exp.ts'
import { idTokenIat } from './iat.ts'
import { idTokenIss } from './iss.ts'
import { idTokenKidPresent } from './kid-present.ts'
import { idTokenLifetime } from './lifetime.ts'
import { idTokenNbf } from './nbf.ts'
import { idTokenNonce } from './nonce.ts'
import { idTokenKind } from './not-an-access-token.ts'
import { idTokenNotEncrypted } from './not-encrypted.ts'
import { idTokenOwnKey } from './own-key.ts'
import { idTokenReadable } from './readable.ts'
import { idTokenRequestedClaims } from './requested-claims.ts'
import { idTokenRequired } from './required-claims.ts'
import { idTokenSignature } from './signature.ts'
import { idTokenSub } from './sub.ts'
import { idTokenSameAsFront } from './same-as-front.ts'
import { idTokenSeconds } from './times-in-seconds.ts'
import { idTokenUniqueMembers } from './unique-members.ts'

/** The checks of this step, in the order they are shown. */
export const idTokenChecks: readonly Check[] = [
  idTokenReadable,
  idTokenNotEncrypted,
  idTokenUniqueMembers,
  idTokenAlgNotNone,
  idTokenAlgExpected,
  idTokenCrit,
  idTokenOwnKey,
  idTokenKidPresent,
  idTokenSignature,
  idTokenIss,
  idTokenAud,
  idTokenAudTrusted,
  idTokenAzp,
  idTokenExp,
  idTokenIat,
  idTokenNbf,
  idTokenSeconds,
  idTokenClock,
  idTokenRequired,
  idTokenClaimTypes,
  idTokenSub,
  idTokenNonce,
  idTokenAtHash,
  idTokenCHash,
  idTokenSameAsFront,
  idTokenAuthTime,
  idTokenAcr,
  idTokenRequestedClaims,
  idTokenKind,
  idTokenLifetime,
]
