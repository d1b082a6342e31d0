import type { FastifyInstance } from 'fastify'

/** Starts a listener and returns its port. Rejects with Node's error when the port is taken. */
export async function listen(app: FastifyInstance, host: string, port: number): Promise<number> {
  await app.listen({ host, port })
  const address = app.server.address()
  return typeof address === 'object' && address ? address.port : port
}
