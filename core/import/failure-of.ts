import { type Preflight, lacksOf } from '../cors.ts'
import { type TextField, headerOf } from '../http.ts'
import { type BrowserFailure, namedFailure } from './browser-failure.ts'
import type { HarExchange } from './read-har.ts'

/** Why a request of a recording got no answer, with the preflight before it where there was one. */
export interface Failed extends BrowserFailure {
  readonly preflight?: Preflight
}

/** What the recording says of a request that got no answer, by its own words and by its preflight. */
export function failureOf(exchange: HarExchange, exchanges: readonly HarExchange[]): Failed {
  const { failure } = exchange
  const named = failure === undefined ? undefined : namedFailure(failure)
  return (
    named ??
    afterPreflight(exchange, exchanges) ??
    acrossOrigins(exchange) ?? {
      kind: 'unknown',
      code: 'no-answer-recorded',
      message: failure ?? 'The recording has no answer to this request.',
    }
  )
}

/** The browser asked first, and what it was told decides whether the request ever left. */
function afterPreflight(
  exchange: HarExchange,
  exchanges: readonly HarExchange[],
): Failed | undefined {
  const asked = preflightOf(exchange, exchanges)
  if (!asked) return undefined
  const named = asked.failure === undefined ? undefined : namedFailure(asked.failure)
  if (named) return named
  const preflight = readPreflight(asked)
  return lacksOf(preflight).length > 0
    ? {
        kind: 'failed',
        code: 'cors-preflight-refused',
        message: 'The browser asked first (OPTIONS), and was not given leave to send the request.',
        preflight,
      }
    : {
        kind: 'unknown',
        code: 'cors-answer-kept',
        message:
          'The browser was given leave to send the request, and kept its answer from the page.',
        preflight,
      }
}

/** Without a preflight the request left, and the browser kept an answer from the page. */
function acrossOrigins({ request }: HarExchange): Failed | undefined {
  const origin = headerOf(request.headers, 'Origin')
  const mode = headerOf(request.headers, 'Sec-Fetch-Mode')
  if (origin === undefined || origin === new URL(request.url).origin) return undefined
  if (mode !== undefined && mode !== 'cors') return undefined
  return {
    kind: 'unknown',
    code: 'cors-answer-kept',
    message: 'A page of another origin sent this request, and its browser shows no answer.',
  }
}

/** Milliseconds between a preflight and what it asks for; some browsers list it second. */
const closeBy = 10_000

function preflightOf(
  { request, startedAt }: HarExchange,
  exchanges: readonly HarExchange[],
): HarExchange | undefined {
  return exchanges.findLast(
    (other) =>
      other.request.method === 'OPTIONS' &&
      headerOf(other.request.headers, 'Origin') !== undefined &&
      headerOf(other.request.headers, 'Access-Control-Request-Method') !== undefined &&
      other.request.url.split('?', 1)[0] === request.url.split('?', 1)[0] &&
      Math.abs(other.startedAt - startedAt) <= closeBy,
  )
}

function readPreflight({ request, response }: HarExchange): Preflight {
  const asked = (name: string) => headerOf(request.headers, name) ?? ''
  return {
    origin: asked('Origin'),
    method: asked('Access-Control-Request-Method'),
    headers: asked('Access-Control-Request-Headers'),
    ...(response && { status: response.status }),
    answered: (response?.headers ?? []).filter(isOfCors),
  }
}

function isOfCors([name]: TextField): boolean {
  return /^access-control-/i.test(name)
}
