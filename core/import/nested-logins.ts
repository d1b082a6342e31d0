import { type HttpRequest, textOf } from '../http.ts'
import { readCallback } from './callback-shape.ts'
import type { HarExchange } from './read-har.ts'
import { targetOf } from './trace.ts'
import type { PlainRequest } from './withhold-secrets.ts'

/** An authorization request, with the exchange that it was. */
export interface Asked {
  readonly exchange: HarExchange
  readonly request: HttpRequest
}

/**
 * The authorization requests that an authorization server made on behalf of another one: a broker
 * (Keycloak, Okta, Auth0, Cognito) sends the user on to somebody else’s login, as a client of that
 * server, and goes on with its own once the user is back. They are another flow than the one that was
 * recorded. Where the inner login fails, and the outer one got no answer, the inner one is the flow.
 */
export function nestedLogins<T extends Asked>(
  asked: readonly T[],
  exchanges: readonly HarExchange[],
): ReadonlySet<T> {
  const nested = asked.filter((inner, index) => {
    const outer = asked.slice(0, index).findLast((each) => encloses(each, inner, exchanges))
    if (!outer) return false
    return answerOf(outer, exchanges) !== undefined || succeeded(inner, exchanges)
  })
  return new Set(nested)
}

/** The client of the inner request is the server of the outer one. */
function encloses(outer: Asked, inner: Asked, exchanges: readonly HarExchange[]): boolean {
  const [client, server] = [originOf(outer, 'redirect_uri'), new URL(outer.request.url).origin]
  const back = originOf(inner, 'redirect_uri')
  if (back === undefined || back === client) return false
  if (back === server) return true
  // A broker with several names of its own: it sent the browser on before it answered.
  const sentOn = between(outer, inner, exchanges).some(
    (exchange) =>
      targetOf(exchange)?.url === inner.exchange.request.url &&
      new URL(exchange.request.url).origin !== client,
  )
  const answered = answerOf(outer, exchanges)
  return sentOn && (answered === undefined || answered > exchanges.indexOf(inner.exchange))
}

function between(
  outer: Asked,
  inner: Asked,
  exchanges: readonly HarExchange[],
): readonly HarExchange[] {
  return exchanges.slice(exchanges.indexOf(outer.exchange), exchanges.indexOf(inner.exchange))
}

/** Where among the exchanges the answer to that request came; undefined when none did. */
function answerOf(asked: Asked, exchanges: readonly HarExchange[]): number | undefined {
  const from = exchanges.indexOf(asked.exchange)
  const found = exchanges.slice(from).findIndex((exchange) => brings(asked, exchange) !== undefined)
  return found === -1 ? undefined : from + found
}

function succeeded(asked: Asked, exchanges: readonly HarExchange[]): boolean {
  const exchange = exchanges[answerOf(asked, exchanges) ?? -1]
  const read = exchange && brings(asked, exchange)
  return read?.parameters.some(([name]) => name === 'code') === true
}

function brings(asked: Asked, exchange: HarExchange): ReturnType<typeof readCallback> {
  const target = targetOf(exchange)
  const requests: readonly PlainRequest[] = [exchange.request, ...(target ? [target] : [])]
  const answer = requests.find((request) => isAnswerTo(asked, request))
  return answer && readCallback(answer)
}

/** A request to the address that this one wants its answer at, with its state. */
export function isAnswerTo({ request }: Asked, candidate: PlainRequest): boolean {
  const redirect_uri = textOf(request.query, 'redirect_uri')
  if (redirect_uri === undefined || !URL.canParse(redirect_uri)) return false
  if (withoutQuery(redirect_uri) !== withoutQuery(candidate.url)) return false
  const read = readCallback(candidate)
  const state = textOf(request.query, 'state')
  const returned = read?.parameters.find(([name]) => name === 'state')?.[1]
  return read !== undefined && (state === undefined || returned === state)
}

function originOf({ request }: Asked, name: string): string | undefined {
  const value = textOf(request.query, name)
  return value !== undefined && URL.canParse(value) ? new URL(value).origin : undefined
}

function withoutQuery(url: string): string {
  const { origin, pathname } = new URL(url)
  return `${origin}${pathname}`
}
