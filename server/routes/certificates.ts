import type { FastifyInstance, FastifyReply } from 'fastify'
import * as v from 'valibot'
import { describeCertificate, thumbprintOf } from '../outbound/certificate.ts'
import { makeCertificate } from '../secrets/make-certificate.ts'
import { readCertificates, readClientCertificate } from '../secrets/read-certificates.ts'
import type { SavedConnection } from '../store/store.ts'
import { savedPart } from './connections.ts'
import type { AppParts } from './parts.ts'
import { sendProblem } from './problem.ts'
import { readBody } from './read-body.ts'
import { secretUrls } from './secret-urls.ts'

interface WithId {
  readonly Params: { readonly id: string }
}

const Pem = v.pipe(v.string(), v.maxLength(100_000))

/** A certificate pasted with its key, or without both one that is made here. */
const CertificateBody = v.union([
  v.strictObject({ certificates: Pem, key: Pem }),
  v.strictObject({}),
])

/**
 * `POST /api/certificates`: what a PEM text says, for the page to show while one types.
 * `PUT` and `DELETE /api/connections/:id/certificate`: the TLS client certificate (RFC 8705 §2). Its
 * private key goes in, or is made here, and never comes out.
 */
export function certificateRoutes(app: FastifyInstance, { store, custody }: AppParts): void {
  const { connections } = store

  app.post('/api/certificates', async (request, reply) => {
    const body = readBody(v.object({ pem: Pem }), request, reply)
    if (!body) return reply
    const read = readCertificates(body.pem)
    if ('problem' in read) return reply.send({ certificates: [], problem: read.problem })
    const certificates = read.map((certificate) => ({
      ...describeCertificate(certificate),
      'x5t#S256': thumbprintOf(certificate),
    }))
    return reply.send({ certificates })
  })

  app.put<WithId>('/api/connections/:id/certificate', async (request, reply) => {
    const found = await connections.get(request.params.id)
    if (!found) return noCertificate(reply, 'The connection may have been deleted in another tab.')
    if (found.builtIn) return sendProblem(reply, 'built-in', 'Duplicate it, and change the copy.')
    const body = readBody(CertificateBody, request, reply)
    if (!body) return reply
    const certificate =
      'key' in body
        ? readClientCertificate(body.certificates, body.key)
        : makeCertificate(found.client_id || found.name, Date.now())
    if ('problem' in certificate) return sendProblem(reply, 'invalid-body', certificate.problem)
    await custody.store(found.id, 'tls_key', certificate.key, secretUrls(found))
    await connections.put({ ...savedPart(found), tlsCertificate: certificate.certificates })
    return reply.send(await connections.get(found.id))
  })

  app.delete<WithId>('/api/connections/:id/certificate', async (request, reply) => {
    const found = await connections.get(request.params.id)
    if (!found) return noCertificate(reply, 'The connection may have been deleted in another tab.')
    if (found.builtIn) return sendProblem(reply, 'built-in', 'Duplicate it, and change the copy.')
    await custody.remove(found.id, 'tls_key')
    await connections.put(withoutCertificate(savedPart(found)))
    return reply.code(204).send()
  })
}

function withoutCertificate({ tlsCertificate: _, ...others }: SavedConnection): SavedConnection {
  return others
}

function noCertificate(reply: FastifyReply, detail: string): FastifyReply {
  return sendProblem(reply, 'connection-not-found', detail)
}
