import { apiRequestChecks } from '../../../core/checks/api-request/all.ts'
import { authorizationRequestChecks } from '../../../core/checks/authorization-request/all.ts'
import { authorizationResponseChecks } from '../../../core/checks/authorization-response/all.ts'
import { discoveryChecks } from '../../../core/checks/discovery/all.ts'
import { pushedAuthorizationRequestChecks } from '../../../core/checks/pushed-authorization-request/all.ts'
import { refreshChecks } from '../../../core/checks/refresh/all.ts'
import { tokenRequestChecks } from '../../../core/checks/token-request/all.ts'
import { userinfoChecks } from '../../../core/checks/userinfo/all.ts'
import type { Check } from '../../../core/check.ts'

/** The checks of every message, which is all but those of keys and tokens. */
export const messageChecks: readonly Check[] = [
  ...discoveryChecks,
  ...pushedAuthorizationRequestChecks,
  ...authorizationRequestChecks,
  ...authorizationResponseChecks,
  ...tokenRequestChecks,
  ...userinfoChecks,
  ...apiRequestChecks,
  ...refreshChecks,
]
