import type { FastifyInstance } from 'fastify'

const names = ['iss', 'login_hint', 'target_link_uri'] as const

/**
 * `POST /initiate`: a third party that starts a login by a form (OpenID Connect Core §4) is brought
 * to the page that a GET shows, which starts nothing before a click. No cookie and no state is
 * touched, so it may come from any site.
 */
export function initiateRoute(app: FastifyInstance): void {
  app.addContentTypeParser(
    'application/x-www-form-urlencoded',
    { parseAs: 'string', bodyLimit: 16 * 1024 },
    (_request, body, done) => done(null, body),
  )
  app.post('/initiate', async ({ body }, reply) => {
    const posted = new URLSearchParams(typeof body === 'string' ? body : '')
    const asked = names.flatMap((name) => {
      const value = posted.get(name)
      return value === null ? [] : [[name, value]]
    })
    return reply.redirect(`/initiate?${new URLSearchParams(asked)}`, 303)
  })
}
