import type { FastifyReply, FastifyRequest } from 'fastify'
import { ownHostOf } from './own-host.ts'
import { sendProblem } from './problem.ts'

/** True for addresses of the HTTP API. */
export function isApi(url: string): boolean {
  return /^\/api(?:[/?]|$)/.test(url)
}

/** Refuses a request that was not made to one of the tool's own origins; see `ownHostOf`. */
export function guardHost(
  request: FastifyRequest,
  reply: FastifyReply,
  publicOrigin?: string,
): FastifyReply | undefined {
  if (ownHostOf(request.raw, publicOrigin)) return undefined
  const port = request.socket.localPort
  const detail = `This is OAuth Flow Explorer. It answers at http://localhost:${port} only, so that no other name can be made to lead here.`
  if (isApi(request.raw.url ?? '')) return sendProblem(reply, 'host-not-allowed', detail)
  return reply.code(403).type('text/plain; charset=utf-8').send(`${detail}\n`)
}
