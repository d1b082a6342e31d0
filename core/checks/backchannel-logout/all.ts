import type { Check } from '../../check.ts'
import { logoutTokenAlg } from './alg.ts'
import { logoutTokenAud } from './aud.ts'
import { logoutTokenEvents } from './events.ts'
import { logoutTokenExp } from './exp.ts'
import { logoutTokenIat } from './iat.ts'
import { logoutTokenIss } from './iss.ts'
import { logoutTokenJti } from './jti.ts'
import { logoutTokenKnownSession } from './known-session.ts'
import { logoutTokenNoNonce } from './no-nonce.ts'
import { logoutTokenPresent } from './token-present.ts'
import { logoutTokenSignature } from './signature.ts'
import { logoutTokenSubOrSid } from './sub-or-sid.ts'
import { logoutTokenTyp } from './typ.ts'

/** Checks of a Logout Token, in the order of OpenID Connect Back-Channel Logout §2.6. */
export const backchannelLogoutChecks: readonly Check[] = [
  logoutTokenPresent,
  logoutTokenAlg,
  logoutTokenSignature,
  logoutTokenIss,
  logoutTokenAud,
  logoutTokenIat,
  logoutTokenExp,
  logoutTokenSubOrSid,
  logoutTokenEvents,
  logoutTokenNoNonce,
  logoutTokenJti,
  logoutTokenKnownSession,
  logoutTokenTyp,
]
