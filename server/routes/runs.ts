import type { FastifyInstance, FastifyReply } from 'fastify'
import * as v from 'valibot'
import { drawAuthorizationValues } from '../../core/pkce.ts'
import type { Connection } from '../../core/connection.ts'
import type { NewEntry } from '../../core/run.ts'
import type { Store, StoredRun } from '../store/store.ts'
import { newId } from './connections.ts'
import type { Live } from './live.ts'
import type { AppParts } from './parts.ts'
import { sendProblem } from './problem.ts'
import { readBody } from './read-body.ts'
import { createSummaries } from './summaries.ts'

export interface WithRun {
  readonly Params: { readonly id: string }
}

const CreateBody = v.object({ connectionId: v.string() })

/** `/api/runs`: making, listing, reading and deleting runs, and drawing new random values. */
export function runRoutes(app: FastifyInstance, parts: AppParts, live: Live): void {
  const { runs, connections } = parts.store
  const summarise = createSummaries(parts)

  app.get<{ Querystring: { limit?: string; before?: string } }>('/api/runs', async ({ query }) => {
    const limit = Math.min(Math.max(Math.trunc(Number(query.limit)) || 20, 1), 100)
    const before = typeof query.before === 'string' ? query.before : undefined
    const found = await runs.list(limit + 1, before)
    const page = found.slice(0, limit)
    const last = page.at(-1)
    return {
      runs: await Promise.all(page.map(summarise)),
      ...(found.length > limit && last && { next: last.id }),
    }
  })

  app.post('/api/runs', async (request, reply) => {
    const body = readBody(CreateBody, request, reply)
    if (!body) return reply
    const { connectionId } = body
    const connection =
      (await connections.get(connectionId)) ?? (await parts.lab.connection(connectionId))
    if (!connection) {
      return sendProblem(reply, 'connection-not-found', 'It may have been deleted in another tab.')
    }
    return reply.code(201).send(viewOf(await beginRun(parts.store, connection)))
  })

  app.get<WithRun>('/api/runs/:id', async ({ params }, reply) => {
    const run = await runs.get(params.id)
    return run ? viewOf(run) : noRun(reply)
  })

  app.delete<WithRun>('/api/runs/:id', async ({ params }, reply) => {
    if (!(await runs.delete(params.id))) return noRun(reply)
    live.notify(params.id)
    return reply.code(204).send()
  })

  app.post<WithRun>('/api/runs/:id/draw', async ({ params }, reply) => {
    const entries = await runs.append(params.id, [await drawn()])
    if (typeof entries === 'string') return noRun(reply)
    live.notify(params.id)
    return { entries }
  })
}

/** A new run of that connection, its random values drawn. */
export async function beginRun({ runs }: Store, connection: Connection): Promise<StoredRun> {
  return runs.create(newId(), connection, [await drawn()])
}

/** The random values of one authorization attempt, as an entry. */
async function drawn(): Promise<NewEntry> {
  const values = await drawAuthorizationValues()
  return { kind: 'drawn', step: 'authorization-request', purpose: 'flow', values }
}

/** The run as the API gives it. */
export function viewOf({ updatedAt: _, ...view }: StoredRun): Omit<StoredRun, 'updatedAt'> {
  return view
}

/** The problem for a run that is not there. */
export function noRun(reply: FastifyReply): FastifyReply {
  return sendProblem(reply, 'run-not-found', 'It may have been deleted in another tab.')
}
