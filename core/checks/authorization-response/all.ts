import type { Check } from '../../check.ts'
import { atRedirectUri } from './at-redirect-uri.ts'
import { codeCharacters } from './code-characters.ts'
import { codeOrError } from './code-or-error.ts'
import { errorCharacters } from './error-characters.ts'
import { responseErrorDefined } from './error-defined.ts'
import { expectedMode } from './expected-mode.ts'
import { responseIss } from './iss.ts'
import { responseIssPresent } from './iss-present.ts'
import { responseNoDuplicates } from './no-duplicates.ts'
import { responseNoTokens } from './no-tokens.ts'
import { notCodeAndError } from './not-code-and-error.ts'
import { callbackOnce } from './once.ts'
import { responseState } from './state.ts'
import { responseStatePresent } from './state-present.ts'

/** Checks of the authorization response: what explains others comes before what it explains. */
export const authorizationResponseChecks: readonly Check[] = [
  expectedMode,
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
