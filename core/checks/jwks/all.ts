import type { Check } from '../../check.ts'
import { jwksJson } from './json.ts'
import { jwksStatus } from './status-200.ts'
import { jwksWholeBody } from './whole-body.ts'
import { jwksMediaType } from './media-type.ts'
import { jwksNotEmpty } from './not-empty.ts'
import { jwksKeyType } from './key-type.ts'
import { jwksPublicOnly } from './public-only.ts'
import { jwksWellFormed } from './well-formed.ts'
import { jwksKidUnique } from './kid-unique.ts'
import { jwksKidPresent } from './kid-present.ts'
import { jwksKidOfIdToken } from './kid-of-id-token.ts'
import { jwksUse } from './use.ts'
import { jwksAlg } from './alg.ts'
import { jwksKeySize } from './key-size.ts'

/** The checks of this step, in the order they are shown. */
export const jwksChecks: readonly Check[] = [
  jwksJson,
  jwksStatus,
  jwksWholeBody,
  jwksMediaType,
  jwksNotEmpty,
  jwksKeyType,
  jwksPublicOnly,
  jwksWellFormed,
  jwksKidUnique,
  jwksKidPresent,
  jwksKidOfIdToken,
  jwksUse,
  jwksAlg,
  jwksKeySize,
]
