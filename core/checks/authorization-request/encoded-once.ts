import { type Check, fail, pass } from '../../check.ts'
import type { TextField } from '../../http.ts'
import { askAgain, setQuery } from '../ask-again.ts'
import { evidence, inRequest, remark } from '../pointers.ts'
import { whenAsked } from '../when.ts'

/** Opaque to the protocol: their owner may write what it likes. */
const opaque: ReadonlySet<string> = new Set(['state', 'nonce', 'id_token_hint', 'request'])

export const encodedOnce: Check = {
  id: 'authorization-request/encoded-once',
  title: 'Every value is percent-encoded once',
  step: 'authorization-request',
  severity: 'error',
  specification: ['RFC6749-B', 'RFC6749-4.1.1'],

  test: ({ authorizationRequest }) =>
    whenAsked(authorizationRequest, (request) => {
      const twice = request.parameters.filter(isEncodedTwice)
      if (twice.length === 0)
        return pass(remark(inRequest(request, 'query'), 'no value is encoded twice'))
      return fail(
        askAgain(
          'Hand the plain value to what builds the query: it encodes it itself.',
          ...twice.map(([name, value]) => setQuery(name, decodeURIComponent(value))),
        ),
        ...twice.map(([name, value]) =>
          evidence(inRequest(request, `query.${name}`), decodeURIComponent(value), value),
        ),
      )
    }),
}

/** In a value that is a URL only an encoded scheme tells, since its own query may hold escapes. */
function isEncodedTwice([name, value]: TextField): boolean {
  if (opaque.has(name) || !/%[\da-f]{2}/i.test(value) || /%(?![\da-f]{2})/i.test(value))
    return false
  if (/^[a-z][\w+.-]*:\/\//i.test(value)) return /%25[\da-f]{2}/i.test(value)
  return isDecodable(value)
}

function isDecodable(value: string): boolean {
  try {
    return decodeURIComponent(value) !== value
  } catch {
    return false
  }
}
