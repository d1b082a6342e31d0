import type { Check } from '../../check.ts'
import { accessTokenForAudience } from './jwt-for-audience.ts'
import { accessTokenIss } from './iss.ts'
import { accessTokenAud } from './aud.ts'
import { accessTokenSignature } from './signature.ts'
import { accessTokenAlgNotNone } from './alg-not-none.ts'
import { accessTokenExp } from './exp.ts'
import { accessTokenIat } from './iat.ts'
import { accessTokenNbf } from './nbf.ts'
import { accessTokenSeconds } from './times-in-seconds.ts'
import { accessTokenKind } from './not-the-id-token.ts'
import { accessTokenScope } from './scope.ts'
import { accessTokenClient } from './client.ts'
import { accessTokenTyp } from './typ.ts'
import { accessTokenLifetime } from './lifetime.ts'

/** The checks of this step, in the order they are shown. */
export const accessTokenChecks: readonly Check[] = [
  accessTokenForAudience,
  accessTokenIss,
  accessTokenAud,
  accessTokenSignature,
  accessTokenAlgNotNone,
  accessTokenExp,
  accessTokenIat,
  accessTokenNbf,
  accessTokenSeconds,
  accessTokenKind,
  accessTokenScope,
  accessTokenClient,
  accessTokenTyp,
  accessTokenLifetime,
]
