import type { StepName } from '../run.ts'
import type { LearnText } from './learn-text.ts'
import { learnAccessToken } from './steps/access-token.ts'
import { learnApiRequest } from './steps/api-request.ts'
import { learnRegistration } from './steps/registration.ts'
import { learnDistributedClaims } from './steps/distributed-claims.ts'
import { learnResourceMetadata } from './steps/resource-metadata.ts'
import { learnAuthorizationRequest } from './steps/authorization-request.ts'
import { learnAuthorizationResponse } from './steps/authorization-response.ts'
import { learnDeviceAuthorization } from './steps/device-authorization.ts'
import { learnDiscovery } from './steps/discovery.ts'
import { learnIdToken } from './steps/id-token.ts'
import { learnJwks } from './steps/jwks.ts'
import { learnPushedAuthorizationRequest } from './steps/pushed-authorization-request.ts'
import { learnIntrospection } from './steps/introspection.ts'
import { learnRevocation } from './steps/revocation.ts'
import { learnLogout } from './steps/logout.ts'
import { learnLogoutReturn } from './steps/logout-return.ts'
import { learnBackchannelLogout } from './steps/backchannel-logout.ts'
import { learnFrontchannelLogout } from './steps/frontchannel-logout.ts'
import { learnRequestObject } from './steps/request-object.ts'
import { learnRefresh } from './steps/refresh.ts'
import { learnTokenRequest } from './steps/token-request.ts'
import { learnUserinfo } from './steps/userinfo.ts'

/** What each step is, who speaks, what can go wrong and what to look at. */
export const learnTexts: Readonly<Record<StepName, LearnText>> = {
  discovery: learnDiscovery,
  'pushed-authorization-request': learnPushedAuthorizationRequest,
  'authorization-request': learnAuthorizationRequest,
  'request-object': learnRequestObject,
  'authorization-response': learnAuthorizationResponse,
  'device-authorization': learnDeviceAuthorization,
  'token-request': learnTokenRequest,
  jwks: learnJwks,
  'id-token': learnIdToken,
  'access-token': learnAccessToken,
  userinfo: learnUserinfo,
  registration: learnRegistration,
  'distributed-claims': learnDistributedClaims,
  'api-request': learnApiRequest,
  'resource-metadata': learnResourceMetadata,
  refresh: learnRefresh,
  introspection: learnIntrospection,
  revocation: learnRevocation,
  logout: learnLogout,
  'logout-return': learnLogoutReturn,
  'backchannel-logout': learnBackchannelLogout,
  'frontchannel-logout': learnFrontchannelLogout,
}
