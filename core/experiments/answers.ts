import { callbackParameters } from '../callback-parameters.ts'
import { headerOf } from '../http.ts'
import { parameter, responseMembers } from '../in-hand.ts'
import { type CredentialAnswer, credentialAnswer } from '../preflight/credential-answers.ts'
import { saidIn } from '../preflight/said.ts'
import { challengeParameter, readChallenges } from '../read-challenge.ts'
import type { Exchange } from '../run.ts'

type Confirms = (exchange: Exchange) => boolean

/** What servers say of a code or a verifier that does not hold: GitHub and Slack in own words. */
export const grantRefusals = ['invalid_grant', 'bad_verification_code', 'invalid_code'] as const

/** True of an answer with one of these errors, whatever its status: Auth0 says 403. */
export function refusedWith(...errors: readonly string[]): Confirms {
  return (exchange) => {
    const error = errorOf(exchange)
    return error !== undefined && errors.includes(error)
  }
}

/** True of a success whose granted `scope`, where the server names one, lacks that scope. */
export function grantedWithout(scope: string): Confirms {
  return (exchange) => isGranted(exchange) && !scopesOf(exchange).includes(scope)
}

/** True of a 2xx answer without an error in it. */
export function isGranted(exchange: Exchange): boolean {
  const { outcome } = exchange
  if (outcome.kind !== 'response') return false
  const { status } = outcome.entry.response
  return status >= 200 && status < 300 && errorOf(exchange) === undefined
}

/** True of an authorization endpoint that neither refuses nor sends the browser back with an error. */
export function isAcceptedSoFar({ outcome }: Exchange): boolean {
  if (outcome.kind !== 'response') return false
  const { status, headers } = outcome.entry.response
  return status < 400 && !/[?&#]error=/.test(headerOf(headers, 'Location') ?? '')
}

/** True of an answer with that status. */
export function answeredWith(status: number): Confirms {
  return ({ outcome }) => outcome.kind === 'response' && outcome.entry.response.status === status
}

/** True of a token endpoint that said this of the client. */
export function saysOfClient(expected: CredentialAnswer): Confirms {
  return ({ outcome }) => {
    if (outcome.kind !== 'response') return false
    const { response } = outcome.entry
    return credentialAnswer(response, saidIn(response)) === expected
  }
}

/** The error code of a response, of its challenge, or of a callback. */
export function errorOf({ outcome }: Exchange): string | undefined {
  if (outcome.kind === 'callback')
    return parameter(callbackParameters(outcome.entry.request), 'error')
  if (outcome.kind !== 'response') return undefined
  const { response } = outcome.entry
  const header = headerOf(response.headers, 'WWW-Authenticate')
  const challenges = readChallenges(header === undefined ? [] : [header])
  return (
    saidIn(response).error ??
    challenges.flatMap((challenge) => challengeParameter(challenge, 'error') ?? [])[0]
  )
}

function scopesOf({ outcome }: Exchange): readonly string[] {
  if (outcome.kind !== 'response') return []
  const scope = responseMembers(outcome.entry.response.body)?.['scope']
  return typeof scope === 'string' ? scope.split(/[\s,]+/) : []
}
