import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { isApi } from './guard-host.ts'
import { sendProblem } from './problem.ts'

/** The page's own screens; it draws what is at an address of them, found or not. */
const screens =
  /^\/(?:$|(?:connections|runs|compare)(?:\/|$)|(?:initiate|lab|token|pasted-callback)$)/

/**
 * Answers where no route is: under `/api` with a problem (405 where another method would do), for
 * the page's screens with the page, and else with 404.
 */
export function handleNotFound(
  app: FastifyInstance,
): (request: FastifyRequest, reply: FastifyReply) => FastifyReply {
  const methods = new Map<string, string[]>()
  app.addHook('onRoute', ({ url, method }) => {
    methods.set(url, [...(methods.get(url) ?? []), ...[method].flat()])
  })
  return (request, reply) => {
    const path = (request.raw.url ?? '/').split('?', 1)[0] ?? '/'
    const allowed = [...methods].flatMap(([route, list]) => (matches(route, path) ? list : []))
    void reply.header('cache-control', 'no-store')
    if (allowed.length > 0) void reply.header('allow', [...new Set(allowed)].join(', '))
    if (isApi(request)) return apiProblem(reply, allowed)
    const reading = request.method === 'GET' || request.method === 'HEAD'
    if (!reading) return plain(reply, 405, 'This address does not take that method.')
    if (!app.hasDecorator('servesPage') || /\.\w+$/.test(path)) {
      return plain(reply, 404, 'There is nothing at this address.')
    }
    return reply.code(screens.test(path) ? 200 : 404).sendFile('index.html')
  }
}

function apiProblem(reply: FastifyReply, allowed: readonly string[]): FastifyReply {
  return allowed.length > 0
    ? sendProblem(reply, 'method-not-allowed', `It takes ${[...new Set(allowed)].join(', ')}.`)
    : sendProblem(reply, 'not-found', 'The address is not one of this API; see docs/api.md.')
}

function plain(reply: FastifyReply, status: number, text: string): FastifyReply {
  return reply.code(status).type('text/plain; charset=utf-8').send(`${text}\n`)
}

/** Whether a path fits a route such as `/api/runs/:id`. */
function matches(route: string, path: string): boolean {
  const [expected, found] = [route.split('/'), path.split('/')]
  return (
    expected.length === found.length &&
    expected.every((part, index) => part.startsWith(':') || part === found[index])
  )
}
