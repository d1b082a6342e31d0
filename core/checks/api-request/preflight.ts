import { type Check, fail, notApplicable, pass } from '../../check.ts'
import { lacksOf } from '../../cors.ts'
import { headerOf } from '../../http.ts'
import { evidence, inResponse } from '../pointers.ts'
import { whenAnswered } from '../when.ts'

/** Judged when the request is one that a browser would send before a page may call the API. */
export const apiPreflight: Check = {
  id: 'api-request/preflight',
  title: 'The API lets a page of that origin call it with a token',
  step: 'api-request',
  severity: 'error',
  specification: ['RFC6454-7'],

  test: ({ apiRequest }) =>
    whenAnswered(apiRequest, (response, { exchange }) => {
      const { method, headers } = exchange.sent.request
      const origin = headerOf(headers, 'Origin')
      const asked = headerOf(headers, 'Access-Control-Request-Method')
      if (method !== 'OPTIONS' || origin === undefined || asked === undefined)
        return notApplicable('The request is not one that a browser sends beforehand.')
      const wanted = headerOf(headers, 'Access-Control-Request-Headers') ?? ''
      const { status, headers: answered } = response.entry.response
      const lacks = lacksOf({ origin, method: asked, headers: wanted, status, answered })
      const allowed = 'Access-Control-Allow-Origin'
      return lacks.length === 0
        ? pass(
            evidence(
              inResponse(response, `header.${allowed}`),
              origin,
              headerOf(answered, allowed),
            ),
          )
        : fail(
            'Allow this origin, method and header at the API (CORS), or call it from a server. Without that the browser never sends the request itself.',
            ...lacks.map(({ part, expected, found }) =>
              evidence(
                inResponse(response, part === 'status' ? part : `header.${part}`),
                expected,
                found,
              ),
            ),
          )
    }),
}
