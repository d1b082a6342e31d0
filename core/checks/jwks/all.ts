import type { Check } from '../../check.ts'
import { jwksAlg } from './alg.ts'
import { jwksJson } from './json.ts'
import { jwksKeySize } from './key-size.ts'
import { jwksKeyType } from './key-type.ts'
import { jwksKidOfIdToken } from './kid-of-id-token.ts'
import { jwksKidPresent } from './kid-present.ts'
import { jwksKidUnique } from './kid-unique.ts'
import { jwksMediaType } from './media-type.ts'
import { jwksNoRedirect } from './no-redirect.ts'
import { jwksNotEmpty } from './not-empty.ts'
import { jwksPublicOnly } from './public-only.ts'
import { jwksServerWorks } from './server-works.ts'
import { jwksStatus } from './status-200.ts'
import { jwksUniqueKeys } from './unique-keys.ts'
import { jwksUniqueMembers } from './unique-members.ts'
import { jwksUse } from './use.ts'
import { jwksWellFormed } from './well-formed.ts'
import { jwksWholeBody } from './whole-body.ts'

/** The checks of this step, in the order they are shown. */
export const jwksChecks: readonly Check[] = [
  jwksStatus,
  jwksNoRedirect,
  jwksServerWorks,
  jwksWholeBody,
  jwksMediaType,
  jwksJson,
  jwksUniqueMembers,
  jwksNotEmpty,
  jwksKeyType,
  jwksWellFormed,
  jwksPublicOnly,
  jwksKeySize,
  jwksUniqueKeys,
  jwksKidUnique,
  jwksKidPresent,
  jwksKidOfIdToken,
  jwksUse,
  jwksAlg,
]
