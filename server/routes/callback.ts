import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import * as v from 'valibot'
import type { InboundRequest } from '../../core/http.ts'
import { callbackPage } from './callback-page.ts'
import { parametersIn, readPasted } from './callback-parameters.ts'
import { callbackScript } from './callback-script.ts'
import { callbackStyles } from './callback-styles.ts'
import type { Callbacks } from './callbacks.ts'
import { ownHostOf } from './own-host.ts'
import type { AppParts } from './parts.ts'
import { sendProblem } from './problem.ts'
import { readBody } from './read-body.ts'
import { type WithRun, noRun } from './runs.ts'

/** Bytes of a form that is posted to the redirection endpoint. */
const largestForm = 256 * 1024

const PasteBody = v.object({ url: v.pipe(v.string(), v.maxLength(65_536)) })

/**
 * `/callback`, the redirection endpoint (RFC 6749 §3.1.2): query, form post (OAuth 2.0 Form Post
 * Response Mode), and a fragment, which the page's script posts back.
 */
export function callbackRoutes(app: FastifyInstance, parts: AppParts, callbacks: Callbacks): void {
  app.addContentTypeParser(
    'application/x-www-form-urlencoded',
    { parseAs: 'string', bodyLimit: largestForm },
    (_request, body, done) => done(null, body),
  )
  const receive = async (
    request: FastifyRequest,
    reply: FastifyReply,
    via: 'query' | 'fragment' | 'form_post',
  ): Promise<FastifyReply> => {
    const inbound = inboundAt(request, via, parts.publicOrigin)
    const received = await callbacks.receive(inbound, 'authorization-response')
    if ('runId' in received && received.first) {
      return reply.redirect(`/runs/${encodeURIComponent(received.runId)}?returned`, 303)
    }
    return reply
      .code('runId' in received ? 409 : 400)
      .type('text/html; charset=utf-8')
      .send(callbackPage(inbound, received))
  }

  app.get('/callback', { exposeHeadRoute: false }, async (request, reply) => {
    if (isPrefetch(request)) return reply.code(204).send()
    return receive(request, reply, 'query')
  })
  app.post('/callback', async (request, reply) => receive(request, reply, 'form_post'))
  app.post('/callback/fragment', async (request, reply) => receive(request, reply, 'fragment'))
  app.get('/callback.css', async (_request, reply) => reply.type('text/css').send(callbackStyles))
  app.get('/callback.js', async (_request, reply) =>
    reply.type('text/javascript; charset=utf-8').send(callbackScript),
  )
}

/** `POST /api/runs/:id/callback`: a callback that the browser could not bring, pasted. */
export function pasteRoute(app: FastifyInstance, { store }: AppParts, callbacks: Callbacks): void {
  app.post<WithRun>('/api/runs/:id/callback', async (request, reply) => {
    const body = readBody(PasteBody, request, reply)
    if (!body) return reply
    const run = await store.runs.get(request.params.id)
    if (!run) return noRun(reply)
    const inbound = readPasted(body.url)
    if (!inbound) {
      return sendProblem(
        reply,
        'not-a-callback',
        'It has no parameters. Copy the whole address from the address bar, from “http” on, after the authorization server sent the browser back.',
      )
    }
    const entries = await callbacks.paste(run, inbound)
    if (entries) return { entries }
    return sendProblem(
      reply,
      'step-not-ready',
      'This run has sent no authorization request that a callback could answer. Send it first.',
    )
  })
}

/** A browser that fetches ahead must not use the state up. */
function isPrefetch({ headers }: FastifyRequest): boolean {
  return [headers['sec-purpose'], headers['purpose'], headers['x-moz']].some((purpose) =>
    String(purpose).startsWith('prefetch'),
  )
}

/** What a browser or a server brought to one of the tool's own addresses. */
export function inboundAt(
  request: FastifyRequest,
  via: 'query' | 'fragment' | 'form_post',
  publicOrigin: string | undefined,
): InboundRequest {
  const own = ownHostOf(request.raw, publicOrigin)?.origin ?? ''
  const [, path, query] = /^([^?]*)(\?.*)?$/s.exec(request.raw.url ?? '') ?? []
  const body = typeof request.body === 'string' ? request.body : ''
  const posted = via === 'fragment' ? (parametersIn(body)[0]?.[1] ?? '') : body
  const fragment = via === 'fragment' ? `#${posted.replace(/^#/, '')}` : ''
  return {
    method: via === 'form_post' ? 'POST' : 'GET',
    url: `${own}${via === 'fragment' ? '/callback' : (path ?? '')}${query ?? ''}${fragment}`,
    via,
    parameters: [...parametersIn(query ?? ''), ...parametersIn(posted)],
  }
}
