import type { Check } from '../../check.ts'
import { atRedirectUri } from './at-redirect-uri.ts'
import { codeCharacters } from './code-characters.ts'
import { codeOrError } from './code-or-error.ts'
import { errorCharacters } from './error-characters.ts'
import { responseErrorDefined } from './error-defined.ts'
import { expectedMode } from './expected-mode.ts'
import { responseIss } from './iss.ts'
import { responseIssPresent } from './iss-present.ts'
import { responseJwtAsAsked } from './jwt-as-asked.ts'
import { responseJwtSignature } from './jwt-signature.ts'
import { responseJwtIss } from './jwt-iss.ts'
import { responseJwtAud } from './jwt-aud.ts'
import { responseJwtExp } from './jwt-exp.ts'
import { responseNoDuplicates } from './no-duplicates.ts'
import { responseNoTokens } from './no-tokens.ts'
import { notCodeAndError } from './not-code-and-error.ts'
import { callbackOnce } from './once.ts'
import { responseState } from './state.ts'
import { responseStatePresent } from './state-present.ts'

/** Checks of the authorization response: what explains others comes before what it explains. */
export const authorizationResponseChecks: readonly Check[] = [
  expectedMode,
  responseJwtAsAsked,
  responseJwtSignature,
  responseJwtIss,
  responseJwtAud,
  responseJwtExp,
  responseNoDuplicates,
  responseStatePresent,
  responseState,
  responseIssPresent,
  responseIss,
  codeOrError,
  notCodeAndError,
  responseNoTokens,
  codeCharacters,
  atRedirectUri,
  errorCharacters,
  responseErrorDefined,
  callbackOnce,
]
