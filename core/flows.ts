import { isOpenId } from './connection.ts'
import { metadataInHand, tokensInHand } from './in-hand.ts'
import type { Run, StepName } from './run.ts'
import type { Step } from './step.ts'
import { accessToken } from './steps/access-token.ts'
import { apiRequest } from './steps/api-request.ts'
import { authorizationRequest } from './steps/authorization-request.ts'
import { authorizationResponse } from './steps/authorization-response.ts'
import { discovery } from './steps/discovery.ts'
import { idToken } from './steps/id-token.ts'
import { jwks } from './steps/jwks.ts'
import { refresh } from './steps/refresh.ts'
import { tokenRequest } from './steps/token-request.ts'
import { userinfo } from './steps/userinfo.ts'

/** The Authorization Code flow of OpenID Connect, in the order a person walks it. */
export const authorizationCode: readonly Step[] = [
  discovery,
  authorizationRequest,
  authorizationResponse,
  tokenRequest,
  jwks,
  idToken,
  accessToken,
  userinfo,
  apiRequest,
  refresh,
]

/** The steps of this run: what its connection asks for and its server offers. */
export function stepsOf(run: Run): readonly Step[] {
  return authorizationCode.filter(({ name }) => belongs(run, name))
}

/** The step of that name, whichever flow it is in. */
export function stepNamed(name: StepName): Step {
  const step = authorizationCode.find((candidate) => candidate.name === name)
  if (!step) throw new Error(`There is no step named ${name}`)
  return step
}

function belongs(run: Run, name: StepName): boolean {
  const { connection } = run
  switch (name) {
    case 'discovery':
      return connection.issuer !== ''
    case 'jwks':
      return isOpenId(connection) || metadataInHand(run).jwks_uri !== undefined
    case 'id-token':
    case 'userinfo':
      return isOpenId(connection)
    case 'api-request':
      return connection.api.url !== ''
    case 'refresh':
      return asksToStay(run) || tokensInHand(run)?.refresh_token !== undefined
    default:
      return true
  }
}

function asksToStay({ connection }: Run): boolean {
  return connection.scope.split(' ').includes('offline_access')
}
