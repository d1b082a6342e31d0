import Fastify, { type FastifyInstance, type FastifyRequest } from 'fastify'
import { schemaless } from '../schemaless.ts'
import { writeAnswer } from './answer.ts'
import { insertedMetadataPath } from './endpoints.ts'
import type { Issuer } from './issuer.ts'
import { styles } from './pages/styles.ts'
import type { SampleApi } from './sample-api.ts'
import { drawPicture, picturePath, type TenantUser } from './tenant-users.ts'

/** What is reached at which first path segment; the tenant's own stands at the empty one. */
export interface Places {
  readonly issuers: Map<string, Issuer>
  readonly apis: Map<string, SampleApi>
  /** `host:port` by which each listener is called; a request for another one is refused. */
  readonly hosts: { tenant?: string; api?: string }
}

const icon =
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 22 22"><g fill="none" stroke="#5a68e0" stroke-width="2" stroke-linecap="round"><path d="M4 3v16M18 3v16"/><path d="M4 8h11m-3-3 3 3-3 3M18 15H8"/></g></svg>'

/** The listener of the authorization server: its static files, and every issuer at its path. */
export function createTenantListener(
  places: Places,
  users: readonly TenantUser[],
): FastifyInstance {
  const app = createListener(() => places.hosts.tenant)
  // Left unread: the issuer, or oidc-provider behind it, reads the stream itself.
  app.addContentTypeParser('*', (_request, _payload, done) => done(null))
  app.get('/tenant.css', (_request, reply) => reply.type('text/css').send(styles))
  app.get('/icon.svg', (_request, reply) => reply.type('image/svg+xml').send(icon))
  for (const user of users) {
    app.get(picturePath(user), (_request, reply) =>
      reply.type('image/svg+xml').header('cache-control', 'no-store').send(drawPicture(user)),
    )
  }
  app.all('/*', async (request, reply) => {
    const [slug, path] = placeOf(request.raw.url ?? '/', places.issuers)
    reply.hijack()
    await places.issuers.get(slug)?.handle(request.raw, reply.raw, path)
  })
  return app
}

/** The listener of the sample API: one for each issuer, at that issuer's path. */
export function createApiListener(places: Places): FastifyInstance {
  const app = createListener(() => places.hosts.api)
  app.addContentTypeParser('*', { parseAs: 'string', bodyLimit: 65_536 }, (_request, body, done) =>
    done(null, body),
  )
  app.all('/*', async (request, reply) => {
    const [slug, path] = placeOf(request.raw.url ?? '/', places.apis)
    const api = places.apis.get(slug)
    if (!api) return reply.code(404).send({ error: 'not_found' })
    const answer = await api.handle({
      method: request.method,
      path: path.split('?')[0] ?? '/',
      url: urlOf(request),
      headers: request.headers,
      body: typeof request.body === 'string' ? request.body : '',
    })
    reply.hijack()
    await writeAnswer(reply.raw, answer)
  })
  return app
}

/** A name that merely resolves to this machine must not reach it (DNS rebinding): hence 421. */
function createListener(expectedHost: () => string | undefined): FastifyInstance {
  const app = Fastify({
    logger: false,
    forceCloseConnections: true,
    schemaController: schemaless,
  })
  app.removeAllContentTypeParsers()
  app.addHook('onRequest', async (request, reply) => {
    const expected = expectedHost()
    if (expected === undefined || request.host === expected) return
    const error_description = `this is http://${expected}/`
    return reply.code(421).send({ error: 'misdirected_request', error_description })
  })
  return app
}

const urlOf = (request: FastifyRequest) => `http://${request.host}${request.raw.url ?? '/'}`

/** Which issuer a URL means, and the path within it. RFC 8414's inserted form is recognised. */
function placeOf(url: string, known: ReadonlyMap<string, unknown>): [slug: string, path: string] {
  const [path = '/', query] = split(url, '?')
  const inserted = insertedMetadataPath(path)
  if (inserted && known.has(inserted.slug)) return [inserted.slug, inserted.path]
  const slug = path.split('/')[1] ?? ''
  if (slug === '' || !known.has(slug)) return ['', url]
  return [slug, (path.slice(slug.length + 1) || '/') + (query === undefined ? '' : `?${query}`)]
}

function split(text: string, separator: string): [string, string?] {
  const index = text.indexOf(separator)
  return index < 0 ? [text] : [text.slice(0, index), text.slice(index + 1)]
}
