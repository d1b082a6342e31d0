import type { ExchangeFacts, Facts } from '../facts.ts'
import { parameter } from '../in-hand.ts'
import type { StepName, Unanswered } from '../run.ts'
import type { Scene, Sighting } from '../symptom.ts'
import { errorImpliedBy } from './implied-error.ts'

/** The exchanges of the back channel, with their steps, in the order of the flow. */
export function backChannel(facts: Facts): readonly (readonly [StepName, ExchangeFacts])[] {
  const {
    discovery,
    registration,
    pushedAuthorizationRequest,
    deviceAuthorization,
    tokenRequest,
    jwks,
    userinfo,
    apiRequest,
    refresh,
    introspection,
    revocation,
  } = facts
  const all: readonly (readonly [StepName, ExchangeFacts | undefined])[] = [
    ['discovery', discovery],
    ['registration', registration],
    ['pushed-authorization-request', pushedAuthorizationRequest],
    ['device-authorization', deviceAuthorization],
    ['token-request', tokenRequest],
    ['jwks', jwks],
    ['userinfo', userinfo],
    ['api-request', apiRequest],
    ['refresh', refresh],
    ['introspection', introspection],
    ['revocation', revocation],
  ]
  return all.flatMap(([step, exchange]) => (exchange ? [[step, exchange] as const] : []))
}

const grantSteps = [
  ...(['pushed-authorization-request', 'device-authorization'] as const),
  ...(['token-request', 'refresh', 'introspection', 'revocation'] as const),
]

type GrantStep = (typeof grantSteps)[number]

/** Where the back channel of the grant, or what asks after its tokens, answered one of these steps with that error code. */
export function tokenError(
  { facts }: Scene,
  codes: readonly string[],
  steps: readonly GrantStep[] = grantSteps,
): Sighting | undefined {
  const exchanges: Readonly<Record<GrantStep, ExchangeFacts | undefined>> = {
    'pushed-authorization-request': facts.pushedAuthorizationRequest,
    'device-authorization': facts.deviceAuthorization,
    'token-request': facts.tokenRequest,
    refresh: facts.refresh,
    introspection: facts.introspection,
    revocation: facts.revocation,
  }
  for (const step of steps) {
    const response = exchanges[step]?.response
    const name = errorMember(response?.members)
    const error = name ? response?.members?.[name] : response && errorImpliedBy(response)
    if (response && typeof error === 'string' && codes.includes(error)) {
      const part = name ? `response.json.${name}` : 'response.body'
      return { step, pointer: { entry: response.entry.id, part } }
    }
  }
  return undefined
}

/** The member that carries the error's code: RFC 6749's, or Okta's. */
function errorMember(members: Readonly<Record<string, unknown>> | undefined): string | undefined {
  return ['error', 'errorCode'].find((name) => typeof members?.[name] === 'string')
}

/** Where the callback brought one of these error codes. */
export function callbackError({ facts }: Scene, codes: readonly string[]): Sighting | undefined {
  const response = facts.authorizationResponse
  const error = response && parameter(response.parameters, 'error')
  if (!response || error === undefined || !codes.includes(error)) return undefined
  return {
    step: 'authorization-response',
    pointer: { entry: response.entry.id, part: 'callback.error' },
  }
}

/** A 401 with `access_denied` from the token endpoint, where no user is asked: Auth0 says so. */
export function deniedByTokenEndpoint(scene: Scene): Sighting | undefined {
  const sighting = tokenError(scene, ['access_denied'])
  const exchange = sighting?.step === 'refresh' ? scene.facts.refresh : scene.facts.tokenRequest
  return exchange?.response?.entry.response.status === 401 ? sighting : undefined
}

/** Either of the two: a code that both endpoints may answer with. */
export function anyError(scene: Scene, codes: readonly string[]): Sighting | undefined {
  return callbackError(scene, codes) ?? tokenError(scene, codes)
}

/** Where a check failed: at the first place its evidence points to. */
export function failedCheck(scene: Scene, step: StepName, check: string): Sighting | undefined {
  const verdict = scene.verdictOf(check)
  if (verdict.outcome !== 'fail') return undefined
  const pointer = verdict.evidence.find((evidence) => evidence.pointer)?.pointer
  return pointer && { step, pointer }
}

/** Where an exchange of the back channel was answered with that status. */
export function answeredWith(
  { facts }: Scene,
  status: number,
  among?: readonly StepName[],
): Sighting | undefined {
  for (const [step, { response }] of backChannel(facts)) {
    if (among && !among.includes(step)) continue
    if (response?.entry.response.status === status) {
      return { step, pointer: { entry: response.entry.id, part: 'response.status' } }
    }
  }
  return undefined
}

/** The back channel, and before it what a recorded browser was sent to: that can fail as well. */
export function withFront(facts: Facts): readonly (readonly [StepName, ExchangeFacts])[] {
  const { authorizationRequest: asked } = facts
  const front: ExchangeFacts[] = asked ? [{ exchange: asked.exchange, sentFields: [] }] : []
  return [...front.map((each) => ['authorization-request', each] as const), ...backChannel(facts)]
}

/** What ended without a complete response, before or after its bytes left: the first. */
export function endedWithout(
  facts: Facts,
  kind: 'failed' | 'unknown',
): { readonly step: StepName; readonly entry: Unanswered } | undefined {
  for (const [step, { exchange }] of withFront(facts)) {
    const { outcome } = exchange
    // What a browser keeps from a page of another origin is a symptom of its own.
    if (outcome.kind === kind && !outcome.entry.code.startsWith('cors-'))
      return { step, entry: outcome.entry }
  }
  return undefined
}

/** Where that was. */
export function unanswered(facts: Facts, kind: 'failed' | 'unknown'): Sighting | undefined {
  const found = endedWithout(facts, kind)
  return found && { step: found.step, pointer: { entry: found.entry.id, part: 'failure' } }
}
