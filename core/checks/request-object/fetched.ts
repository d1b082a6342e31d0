import { type Check, type Verdict, fail, inconclusive, notApplicable, pass } from '../../check.ts'
import type { Facts } from '../../facts.ts'
import { noticesOf } from '../../notices.ts'
import type { Inbound } from '../../run.ts'
import { byValue } from '../judge-object-address.ts'
import { type SentObject, sentObject } from '../judge-request-object.ts'
import { evidence, remark } from '../pointers.ts'

export const requestObjectFetched: Check = {
  id: 'request-object/fetched',
  title: 'The authorization server fetched the request object',
  step: 'request-object',
  severity: 'error',
  specification: ['RFC9101-5.2.3', 'OIDCC-6.2'],

  test(facts) {
    const object = sentObject(facts)
    if (object?.servedAt === undefined)
      return notApplicable('No request object is served for the server to fetch.')
    const { pathname } = new URL(object.servedAt)
    const fetches = noticesOf(facts.run, 'request-object').filter(({ request }) =>
      request.url.endsWith(pathname),
    )
    const fetched = fetches.find(({ answered }) => answered === 200)
    if (fetched) return pass(remark(at(fetched), whenFetched(fetched, object)))
    return fetches[0] ? tooLate(fetches[0]) : neverCame(facts, object, object.servedAt)
  },
}

function at({ id }: Inbound) {
  return { entry: id, part: 'callback' }
}

function whenFetched(fetched: Inbound, { sent }: SentObject): string {
  return `${((fetched.at - sent.at) / 1000).toFixed(1)} s after the browser was sent`
}

function tooLate(fetch: Inbound): Verdict {
  return fail(
    'Begin the login again, and let it go on at once: an object holds for a minute.',
    evidence(at(fetch), 'a request before the object expired', 'one after'),
  )
}

/** RFC 9101 §7: a server that cannot fetch it says invalid_request_uri, and some say nothing. */
function neverCame(facts: Facts, { pointer }: SentObject, servedAt: string): Verdict {
  const response = facts.authorizationResponse
  if (!response) return notApplicable('The browser has not come back; the server may still ask.')
  if (!response.parameters.some(([name]) => name === 'error'))
    return inconclusive(
      'The server answered without having asked for the object here.',
      'Look for what it goes by: a copy that it was given before, or the parameters beside the reference.',
    )
  const { origin } = new URL(servedAt)
  return fail(
    {
      text: `Let the server reach ${origin}, and register ${origin}/request-objects/* where it fetches registered addresses only; or let the request carry the object itself.`,
      ...byValue(facts),
    },
    evidence(pointer, 'a request of the server to this address', undefined),
  )
}
