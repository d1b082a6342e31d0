import type { FastifyInstance, FastifyReply } from 'fastify'
import * as v from 'valibot'
import { makeKey } from '../secrets/make-key.ts'
import { certificateJwk } from '../secrets/read-certificates.ts'
import { readPrivateKey } from '../secrets/read-private-key.ts'
import { savedPart } from './connections.ts'
import type { AppParts } from './parts.ts'
import { sendProblem } from './problem.ts'
import { readBody } from './read-body.ts'
import { secretUrls } from './secret-urls.ts'

interface WithKey {
  readonly Params: { readonly id: string; readonly name: string }
}

/** What a client signs with: a key pasted, or without `key` one that is made here. */
const KeyBody = v.object({
  alg: v.picklist(['RS256', 'PS256', 'ES256', 'EdDSA']),
  key: v.exactOptional(v.pipe(v.string(), v.maxLength(16_384))),
})
const KeyName = v.picklist(['private_key', 'dpop_key'])

/**
 * `PUT` and `DELETE /api/connections/:id/keys/:name`: the private keys of a client. What comes out
 * is the public half, also as a JWK Set at `/connections/:id/jwks.json` for a server to fetch.
 */
export function keyRoutes(app: FastifyInstance, { store, custody }: AppParts): void {
  const { connections } = store

  app.put<WithKey>('/api/connections/:id/keys/:name', async (request, reply) => {
    const found = await connections.get(request.params.id)
    if (!found) return noKey(reply, 'It may have been deleted in another tab.')
    if (found.builtIn) return sendProblem(reply, 'built-in', 'Duplicate it, and change the copy.')
    if (!v.is(KeyName, request.params.name)) return noKey(reply, 'A connection has no such key.')
    const body = readBody(KeyBody, request, reply)
    if (!body) return reply
    if (request.params.name === 'dpop_key' && body.key !== undefined) {
      return sendProblem(reply, 'invalid-body', 'A DPoP key is made here. Leave out “key”.')
    }
    const pair =
      body.key === undefined ? await makeKey(body.alg) : await readPrivateKey(body.key, body.alg)
    if ('problem' in pair) return sendProblem(reply, 'invalid-body', pair.problem)
    const { name } = request.params
    await custody.store(found.id, name, pair.privateKey, secretUrls(found))
    const publicKeys = { ...found.publicKeys, [name]: pair.publicJwk }
    await connections.put({ ...savedPart(found), publicKeys })
    return reply.send(await connections.get(found.id))
  })

  app.delete<WithKey>('/api/connections/:id/keys/:name', async (request, reply) => {
    const found = await connections.get(request.params.id)
    if (!found || !v.is(KeyName, request.params.name)) {
      return noKey(reply, 'There is no such key any more.')
    }
    const { name } = request.params
    const others = Object.entries(found.publicKeys ?? {}).filter(([each]) => each !== name)
    await custody.remove(found.id, name)
    await connections.put({ ...savedPart(found), publicKeys: Object.fromEntries(others) })
    return reply.code(204).send()
  })

  app.get<WithKey>('/connections/:id/jwks.json', async (request, reply) => {
    const found = await connections.get(request.params.id)
    const keys = [found?.publicKeys?.private_key, certificateJwk(found?.tlsCertificate ?? '')]
    const held = keys.filter((key) => key !== undefined)
    if (held.length === 0) {
      return noKey(reply, 'This connection has no key that it signs with, and no certificate.')
    }
    return reply.type('application/jwk-set+json').send({ keys: held })
  })
}

function noKey(reply: FastifyReply, detail: string): FastifyReply {
  return sendProblem(reply, 'connection-not-found', detail)
}
