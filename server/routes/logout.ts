import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { InboundRequest } from '../../core/http.ts'
import { inboundAt } from './callback.ts'
import { callbackPage } from './callback-page.ts'
import type { Callbacks } from './callbacks.ts'
import type { Notices } from './notices.ts'
import type { AppParts } from './parts.ts'

/** Bytes of a form with a Logout Token. */
const largestForm = 64 * 1024

interface OfConnection {
  readonly Params: { readonly connectionId: string }
}

/** A notice is worked on before it is believed, so that few are taken in a minute. */
const limited = { config: { rateLimit: { max: 60, timeWindow: '1 minute' } } }

/**
 * Where logout comes back to, `/logged-out` (OpenID Connect RP-Initiated Logout §3), and where
 * servers tell that a session has ended: `/backchannel-logout/:connectionId`, and a frame at
 * `/frontchannel-logout/:connectionId`.
 */
export function logoutRoutes(
  app: FastifyInstance,
  { publicOrigin }: AppParts,
  { callbacks, notices }: { readonly callbacks: Callbacks; readonly notices: Notices },
): void {
  app.removeAllContentTypeParsers()
  app.addContentTypeParser(
    'application/x-www-form-urlencoded',
    { parseAs: 'string', bodyLimit: largestForm },
    (_request, body, done) => done(null, body),
  )
  const inboundOf = (request: FastifyRequest, via: 'query' | 'form_post'): InboundRequest =>
    inboundAt(request, via, publicOrigin)

  app.get('/logged-out', { exposeHeadRoute: false }, async (request, reply) => {
    const inbound = inboundOf(request, 'query')
    const received = await callbacks.receive(inbound, 'logout-return')
    if ('runId' in received && received.first) {
      return reply.redirect(`/runs/${encodeURIComponent(received.runId)}?returned`, 303)
    }
    return reply
      .code('runId' in received ? 409 : 400)
      .type('text/html; charset=utf-8')
      .send(callbackPage(inbound, received))
  })

  app.post<OfConnection>('/backchannel-logout/:connectionId', limited, async (request, reply) => {
    const { connectionId } = request.params
    const noticed = await notices.backchannel(connectionId, inboundOf(request, 'form_post'))
    if ('taken' in noticed) return reply.code(200).send()
    return reply.code(400).send({ error: 'invalid_request', error_description: noticed.refused })
  })

  app.get<OfConnection>(
    '/frontchannel-logout/:connectionId',
    { ...limited, exposeHeadRoute: false },
    async (request, reply) => {
      await notices.frontchannel(request.params.connectionId, inboundOf(request, 'query'))
      return emptyFrame(reply)
    },
  )
}

/**
 * The one page that may be framed, by any server, since it shows and does nothing: also by a page
 * that lets in only what says that it may (HTML §7.1.4, cross-origin isolation).
 */
function emptyFrame(reply: FastifyReply): FastifyReply {
  return reply
    .removeHeader('x-frame-options')
    .header('content-security-policy', "default-src 'none'; frame-ancestors http: https:")
    .header('cross-origin-resource-policy', 'cross-origin')
    .header('cross-origin-embedder-policy', 'require-corp')
    .type('text/html; charset=utf-8')
    .send('<!doctype html><title>Logout</title>')
}
