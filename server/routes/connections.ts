import { randomBytes } from 'node:crypto'
import type { FastifyInstance, FastifyReply } from 'fastify'
import * as v from 'valibot'
import type { Connection } from '../../core/connection.ts'
import { grantSecretNames } from '../../core/http.ts'
import { originOf } from '../secrets/materialize.ts'
import type { SavedConnection } from '../store/store.ts'
import { ClientSecret, ConnectionDraft, SavedRequests } from './connection-draft.ts'
import { keepGrantSecrets } from './keep-grant-secrets.ts'
import { keepProofKey } from './keep-proof-key.ts'
import { keepProxyCredentials } from './keep-proxy-credentials.ts'
import type { AppParts } from './parts.ts'
import { sendProblem } from './problem.ts'
import { readBody } from './read-body.ts'
import { secretUrls } from './secret-urls.ts'

interface WithId {
  readonly Params: { readonly id: string }
}

const SecretBody = v.object({ client_secret: ClientSecret })
const RequestsBody = v.object({ savedRequests: SavedRequests })

/** `/api/connections`: what the person saved. A secret goes in and never comes out. */
export function connectionRoutes(app: FastifyInstance, { store, custody, lab }: AppParts): void {
  const { connections } = store
  const answer = async (reply: FastifyReply, id: string, status: number): Promise<FastifyReply> =>
    reply.code(status).send(await connections.get(id))
  const keepSecret = async (
    connection: Pick<Connection, 'id' | 'issuer' | 'metadata'>,
    secret: string,
  ) => custody.store(connection.id, 'client_secret', secret, secretUrls(connection))

  app.get('/api/connections', () => connections.all())

  app.post('/api/connections', async (request, reply) => {
    const body = readBody(ConnectionDraft, request, reply)
    if (!body) return reply
    const { client_secret, proxy_credentials, grant_secrets, ...draft } = body
    const id = newId()
    const proxyKept = await keepProxyCredentials(custody, id, draft, proxy_credentials)
    const grantKept = await keepGrantSecrets(custody, { ...draft, id }, grant_secrets)
    const keysKept = await keepProofKey(custody, id, draft, undefined)
    const kept = { ...proxyKept, ...grantKept, ...keysKept }
    await connections.put({ ...draft, id, builtIn: false, ...kept })
    if (client_secret !== undefined) await keepSecret({ id, ...draft }, client_secret)
    return answer(reply, id, 201)
  })

  app.get<WithId>('/api/connections/:id', async ({ params }, reply) => {
    const found = await connections.get(params.id)
    return found ?? noConnection(reply)
  })

  app.put<WithId>('/api/connections/:id', async (request, reply) => {
    const found = await connections.get(request.params.id)
    if (!found) return noConnection(reply)
    if (found.builtIn) return refuseBuiltIn(reply)
    const body = readBody(ConnectionDraft, request, reply)
    if (!body) return reply
    const { client_secret, proxy_credentials, grant_secrets, ...draft } = body
    const { id } = found
    // A secret is bound to the endpoints it was entered for; a new server does not inherit it.
    const inherits = sameOrigins(found, draft)
    if (!inherits) for (const name of serverSecrets) await custody.remove(id, name)
    const { publicKeys, tlsCertificate } = inherits ? found : {}
    const proxyKept = await keepProxyCredentials(custody, id, draft, proxy_credentials, found)
    const grantKept = await keepGrantSecrets(custody, { ...draft, id }, grant_secrets)
    await connections.put({
      ...{ ...draft, id, builtIn: false, ...proxyKept, ...grantKept },
      ...(await keepProofKey(custody, id, draft, publicKeys)),
      ...(tlsCertificate !== undefined && { tlsCertificate }),
    })
    if (client_secret !== undefined) await keepSecret({ id, ...draft }, client_secret)
    return answer(reply, id, 200)
  })

  app.delete<WithId>('/api/connections/:id', async ({ params }, reply) => {
    const found = await connections.get(params.id)
    if (!found) return noConnection(reply)
    if (found.builtIn) return refuseBuiltIn(reply)
    await custody.remove(found.id)
    await connections.delete(found.id)
    return reply.code(204).send()
  })

  app.post<WithId>('/api/connections/:id/duplicate', async ({ params }, reply) => {
    const found = (await connections.get(params.id)) ?? (await lab.connection(params.id))
    if (!found) return noConnection(reply)
    const id = newId()
    await connections.put({
      ...savedPart(found),
      id,
      name: `${found.name.slice(0, 190)} (copy)`,
      builtIn: false,
    })
    await custody.copy(found.id, id)
    return answer(reply, id, 201)
  })

  app.put<WithId>('/api/connections/:id/saved-requests', async (request, reply) => {
    const found = await connections.get(request.params.id)
    if (!found) return noConnection(reply)
    if (found.builtIn) return refuseBuiltIn(reply)
    const body = readBody(RequestsBody, request, reply)
    if (!body) return reply
    await connections.put({ ...savedPart(found), ...body })
    return answer(reply, found.id, 200)
  })

  app.put<WithId>('/api/connections/:id/secret', async (request, reply) => {
    const found = await connections.get(request.params.id)
    if (!found) return noConnection(reply)
    if (found.builtIn) return refuseBuiltIn(reply)
    const body = readBody(SecretBody, request, reply)
    if (!body) return reply
    await keepSecret(found, body.client_secret)
    return reply.code(204).send()
  })

  app.delete<WithId>('/api/connections/:id/secret', async ({ params }, reply) => {
    const found = await connections.get(params.id)
    if (!found) return noConnection(reply)
    if (found.builtIn) return refuseBuiltIn(reply)
    await custody.remove(found.id, 'client_secret')
    return reply.code(204).send()
  })
}

/** 96 random bits: enough that nobody guesses one. */
export function newId(): string {
  return randomBytes(12).toString('base64url')
}

/** What is written down of a connection. */
export function savedPart({ hasSecret: _, ...saved }: Connection): SavedConnection {
  return saved
}

/** What is bound to the servers of a connection, and not to its proxy. */
const serverSecrets = [
  ...(['client_secret', 'private_key', 'dpop_key', 'tls_key'] as const),
  ...grantSecretNames,
]

type Endpoints = Pick<Connection, 'issuer' | 'metadata'>

function sameOrigins(before: Endpoints, after: Endpoints): boolean {
  const origins = (endpoints: Endpoints) =>
    JSON.stringify([...new Set(secretUrls(endpoints).map(originOf))].sort())
  return origins(before) === origins(after)
}

function noConnection(reply: FastifyReply): FastifyReply {
  return sendProblem(reply, 'connection-not-found', 'It may have been deleted in another tab.')
}

function refuseBuiltIn(reply: FastifyReply): FastifyReply {
  return sendProblem(reply, 'built-in', 'Duplicate it, and change the copy.')
}
