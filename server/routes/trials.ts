import type { FastifyInstance, FastifyReply } from 'fastify'
import * as v from 'valibot'
import { carriedEdits } from '../../core/carried-edits.ts'
import { experimentNamed, experimentStep } from '../../core/experiments/experiments-for.ts'
import { preflightOf, probeNamed, probeStep } from '../../core/preflight/preflight-of.ts'
import type { Exchanges, Refusal, Sending } from './exchanges.ts'
import type { AppParts } from './parts.ts'
import { sendProblem } from './problem.ts'
import { readBody } from './read-body.ts'
import { type WithRun, noRun } from './runs.ts'

const After = v.pipe(v.number(), v.integer(), v.minValue(0))
const ProbeBody = v.object({ probe: v.string(), after: After })
const ExperimentBody = v.object({ experiment: v.string(), after: After })

/**
 * `POST /api/runs/:id/probe` and `/experiment`: one message beside the flow, on a person's click.
 * Neither changes the run's status or verdict.
 */
export function trialRoutes(app: FastifyInstance, { store }: AppParts, exchanges: Exchanges): void {
  app.post<WithRun>('/api/runs/:id/probe', async (request, reply) => {
    const body = readBody(ProbeBody, request, reply)
    if (!body) return reply
    const run = await store.runs.get(request.params.id)
    if (!run) return noRun(reply)
    const probe = probeNamed(body.probe)
    const step = probe && preflightOf(run).includes(probe) ? probeStep(probe) : undefined
    if (!step) {
      return sendProblem(
        reply,
        'trial-not-found',
        'There is no such probe for this run, or it sends nothing.',
      )
    }
    const order = { step, edits: [], purpose: 'probe', after: body.after } as const
    return answer(reply, await exchanges.send(run.id, order))
  })

  app.post<WithRun>('/api/runs/:id/experiment', async (request, reply) => {
    const body = readBody(ExperimentBody, request, reply)
    if (!body) return reply
    const run = await store.runs.get(request.params.id)
    if (!run) return noRun(reply)
    const experiment = experimentNamed(body.experiment)
    if (!experiment)
      return sendProblem(reply, 'trial-not-found', 'There is no experiment of this name.')
    const [, edits] = carriedEdits(run.connection, experiment.step, experiment.edits(run))
    const order = {
      step: experimentStep(experiment),
      edits,
      purpose: 'experiment',
      experiment: experiment.id,
      after: body.after,
    } as const
    return answer(reply, await exchanges.send(run.id, order))
  })
}

function answer(reply: FastifyReply, result: Sending | Refusal): FastifyReply | Sending {
  if (!('refused' in result)) return result
  const { refused, detail, entries } = result
  return sendProblem(reply, refused, detail, entries && { entries })
}
