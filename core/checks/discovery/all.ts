import type { Check } from '../../check.ts'
import { endpointUrls } from './endpoint-urls.ts'
import { endpointsNotMorePrivate } from './endpoints-not-more-private.ts'
import { endpointsPresent } from './endpoints-present.ts'
import { grantTypes } from './grant-types.ts'
import { httpsEndpoints } from './https-endpoints.ts'
import { issuerEquals } from './issuer-equals.ts'
import { issuerForm } from './issuer-form.ts'
import { issuerPresent } from './issuer-present.ts'
import { discoveryJson } from './json.ts'
import { discoveryMediaType } from './media-type.ts'
import { memberTypes } from './member-types.ts'
import { discoveryNoRedirect } from './no-redirect.ts'
import { mtlsAliases } from './mtls-aliases.ts'
import { noUnsignedIdTokens } from './no-unsigned-id-tokens.ts'
import { discoveryPkceS256 } from './pkce-s256.ts'
import { requiredMembers } from './required-members.ts'
import { responseTypeCode } from './response-type-code.ts'
import { discoveryRs256 } from './rs256.ts'
import { scopesListed } from './scopes-listed.ts'
import { discoveryServerWorks } from './server-works.ts'
import { discoveryStatus200 } from './status-200.ts'
import { discoveryUniqueMembers } from './unique-members.ts'
import { discoveryWholeBody } from './whole-body.ts'

/** Checks of the discovery: what explains others comes before what it explains. */
export const discoveryChecks: readonly Check[] = [
  discoveryServerWorks,
  discoveryNoRedirect,
  discoveryStatus200,
  discoveryWholeBody,
  discoveryJson,
  issuerPresent,
  issuerEquals,
  issuerForm,
  endpointsPresent,
  endpointUrls,
  httpsEndpoints,
  endpointsNotMorePrivate,
  responseTypeCode,
  grantTypes,
  discoveryMediaType,
  memberTypes,
  mtlsAliases,
  noUnsignedIdTokens,
  discoveryPkceS256,
  requiredMembers,
  discoveryRs256,
  scopesListed,
  discoveryUniqueMembers,
]
