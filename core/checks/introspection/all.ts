import type { Check } from '../../check.ts'
import { assertionChecks } from '../assertion-checks.ts'
import { introspectionActive } from './active.ts'
import { introspectionActivePresent } from './active-present.ts'
import { introspectionAgrees } from './agrees.ts'
import { introspectionDetails } from './details.ts'
import { introspectionHttps } from './https.ts'
import { introspectionMediaType } from './media-type.ts'
import { introspectionNoRedirect } from './no-redirect.ts'
import { introspectionOneAuthentication } from './one-authentication.ts'
import { introspectionResponseJson } from './response-json.ts'
import { introspectionServerWorks } from './server-works.ts'
import { introspectionSigned } from './signed.ts'
import { introspectionSignedForUs } from './signed-for-us.ts'
import { introspectionTokenKind } from './token-kind.ts'
import { introspectionUniqueMembers } from './unique-members.ts'
import { introspectionWholeBody } from './whole-body.ts'

/** Checks of introspection: what explains others comes before what it explains. */
export const introspectionChecks: readonly Check[] = [
  introspectionServerWorks,
  introspectionNoRedirect,
  introspectionWholeBody,
  introspectionHttps,
  introspectionOneAuthentication,
  ...assertionChecks('introspection', (facts) => facts.introspection),
  introspectionResponseJson,
  introspectionTokenKind,
  introspectionSigned,
  introspectionSignedForUs,
  introspectionActivePresent,
  introspectionActive,
  introspectionAgrees,
  introspectionDetails,
  introspectionMediaType,
  introspectionUniqueMembers,
]
