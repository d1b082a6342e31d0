import { type ApplicationAnswer, hasApplicationFailed } from '../application-answer.ts'
import { callbackParameters } from '../callback-parameters.ts'
import { originWithoutLeave } from '../cors.ts'
import { headerOf, isRecorded } from '../http.ts'
import { responseMembers } from '../in-hand.ts'
import { nonceAsked } from '../nonce-challenge.ts'
import { isStillWaiting } from '../polling.ts'
import type { Exchange, StepName } from '../run.ts'

/** What is wrong with an exchange by its outcome alone; undefined when nothing is. */
export function problemOf(exchange: Exchange): string | undefined {
  const { outcome } = exchange
  if (isStillWaiting(exchange) || nonceAsked(exchange) !== undefined) return undefined
  switch (outcome.kind) {
    case 'pending':
      return undefined
    case 'failed':
    case 'unknown':
      return outcome.entry.message
    case 'callback': {
      const parameters = callbackParameters(outcome.entry.request)
      const error = parameters.find(([name]) => name === 'error')?.[1]
      const description = parameters.find(([name]) => name === 'error_description')?.[1]
      if (error !== undefined) return described(error, description)
      if (outcome.entry.step === 'logout-return') return undefined
      if (!parameters.some(([name]) => brought.has(name))) return 'the callback brought no code'
      return problemOfApplication(outcome.entry.application)
    }
    case 'response':
      if (isOtherKind(exchange.sent.step, outcome.entry.response.body)) return undefined
      if (hasNoSuchThing(exchange)) return undefined
      if (isKeptFromPage(exchange)) return 'the browser kept the answer from the page (CORS)'
      // Only a page that says an error is recorded as what a login came to.
      if (exchange.sent.step === 'authorization-request' && outcome.entry.response.status < 400)
        return 'the server showed an error of its own, and did not send the browser back'
      // A logout ends on a page, or on the way back; an authorization request ends on neither.
      if (exchange.sent.step === 'logout' && outcome.entry.response.status < 400)
        return /[?&#]error/i.test(headerOf(outcome.entry.response.headers, 'Location') ?? '')
          ? 'the server led to a page that says an error'
          : undefined
      return problemOfResponse(outcome.entry.response.status, outcome.entry.response.body)
  }
}

function problemOfApplication(answer: ApplicationAnswer | undefined): string | undefined {
  if (!answer || !hasApplicationFailed(answer)) return undefined
  return answer.status === undefined
    ? 'the application did not answer its callback'
    : `the application answered its callback with ${answer.status}`
}

/** What an authorization response can bring to go on with (OpenID Connect Core §3). */
const brought: ReadonlySet<string> = new Set(['code', 'id_token', 'access_token'])

/** A server that leaves a kind of token out has answered what was asked (RFC 7009 §2.2.1). */
function isOtherKind(step: StepName, body: string): boolean {
  if (step !== 'introspection' && step !== 'revocation') return false
  return responseMembers(body)?.['error'] === 'unsupported_token_type'
}

/** An API that has nothing at an address says so to whoever asks, with whatever token. */
export function hasNoSuchThing({ sent, outcome }: Exchange): boolean {
  return (
    sent.step === 'api-request' &&
    outcome.kind === 'response' &&
    outcome.entry.response.status === 404
  )
}

function isKeptFromPage({ sent, outcome }: Exchange): boolean {
  return (
    sent.channel === 'back' &&
    outcome.kind === 'response' &&
    !isRecorded(outcome.entry.response) &&
    originWithoutLeave(sent.request, outcome.entry.response) !== undefined
  )
}

function problemOfResponse(status: number, body: string): string | undefined {
  const members = responseMembers(body)
  const error = members?.['error']
  if (typeof error === 'string')
    return `${status} ${described(error, members?.['error_description'])}`
  return status >= 200 && status < 300 ? undefined : `the answer was ${status}`
}

function described(error: string, description: unknown): string {
  return typeof description === 'string' && description !== '' ? `${error}: ${description}` : error
}
