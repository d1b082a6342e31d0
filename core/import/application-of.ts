import type { ApplicationAnswer, CookieSet } from '../application-answer.ts'
import { type TextField, headerOf } from '../http.ts'
import { visibleText } from '../visible-text.ts'
import { namedFailure } from './browser-failure.ts'
import type { HarExchange } from './read-har.ts'

/** Characters of a page that are kept: an error stands at its top. */
const textLimit = 2_000

/**
 * What an application made of the callback that this exchange is. `earlier` is what was recorded
 * before it. Undefined where nothing of the answer was recorded.
 */
export function applicationOf(
  exchange: HarExchange,
  earlier: readonly HarExchange[],
): ApplicationAnswer | undefined {
  const { response, failure } = exchange
  const named = failure === undefined ? undefined : namedFailure(failure)
  if (!response && (!named || named.code === 'browser-cancelled')) return undefined
  const location = response && headerOf(response.headers, 'Location')
  const isShown = response !== undefined && response.status >= 400
  const cookies = cookiesOf(exchange, earlier)
  return {
    ...(response && { status: response.status }),
    ...(location !== undefined && { location }),
    text: isShown ? visibleText(response.body).trim().slice(0, textLimit) : '',
    ...(!response && named && { failure: { code: named.code, message: named.message } }),
    ...(cookies && { cookies }),
  }
}

function cookiesOf(
  exchange: HarExchange,
  earlier: readonly HarExchange[],
): ApplicationAnswer['cookies'] {
  const all = [...earlier, exchange]
  // Chrome leaves cookies out unless it is told not to: then none says nothing.
  const isRecorded = all.some(({ request }) => headerOf(request.headers, 'Cookie') !== undefined)
  const before = earlier.filter(({ request }) => isOfSite(request.url, exchange.request.url))
  const set = before.flatMap(cookiesSet)
  if (!isRecorded && set.length === 0) return undefined
  const sent = (headerOf(exchange.request.headers, 'Cookie') ?? '').split(';')
  return {
    sent: sent.flatMap((pair) => pair.split('=', 1)[0]?.trim() || []),
    before: set,
    set: cookiesSet(exchange),
  }
}

function cookiesSet({ request, response }: HarExchange): readonly CookieSet[] {
  const { origin } = new URL(request.url)
  return (response?.headers ?? []).filter(isSetCookie).flatMap(([, lines]) =>
    // Firefox writes several into one header, a line each.
    lines.split('\n').flatMap((line) => {
      const [pair = '', ...attributes] = line.split(';').map((part) => part.trim())
      const [name = ''] = pair.split('=', 1)
      return name === '' ? [] : [{ origin, name, attributes: attributes.join('; ') }]
    }),
  )
}

function isSetCookie([name]: TextField): boolean {
  return name.toLowerCase() === 'set-cookie'
}

/** Hosts that may well be one application: equal, or with the same last two labels. */
function isOfSite(url: string, other: string): boolean {
  const site = (address: string) => new URL(address).hostname.split('.').slice(-2).join('.')
  return site(url) === site(other)
}
