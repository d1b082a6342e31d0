import helmet from '@fastify/helmet'
import Fastify, { type FastifyInstance } from 'fastify'
import { callbackRoutes, pasteRoute } from './routes/callback.ts'
import { createCallbacks } from './routes/callbacks.ts'
import { connectionRoutes } from './routes/connections.ts'
import { diagnoseRoute } from './routes/diagnose.ts'
import { eventsRoute } from './routes/events.ts'
import { createExchanges } from './routes/exchanges.ts'
import { exportRoute } from './routes/export.ts'
import { guardHost, routeOf } from './routes/guard-host.ts'
import { guardOrigin } from './routes/guard-origin.ts'
import { handleError } from './routes/handle-error.ts'
import { takeJsonOnly } from './routes/json-body.ts'
import { createLive } from './routes/live.ts'
import { loggerTo } from './routes/log.ts'
import { initiateRoute } from './routes/initiate.ts'
import { importRoute } from './routes/imports.ts'
import { certificateRoutes } from './routes/certificates.ts'
import { keyRoutes } from './routes/keys.ts'
import { labRoutes } from './routes/lab.ts'
import { logoutRoutes } from './routes/logout.ts'
import { createNotices } from './routes/notices.ts'
import { handleNotFound } from './routes/not-found.ts'
import { servePage } from './routes/page.ts'
import type { AppParts } from './routes/parts.ts'
import { requestObjectRoute } from './routes/request-objects.ts'
import { runRoutes } from './routes/runs.ts'
import { securityHeaders } from './routes/security-headers.ts'
import { sendRoute } from './routes/send.ts'
import { trialRoutes } from './routes/trials.ts'
import { sessionRoutes } from './routes/session.ts'
import { schemaless } from './schemaless.ts'

/** Routes that cannot answer before the tool has started; the page itself can. */
const needsStart =
  /^\/(?:api|callback|request-objects|logged-out|backchannel-logout|frontchannel-logout)/

/** The tool's HTTP server, not listening yet. Closing it waits for what is being sent. */
export async function buildApp(parts: AppParts): Promise<FastifyInstance> {
  const { publicOrigin, clientFolder } = parts
  const app = Fastify({
    logger: loggerTo(parts.log),
    genReqId: () => crypto.randomUUID(),
    bodyLimit: 1024 * 1024,
    requestTimeout: 20_000,
    // Node looks for expired requests only so often; its default would double the limit.
    http: { headersTimeout: 8_000, connectionsCheckingInterval: 2_000 },
    forceCloseConnections: true,
    schemaController: schemaless,
    // An address that cannot be read never reaches the hooks, so the host is judged here too.
    frameworkErrors: (error, request, reply) => {
      if (guardHost(request, reply, publicOrigin)) return
      handleError(error, request, reply)
    },
  })
  const live = createLive()
  const exchanges = createExchanges(parts, live)
  const callbacks = createCallbacks(parts, live)
  app.setErrorHandler(handleError)
  app.setNotFoundHandler(handleNotFound(app))
  app.addHook('onClose', async () => exchanges.idle())

  await app.register(helmet, securityHeaders)
  app.addHook('onRequest', (_request, reply, done) => {
    reply.raw.setHeader('cache-control', 'no-store')
    done()
  })
  app.addHook('onRequest', async (request, reply) => guardHost(request, reply, publicOrigin))
  app.addHook('onRequest', async (request, reply) => guardOrigin(request, reply, publicOrigin))
  app.addHook('onRequest', async (request) => {
    if (needsStart.test(routeOf(request))) await parts.started
  })
  takeJsonOnly(app)

  await sessionRoutes(app, parts)
  connectionRoutes(app, parts)
  keyRoutes(app, parts)
  certificateRoutes(app, parts)
  runRoutes(app, parts, live)
  sendRoute(app, exchanges)
  trialRoutes(app, parts, exchanges)
  labRoutes(app, parts)
  importRoute(app, parts)
  pasteRoute(app, parts, callbacks)
  eventsRoute(app, parts, live)
  exportRoute(app, parts)
  diagnoseRoute(app)
  await app.register((scope, _options, done) => {
    callbackRoutes(scope, parts, callbacks)
    done()
  })
  await app.register((scope, _options, done) => {
    logoutRoutes(scope, parts, { callbacks, notices: createNotices(parts, live) })
    done()
  })
  requestObjectRoute(app, parts, live)
  await app.register((scope, _options, done) => {
    initiateRoute(scope)
    done()
  })
  if (clientFolder !== undefined) await servePage(app, clientFolder)
  return app
}
