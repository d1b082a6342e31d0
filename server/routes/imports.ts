import type { FastifyInstance } from 'fastify'
import { readTrace } from '../../core/import/read-trace.ts'
import { asObject } from '../../core/read-json.ts'
import type { Run } from '../../core/run.ts'
import { newId } from './connections.ts'
import type { AppParts } from './parts.ts'
import { sendProblem } from './problem.ts'
import { beginRun, viewOf } from './runs.ts'

/** Bytes: a run read from a HAR of a login, recorded with content, stays below. */
const bodyLimit = 50 * 1024 * 1024

/** The id of the connection of every imported run: no secret is ever kept under it. */
export const importedId = 'imported'

/** The same for a draft, which may be sent, answers and all. */
const draftId = 'draft'

/**
 * `POST /api/imports`: a run that somebody else recorded, to be looked at. One without messages is
 * a draft, begun from a pasted authorization URL.
 */
export function importRoute(app: FastifyInstance, { store }: AppParts): void {
  app.post('/api/imports', { bodyLimit }, async (request, reply) => {
    const reading = readTrace(asObject(request.body)?.['run'])
    if ('problem' in reading) return sendProblem(reply, 'not-evidence', reading.problem)
    const { connection, entries } = reading.run
    const own = { ...connection, builtIn: false, hasSecret: false }
    const run =
      entries.length === 0
        ? await beginRun(store, { ...own, id: draftId })
        : await store.runs.create(newId(), { ...own, id: importedId }, entries)
    return reply.code(201).send(viewOf(run))
  })
}

/** Why nothing of this run may be sent; undefined when it may. */
export function whyReadOnly({ connection }: Run): string | undefined {
  if (connection.id !== importedId) return undefined
  return 'This run was recorded elsewhere and is only to be looked at. Save a connection of your own to this server, and begin a run with it.'
}
