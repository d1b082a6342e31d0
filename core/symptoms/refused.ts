import { parameter } from '../in-hand.ts'
import type { Scene, Sighting, Symptom } from '../symptom.ts'
import { codesFor } from './error-codes.ts'
import { errorImpliedBy } from './implied-error.ts'
import { answeredWith } from './sightings.ts'

export const refused: Symptom = {
  id: 'refused',
  title: 'the server refused, in words of its own',
  matches: (scene) => refusedCallback(scene) ?? refusedRequest(scene) ?? refusedCall(scene),
  shownBy: [
    'pushed-authorization-request/error-present',
    'token-request/error-present',
    'token-request/error-defined',
    'refresh/error-present',
    'refresh/error-defined',
    'api-request/status',
    'userinfo/accepted',
  ],
  causes: [],
}

/** Codes that a symptom of their own explains, wherever they stand. */
const explainedAnywhere: ReadonlySet<string> = new Set([
  ...codesFor.invalid_client,
  ...['invalid_request', 'unauthorized_client', 'invalid_scope'],
  ...['unsupported_grant_type', 'invalid_target', 'invalid_resource', 'access_denied'],
  ...['invalid_authorization_details', 'invalid_request_object', 'invalid_request_uri'],
  ...['request_not_supported', 'request_uri_not_supported', 'registration_not_supported'],
  ...['server_error', 'temporarily_unavailable', 'too_many_requests', 'slow_down'],
  ...['mfa_required', 'interaction_required', 'login_required', 'consent_required'],
  ...['expired_token', 'device_flow_disabled'],
])

/** Those of the back channel: a grant is refused there, whatever the server calls it. */
const explained: ReadonlySet<string> = new Set([
  ...explainedAnywhere,
  ...Object.values(codesFor).flat(),
])

/** Those of the front channel, where `prompt=none` explains them. */
const explainedInCallback: ReadonlySet<string> = new Set([
  ...explainedAnywhere,
  'account_selection_required',
  'unauthorized',
])

function refusedCallback({ facts: { authorizationResponse } }: Scene): Sighting | undefined {
  const error = authorizationResponse && parameter(authorizationResponse.parameters, 'error')
  if (!authorizationResponse || error === undefined || explainedInCallback.has(error))
    return undefined
  const pointer = { entry: authorizationResponse.entry.id, part: 'callback.error' }
  return { step: 'authorization-response', pointer }
}

/** An error response without a code, or with one that is the server’s own. */
function refusedRequest({
  facts: { pushedAuthorizationRequest, deviceAuthorization, tokenRequest, refresh, ...facts },
}: Scene): Sighting | undefined {
  const steps = [
    ['pushed-authorization-request', pushedAuthorizationRequest],
    ['device-authorization', deviceAuthorization],
    ['token-request', tokenRequest],
    ['refresh', refresh],
    ['introspection', facts.introspection],
    ['revocation', facts.revocation],
  ] as const
  for (const [step, exchange] of steps) {
    const response = exchange?.response
    const error = response?.members?.['error']
    const status = response?.entry.response.status ?? 0
    const told =
      typeof error === 'string'
        ? !explained.has(error)
        : isRefusal(status, response?.members) &&
          (!response || errorImpliedBy(response) === undefined)
    if (response && told)
      return { step, pointer: { entry: response.entry.id, part: 'response.body' } }
  }
  return undefined
}

/** What an API or UserInfo refuses with neither 401 nor 403; an API’s 404 is about what was asked. */
function refusedCall(scene: Scene): Sighting | undefined {
  for (const status of [400, 405, 422, 431]) {
    const sighting = answeredWith(scene, status, ['api-request', 'userinfo'])
    if (sighting) return sighting
  }
  return answeredWith(scene, 404, ['userinfo'])
}

/** 429 and 5xx have symptoms of their own; so has an answer that is not JSON. */
function isRefusal(status: number, members: unknown): boolean {
  return status >= 400 && status < 500 && status !== 429 && members !== undefined
}
