import type { FastifyReply, FastifyRequest } from 'fastify'
import { ownHostOf } from './own-host.ts'
import { sendProblem } from './problem.ts'

/**
 * The route that will answer, such as `/api/runs/:id`, or the path that was asked for where there is
 * none. Guards go by this: the router decodes a path first, so `/%61pi/runs` leads to the API too.
 */
export function routeOf({ routeOptions, raw }: FastifyRequest): string {
  return routeOptions.url ?? (raw.url ?? '/').split('?', 1)[0] ?? '/'
}

/** True for requests to the HTTP API, however their address is spelled. */
export function isApi(request: FastifyRequest): boolean {
  return /^\/api(?:\/|$)/.test(routeOf(request))
}

/**
 * Reached by authorization servers under whatever name a tunnel gives the tool. What is there goes
 * by a name that nobody can guess, so that a page which rebinds its own name learns nothing.
 */
const underAnyHost: ReadonlySet<string> = new Set(['/request-objects/:runId/:name'])

/** Refuses a request that was not made to one of the tool's own origins; see `ownHostOf`. */
export function guardHost(
  request: FastifyRequest,
  reply: FastifyReply,
  publicOrigin?: string,
): FastifyReply | undefined {
  if (ownHostOf(request.raw, publicOrigin) || underAnyHost.has(routeOf(request))) return undefined
  const port = request.socket.localPort
  const detail = `This is OAuth Flow Explorer. It answers at http://localhost:${port} only, so that no other name can be made to lead here.`
  if (isApi(request)) return sendProblem(reply, 'host-not-allowed', detail)
  return reply.code(403).type('text/plain; charset=utf-8').send(`${detail}\n`)
}
