import { type Check, type Evidence, fail, notApplicable, pass } from '../../check.ts'
import type { ResponseFacts } from '../../facts.ts'
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
      const lacks = lackOf(response, origin, asked, wanted)
      const at = inResponse(response, 'header.Access-Control-Allow-Origin')
      return lacks.length === 0
        ? pass(
            evidence(
              at,
              origin,
              headerOf(response.entry.response.headers, 'Access-Control-Allow-Origin'),
            ),
          )
        : fail(
            'Allow this origin, method and header at the API (CORS), or call it from a server. Without that the browser never sends the request itself.',
            ...lacks,
          )
    }),
}

function lackOf(
  response: ResponseFacts,
  origin: string,
  method: string,
  wanted: string,
): readonly Evidence[] {
  const { status, headers } = response.entry.response
  const found = (name: string) => headerOf(headers, name)
  const lists = (name: string) => words(found(name) ?? '')
  const at = (name: string) => inResponse(response, `header.${name}`)
  const [allowOrigin, allowMethods, allowHeaders] = [
    'Access-Control-Allow-Origin',
    'Access-Control-Allow-Methods',
    'Access-Control-Allow-Headers',
  ] as const
  const simple = ['get', 'head', 'post']
  // A star never stands for Authorization.
  const headersAllowed = words(wanted).every(
    (name) =>
      lists(allowHeaders).includes(name) ||
      (name !== 'authorization' && lists(allowHeaders).includes('*')),
  )
  const methods = [...simple, ...lists(allowMethods)]
  return [
    ...(status >= 200 && status < 300
      ? []
      : [evidence(inResponse(response, 'status'), '2xx', `${status}`)]),
    ...([origin, '*'].includes(found(allowOrigin) ?? '')
      ? []
      : [evidence(at(allowOrigin), origin, found(allowOrigin))]),
    ...(methods.includes(method.toLowerCase()) || methods.includes('*')
      ? []
      : [evidence(at(allowMethods), method, found(allowMethods))]),
    ...(headersAllowed ? [] : [evidence(at(allowHeaders), wanted, found(allowHeaders))]),
  ]
}

const words = (list: string): readonly string[] =>
  list
    .toLowerCase()
    .split(',')
    .map((word) => word.trim())
    .filter(Boolean)
