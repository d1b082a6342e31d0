import { type Check, fail, pass } from '../../check.ts'
import { askAgain, removeQuery } from '../ask-again.ts'
import { evidence, inRequest, remark } from '../pointers.ts'
import { whenAsked } from '../when.ts'

/** Registered names by their letters alone, beside spellings that are often met. */
const registered: ReadonlyMap<string, string> = new Map([
  ...[
    ...['response_type', 'client_id', 'redirect_uri', 'scope', 'state', 'nonce', 'prompt'],
    ...['code_challenge', 'code_challenge_method', 'response_mode', 'max_age', 'login_hint'],
    ...['id_token_hint', 'acr_values', 'ui_locales', 'audience', 'resource', 'request_uri'],
  ].map((name) => [name.replaceAll('_', ''), name] as const),
  ['redirecturl', 'redirect_uri'],
  ['scopes', 'scope'],
  ['codechallange', 'code_challenge'],
])

export const namesSpelled: Check = {
  id: 'authorization-request/names-spelled',
  title: 'Parameters are spelled as they are registered',
  step: 'authorization-request',
  severity: 'warning',
  specification: ['RFC6749-3.1', 'RFC6749-11.2.2'],

  test: ({ authorizationRequest }) =>
    whenAsked(authorizationRequest, (request) => {
      const wrong = request.parameters.flatMap(([name]) => {
        const right = registered.get(name.trim().toLowerCase().replace(/[_-]/g, ''))
        return right === undefined || right === name.trim() ? [] : [{ name, right }]
      })
      if (wrong.length === 0) return pass(remark(inRequest(request, 'query'), 'as registered'))
      return fail(
        askAgain(
          'Correct the name: servers ignore a parameter they do not know.',
          ...wrong.map(({ name }) => removeQuery(name)),
        ),
        ...wrong.map(({ name, right }) =>
          evidence(inRequest(request, `query.${name}`), right, name),
        ),
      )
    }),
}
