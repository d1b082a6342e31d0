import { type Check, fail, notApplicable, pass } from '../../check.ts'
import { responseTypeOf } from '../../connection.ts'
import type { CallbackFacts, RequestFacts } from '../../facts.ts'
import { absoluteUrl } from '../../host-privacy.ts'
import { parameter } from '../../in-hand.ts'
import { askAgain } from '../ask-again.ts'
import { evidence, inRequest } from '../pointers.ts'
import { whenAsked } from '../when.ts'

export const responseType: Check = {
  id: 'authorization-request/response-type',
  title: 'The request has the response_type of its flow, code for most',
  step: 'authorization-request',
  severity: 'error',
  specification: ['RFC6749-4.1.1', 'OIDCC-3.1.2.1'],

  test: ({ authorizationRequest, authorizationResponse, run }) =>
    whenAsked(authorizationRequest, (request) => {
      const type = parameter(request.parameters, 'response_type')
      const expected = responseTypeOf(run.connection)
      const found = evidence(inRequest(request, 'query.response_type'), expected, type)
      if (type?.split(' ').includes('code') || (type && sameWords(type, expected)))
        return pass(found)
      if (type === undefined && needsNone(request, authorizationResponse))
        return notApplicable('This server knows one flow, and does without a response_type.')
      return fail(
        askAgain(`Send response_type=${expected}: it says what the answer shall bring.`),
        found,
      )
    }),
}

/** Servers whose own documentation leaves it out, and whatever else went on without it. */
function needsNone(request: RequestFacts, response: CallbackFacts | undefined): boolean {
  const host = absoluteUrl(request.exchange.sent.request.url)?.hostname ?? ''
  if (withoutResponseType.has(host)) return true
  return response?.parameters.some(([name]) => name === 'code') ?? false
}

const withoutResponseType: ReadonlySet<string> = new Set([
  ...['github.com', 'slack.com', 'www.facebook.com'],
])

/** RFC 6749 §3.1.1: the order of the words does not matter. */
function sameWords(one: string, other: string): boolean {
  return one.split(' ').sort().join(' ') === other.split(' ').sort().join(' ')
}
