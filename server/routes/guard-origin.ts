import type { FastifyReply, FastifyRequest } from 'fastify'
import { isApi, routeOf } from './guard-host.ts'
import { ownHostOf } from './own-host.ts'
import { sendProblem } from './problem.ts'

/**
 * Reached from other sites by nature: the authorization server's pages, and bound by `state`
 * instead; whoever starts a login, which changes nothing before a click.
 */
const exempt: ReadonlySet<string> = new Set([
  ...['/callback', '/callback/fragment', '/initiate'],
  // Servers tell of a logout here, bound by the Logout Token they send.
  '/backchannel-logout/:connectionId',
])

/**
 * Refuses what another site makes a browser send: for the API, and for every method that may
 * change something, `Origin` and `Sec-Fetch-Site` must be the tool's own as far as they are there,
 * and a change needs one of them.
 */
export function guardOrigin(
  request: FastifyRequest,
  reply: FastifyReply,
  publicOrigin?: string,
): FastifyReply | undefined {
  const reading = request.method === 'GET' || request.method === 'HEAD'
  if (exempt.has(routeOf(request)) || (reading && !isApi(request))) return undefined
  const { origin, 'sec-fetch-site': site } = request.headers
  const own = ownHostOf(request.raw, publicOrigin)?.origin
  const foreign = origin !== undefined && origin !== own
  const crossSite = site !== undefined && site !== 'same-origin' && !(reading && site === 'none')
  const unproven = !reading && origin === undefined && site === undefined
  if (!foreign && !crossSite && !unproven) return undefined
  return sendProblem(
    reply,
    'origin-not-allowed',
    unproven
      ? `A request that changes something must say where it comes from: send the header “Origin: ${own}”.`
      : 'Only the tool’s own pages may use its API.',
  )
}
