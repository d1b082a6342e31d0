import type { Run, StepName } from './run.ts'
import type { Step } from './step.ts'
import { accessToken } from './steps/access-token.ts'
import { apiRequest } from './steps/api-request.ts'
import { authorizationRequest } from './steps/authorization-request.ts'
import { authorizationResponse } from './steps/authorization-response.ts'
import { backchannelLogout } from './steps/backchannel-logout.ts'
import { deviceAuthorization } from './steps/device-authorization.ts'
import { discovery } from './steps/discovery.ts'
import { distributedClaims } from './steps/distributed-claims.ts'
import { frontchannelLogout } from './steps/frontchannel-logout.ts'
import { idToken } from './steps/id-token.ts'
import { introspection } from './steps/introspection.ts'
import { jwks } from './steps/jwks.ts'
import { logout } from './steps/logout.ts'
import { logoutReturn } from './steps/logout-return.ts'
import { pushedAuthorizationRequest } from './steps/pushed-authorization-request.ts'
import { refresh } from './steps/refresh.ts'
import { registration } from './steps/registration.ts'
import { requestObject } from './steps/request-object.ts'
import { resourceMetadata } from './steps/resource-metadata.ts'
import { revocation } from './steps/revocation.ts'
import { tokenRequest } from './steps/token-request.ts'
import { userinfo } from './steps/userinfo.ts'

/** Every step there is, in the order of the map. */
export const allSteps: readonly Step[] = [
  discovery,
  registration,
  pushedAuthorizationRequest,
  authorizationRequest,
  requestObject,
  authorizationResponse,
  deviceAuthorization,
  tokenRequest,
  jwks,
  idToken,
  accessToken,
  userinfo,
  distributedClaims,
  apiRequest,
  resourceMetadata,
  introspection,
  refresh,
  revocation,
  logout,
  logoutReturn,
  backchannelLogout,
  frontchannelLogout,
]

/** The steps of this run: what its connection asks for and its server offers. */
export function stepsOf(run: Run): readonly Step[] {
  const possible = run.connection.register ? beforeThereIsAClient : allSteps
  return possible.filter((step) => step.belongs?.(run) ?? true)
}

/** A run that registers a client ends with that: the next one is the client’s. */
const beforeThereIsAClient: readonly Step[] = [discovery, registration]

/** The step of that name, whichever flow it is in. */
export function stepNamed(name: StepName): Step {
  const step = allSteps.find((candidate) => candidate.name === name)
  if (!step) throw new Error(`There is no step named ${name}`)
  return step
}
