import type { Check } from '../../check.ts'
import { idTokenReadable } from './readable.ts'
import { idTokenNotEncrypted } from './not-encrypted.ts'
import { idTokenIss } from './iss.ts'
import { idTokenAud } from './aud.ts'
import { idTokenAudTrusted } from './aud-trusted.ts'
import { idTokenAzp } from './azp.ts'
import { idTokenSignature } from './signature.ts'
import { idTokenAlgNotNone } from './alg-not-none.ts'
import { idTokenAlgExpected } from './alg-expected.ts'
import { idTokenCrit } from './crit.ts'
import { idTokenExp } from './exp.ts'
import { idTokenIat } from './iat.ts'
import { idTokenNbf } from './nbf.ts'
import { idTokenSeconds } from './times-in-seconds.ts'
import { idTokenRequired } from './required-claims.ts'
import { idTokenSub } from './sub.ts'
import { idTokenNonce } from './nonce.ts'
import { idTokenAtHash } from './at-hash.ts'
import { idTokenAuthTime } from './auth-time.ts'
import { idTokenAcr } from './acr.ts'
import { idTokenKind } from './not-an-access-token.ts'
import { idTokenLifetime } from './lifetime.ts'

/** The checks of this step, in the order they are shown. */
export const idTokenChecks: readonly Check[] = [
  idTokenReadable,
  idTokenNotEncrypted,
  idTokenIss,
  idTokenAud,
  idTokenAudTrusted,
  idTokenAzp,
  idTokenSignature,
  idTokenAlgNotNone,
  idTokenAlgExpected,
  idTokenCrit,
  idTokenExp,
  idTokenIat,
  idTokenNbf,
  idTokenSeconds,
  idTokenRequired,
  idTokenSub,
  idTokenNonce,
  idTokenAtHash,
  idTokenAuthTime,
  idTokenAcr,
  idTokenKind,
  idTokenLifetime,
]
