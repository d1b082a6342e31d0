import type { FastifyInstance } from 'fastify'
import * as v from 'valibot'
import { allSteps, stepNamed } from '../../core/flows.ts'
import type { Exchanges } from './exchanges.ts'
import { sendProblem } from './problem.ts'
import { readBody } from './read-body.ts'
import type { WithRun } from './runs.ts'

const Text = v.string()
const Where = v.picklist(['query', 'header', 'body'])
const Edit = v.variant('change', [
  v.object({ change: v.picklist(['method', 'url', 'raw-body']), value: Text }),
  v.object({
    change: v.picklist(['set', 'add', 'remove']),
    where: Where,
    name: Text,
    index: v.pipe(v.number(), v.integer(), v.minValue(0)),
    value: Text,
  }),
  v.object({
    change: v.picklist(['set-member', 'remove-member']),
    jwt: v.object({ where: Where, name: Text }),
    part: v.picklist(['header', 'claims']),
    name: Text,
    value: Text,
  }),
])

const SendBody = v.object({
  step: v.picklist(allSteps.map(({ name }) => name)),
  edits: v.pipe(v.array(Edit), v.maxLength(200)),
  purpose: v.optional(v.picklist(['flow', 'probe', 'experiment']), 'flow'),
  after: v.pipe(v.number(), v.integer(), v.minValue(0)),
  anyway: v.exactOptional(v.literal(true)),
})

/** `POST /api/runs/:id/send`: one message of a run. The page going away does not abort it. */
export function sendRoute(app: FastifyInstance, exchanges: Exchanges): void {
  app.post<WithRun>('/api/runs/:id/send', async (request, reply) => {
    const body = readBody(SendBody, request, reply)
    if (!body) return reply
    const result = await exchanges.send(request.params.id, { ...body, step: stepNamed(body.step) })
    if (!('refused' in result)) return result
    const { refused, detail, entries } = result
    return sendProblem(reply, refused, detail, entries && { entries })
  })
}
