import type { FastifyInstance } from 'fastify'
import * as v from 'valibot'
import type { AppParts } from './parts.ts'
import { readBody } from './read-body.ts'
import { type WithRun, noRun } from './runs.ts'

const ExportBody = v.object({
  format: v.picklist(['har', 'json', 'mermaid', 'svg', 'report-markdown', 'report-html']),
  tokens: v.picklist(['redacted', 'live']),
})

/** `POST /api/runs/:id/export`: a run as a file. Redacted unless asked otherwise, each time. */
export function exportRoute(app: FastifyInstance, { store, exportRun }: AppParts): void {
  app.post<WithRun>('/api/runs/:id/export', async (request, reply) => {
    const body = readBody(ExportBody, request, reply)
    if (!body) return reply
    const run = await store.runs.get(request.params.id)
    return run ? exportRun(run, body) : noRun(reply)
  })
}
