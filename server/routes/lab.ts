import type { FastifyInstance } from 'fastify'
import type { AppParts } from './parts.ts'
import { sendProblem } from './problem.ts'
import { beginRun, viewOf } from './runs.ts'

/** `/api/lab`: the faults of the built-in tenant, and a run against one of them. */
export function labRoutes(app: FastifyInstance, { lab, store }: AppParts): void {
  app.get('/api/lab', () => ({ faults: lab.faults }))

  app.post<{ Params: { id: string } }>('/api/lab/:id/runs', async ({ params }, reply) => {
    const connection = await lab.connectionTo(params.id)
    if (!connection) {
      return sendProblem(
        reply,
        'fault-not-found',
        'The lab has no fault of this name. GET /api/lab lists them.',
      )
    }
    return reply.code(201).send(viewOf(await beginRun(store, connection)))
  })
}
