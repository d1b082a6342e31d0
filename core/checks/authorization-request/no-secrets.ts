import { type Check, fail, pass } from '../../check.ts'
import { askAgain, removeQuery } from '../ask-again.ts'
import { inRequest, remark } from '../pointers.ts'
import { whenAsked } from '../when.ts'

const secrets = [
  'client_secret',
  'code_verifier',
  'client_assertion',
  'password',
  'access_token',
  'refresh_token',
]

export const requestNoSecrets: Check = {
  id: 'authorization-request/no-secrets',
  title: 'The URL that the browser sees holds no secret, no verifier and no token',
  step: 'authorization-request',
  severity: 'error',
  specification: ['RFC6749-2.3.1', 'RFC7636-4.1', 'RFC9700-4.3.2'],

  test: ({ authorizationRequest }) =>
    whenAsked(authorizationRequest, (request) => {
      const shown = secrets.filter((name) => request.front.some(([n]) => n === name))
      if (shown.length === 0) return pass(remark(inRequest(request, 'query'), 'none among them'))
      return fail(
        askAgain(
          `Leave out ${shown.join(' and ')}: it belongs in the token request. It now stands in the browser’s history and in logs, so replace it where it is a secret.`,
          ...shown.map((name) => removeQuery(name)),
        ),
        ...shown.map((name) => ({
          pointer: inRequest(request, `query.${name}`),
          expected: 'absent',
          found: 'present',
        })),
      )
    }),
}
