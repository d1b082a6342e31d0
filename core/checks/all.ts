import type { Check } from '../check.ts'
import { accessTokenChecks } from './access-token/all.ts'
import { apiRequestChecks } from './api-request/all.ts'
import { authorizationRequestChecks } from './authorization-request/all.ts'
import { authorizationResponseChecks } from './authorization-response/all.ts'
import { deviceAuthorizationChecks } from './device-authorization/all.ts'
import { backchannelLogoutChecks } from './backchannel-logout/all.ts'
import { discoveryChecks } from './discovery/all.ts'
import { distributedClaimsChecks } from './distributed-claims/all.ts'
import { frontchannelLogoutChecks } from './frontchannel-logout/all.ts'
import { idTokenChecks } from './id-token/all.ts'
import { introspectionChecks } from './introspection/all.ts'
import { jwksChecks } from './jwks/all.ts'
import { logoutReturnChecks } from './logout-return/all.ts'
import { pushedAuthorizationRequestChecks } from './pushed-authorization-request/all.ts'
import { refreshChecks } from './refresh/all.ts'
import { registrationChecks } from './registration/all.ts'
import { requestObjectChecks } from './request-object/all.ts'
import { resourceMetadataChecks } from './resource-metadata/all.ts'
import { revocationChecks } from './revocation/all.ts'
import { tokenRequestChecks } from './token-request/all.ts'
import { userinfoChecks } from './userinfo/all.ts'

/** Every check, in the order of the flow. */
export const checks: readonly Check[] = [
  ...discoveryChecks,
  ...registrationChecks,
  ...pushedAuthorizationRequestChecks,
  ...authorizationRequestChecks,
  ...requestObjectChecks,
  ...authorizationResponseChecks,
  ...deviceAuthorizationChecks,
  ...tokenRequestChecks,
  ...jwksChecks,
  ...idTokenChecks,
  ...accessTokenChecks,
  ...userinfoChecks,
  ...distributedClaimsChecks,
  ...apiRequestChecks,
  ...resourceMetadataChecks,
  ...refreshChecks,
  ...introspectionChecks,
  ...revocationChecks,
  ...logoutReturnChecks,
  ...backchannelLogoutChecks,
  ...frontchannelLogoutChecks,
]
