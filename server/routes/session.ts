import { randomBytes } from 'node:crypto'
import cookie from '@fastify/cookie'
import rateLimit from '@fastify/rate-limit'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import * as v from 'valibot'
import { isApi, routeOf } from './guard-host.ts'
import type { AppParts } from './parts.ts'
import { type Logins, createLogins } from './password.ts'
import { sendProblem } from './problem.ts'
import { readBody } from './read-body.ts'

const cookieName = 'oauth-flow-explorer'

const LoginBody = v.object({ password: v.pipe(v.string(), v.maxLength(1024)) })

/** `/api/session`; and where a password is set, nothing else of the API answers before it came. */
export async function sessionRoutes(app: FastifyInstance, parts: AppParts): Promise<void> {
  await app.register(cookie, { secret: randomBytes(32).toString('base64url') })
  await app.register(rateLimit, { global: false })
  const logins = parts.password === undefined ? undefined : createLogins(parts.password)
  const authenticated = (request: FastifyRequest): boolean =>
    !logins || logins.isLoggedIn(sessionOf(request))

  app.addHook('onRequest', async (request, reply) => {
    const open = !isApi(request) || routeOf(request) === '/api/session'
    if (open || authenticated(request)) return undefined
    return sendProblem(reply, 'password-needed', 'Give the password the tool was started with.')
  })

  app.get('/api/session', async (request) => {
    const { origin, builtIn } = await parts.started
    const callback = `${parts.publicOrigin ?? origin}/callback`
    return {
      version: parts.version,
      passwordRequired: logins !== undefined,
      authenticated: authenticated(request),
      ...{ callback, builtIn },
    }
  })
  if (logins) passwordRoutes(app, logins, parts.publicOrigin?.startsWith('https:') ?? false)
}

function passwordRoutes(app: FastifyInstance, logins: Logins, secure: boolean): void {
  const attributes = { path: '/', httpOnly: true, sameSite: 'lax', secure } as const
  const limited = { config: { rateLimit: { max: 5, timeWindow: '1 minute' } } }

  app.post('/api/session', limited, async (request, reply) => {
    const body = readBody(LoginBody, request, reply)
    if (!body) return reply
    const session = logins.logIn(body.password)
    if (session === undefined) {
      return sendProblem(
        reply,
        'wrong-password',
        'It is the one set in OAUTH_FLOW_EXPLORER_PASSWORD.',
      )
    }
    return reply
      .setCookie(cookieName, session, { ...attributes, signed: true })
      .code(204)
      .send()
  })

  app.delete('/api/session', async (request, reply) => {
    logins.logOut(sessionOf(request))
    return reply.clearCookie(cookieName, attributes).code(204).send()
  })
}

/** The session's id, when the cookie carries our signature. */
function sessionOf(request: FastifyRequest): string | undefined {
  const unsigned = request.unsignCookie(request.cookies[cookieName] ?? '')
  return unsigned.valid ? unsigned.value : undefined
}
