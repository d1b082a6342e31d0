import { askedParameters } from '../asked-parameters.ts'
import { authenticate, lackOfCredentials } from '../client-authentication.ts'
import type { Field } from '../http.ts'
import {
  callbackInHand,
  drawnInHand,
  endpointInHand,
  parameter,
  parametersInHand,
} from '../in-hand.ts'
import type { Run } from '../run.ts'
import type { Step } from '../step.ts'

export const tokenRequest: Step = {
  name: 'token-request',
  title: 'Token request',
  summary: 'The client trades the one-time code for tokens, over a back channel.',
  phase: 'Exchange',
  specification: 'RFC6749-4.1.3',
  channel: 'back',
  between: ['client', 'authorization-server'],

  missing(run) {
    const callback = callbackInHand(run)
    return [
      ...(endpointInHand(run, 'token_endpoint')
        ? []
        : ['a token_endpoint: send discovery, or enter it by hand']),
      ...(callback ? lackOfCode(parametersInHand(run)) : ['a code: log in first']),
      ...lackOfCredentials(run),
    ]
  },

  request(run) {
    return {
      method: 'POST',
      url: endpointInHand(run, 'token_endpoint') ?? '',
      query: [],
      ...authenticate(run, 'token-request', fieldsOf(run)),
    }
  },

  basedOn: (run) => callbackInHand(run)?.id,
}

function lackOfCode(parameters: readonly (readonly [string, string])[]): string[] {
  if (parameter(parameters, 'code')) return []
  const error = parameter(parameters, 'error')
  return [
    error
      ? `a code: the callback brought the error ${error} instead`
      : 'a code: the callback brought none',
  ]
}

/**
 * `redirect_uri` repeats what the authorization request sent, since the two must be identical
 * (RFC 6749 §4.1.3); the verifier goes along when a challenge was sent (RFC 7636 §4.5). Of several
 * resources the first is named: a token is best for one (RFC 8707 §2.2).
 */
function fieldsOf(run: Run): Field[] {
  const asked = askedParameters(run)
  const redirect_uri = parameter(asked, 'redirect_uri')
  const challenged = parameter(asked, 'code_challenge') !== undefined
  const resource = parameter(asked, 'resource')
  const code = parameter(parametersInHand(run), 'code')
  return [
    ['grant_type', 'authorization_code'],
    ['code', code ?? ''],
    ...(redirect_uri === undefined ? [] : [['redirect_uri', redirect_uri] as const]),
    ...(challenged ? [['code_verifier', drawnInHand(run)['code_verifier'] ?? ''] as const] : []),
    ...(resource === undefined ? [] : [['resource', resource] as const]),
  ]
}
