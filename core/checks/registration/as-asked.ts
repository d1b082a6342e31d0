import { type Check, type Evidence, fail, inconclusive, pass } from '../../check.ts'
import { asObject, readJson } from '../../read-json.ts'
import { evidence, inResponse } from '../pointers.ts'
import { whenGranted } from '../when.ts'

/** What changes how the client has to go on. */
const judged = [
  ...['redirect_uris', 'token_endpoint_auth_method', 'grant_types', 'response_types'],
  ...['scope', 'request_object_signing_alg', 'dpop_bound_access_tokens', 'jwks_uri'],
]

export const registrationAsAsked: Check = {
  id: 'registration/as-asked',
  title: 'The server registers the client as it asked to be',
  step: 'registration',
  severity: 'warning',
  specification: ['RFC7591-3.2.1', 'RFC7591-2'],

  test: ({ registration }) =>
    whenGranted(registration, ({ response, members }, { exchange }) => {
      const { body } = exchange.sent.request
      const asked = asObject(readJson(body && 'raw' in body ? body.raw : '').value)
      if (!asked)
        return inconclusive(
          'What was sent cannot be read as JSON.',
          'Send the metadata of the client as a JSON object.',
        )
      const differing = judged.flatMap((name): Evidence[] =>
        asked[name] === undefined || members[name] === undefined || same(asked[name], members[name])
          ? []
          : [evidence(inResponse(response, `json.${name}`), textOf(asked[name]), members[name])],
      )
      return differing.length === 0
        ? pass({ pointer: inResponse(response, 'json'), note: 'nothing was substituted' })
        : fail(
            'Go by the answer: the server has substituted what it does not allow. Ask its operator for it, or do without.',
            ...differing,
          )
    }),
}

/** Lists are sets, and so are the words of a scope. */
function same(asked: unknown, answered: unknown): boolean {
  return setOf(asked) === setOf(answered)
}

function setOf(value: unknown): string {
  const items = typeof value === 'string' ? value.split(' ') : [value].flat()
  return JSON.stringify(items.map((item) => JSON.stringify(item)).sort())
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value)
}
