import type { InboundRequest } from '../../core/http.ts'
import { type Entry, type NewEntry, type Run, latest } from '../../core/run.ts'
import type { Arrival, Binding } from '../store/store.ts'
import { maskInbound, statesOf } from './callback-parameters.ts'
import type { Live } from './live.ts'
import type { AppParts } from './parts.ts'

/** Callbacks recorded for one authorization request; more are shown and not recorded. */
const mostRecorded = 5

/** What became of a callback: whose it is, or that nobody waits for it. */
export type Received =
  | ({ readonly runId: string } & Arrival)
  | { readonly refused: 'no-parameters' | 'no-state' | 'unknown-state' }

/** The way back of which front-channel request. */
type Way = 'authorization-response' | 'logout-return'

export interface Callbacks {
  /** A request at the redirection endpoint, or at the one after logout, bound to a run by its `state`. */
  receive(request: InboundRequest, step: Way): Promise<Received>
  /** A callback the person gave to this run; undefined when the run has sent no request yet. */
  paste(run: Run, request: InboundRequest): Promise<readonly Entry[] | undefined>
}

/** Records callbacks. A `state` is used up by the first that brings it. */
export function createCallbacks({ store, custody }: AppParts, live: Live): Callbacks {
  async function record(
    binding: Binding,
    request: InboundRequest,
    step: Way,
  ): Promise<Arrival | undefined> {
    const masked = maskInbound(request, await custody.mask(binding.connectionId))
    const entry = inbound(masked, binding.authorization, binding.purpose, step)
    const arrival = await store.callbacks.arrive(binding, entry, mostRecorded)
    if (arrival?.entry) live.notify(binding.runId)
    return arrival
  }

  /** What comes back for the request that sent the state: a login's state is good for no logout. */
  async function sentBy({ runId, authorization }: Binding): Promise<Way> {
    const sent = (await store.runs.get(runId))?.entries[authorization - 1]
    return sent?.step === 'logout' ? 'logout-return' : 'authorization-response'
  }

  return {
    async receive(request, step) {
      const states = statesOf(request)
      if (request.parameters.length === 0) return { refused: 'no-parameters' }
      if (states.length === 0) return { refused: 'no-state' }
      const binding = await store.callbacks.find(states)
      const arrival =
        binding && (await sentBy(binding)) === step && (await record(binding, request, step))
      return arrival ? { runId: binding.runId, ...arrival } : { refused: 'unknown-state' }
    },

    async paste(run, request) {
      const binding = await store.callbacks.find(statesOf(request))
      if (binding?.runId === run.id) {
        const arrival = await record(binding, request, await sentBy(binding))
        return arrival?.entry ? [arrival.entry] : []
      }
      const sent = latest(run, 'authorization-request')?.sent
      if (!sent) return undefined
      const masked = maskInbound(request, await custody.mask(run.connection.id))
      const appended = await store.runs.append(run.id, [
        inbound(masked, sent.id, sent.purpose, 'authorization-response'),
      ])
      if (typeof appended === 'string') return []
      live.notify(run.id)
      return appended
    },
  }
}

function inbound(
  request: InboundRequest,
  basedOn: number,
  purpose: NewEntry['purpose'],
  step: Way,
): NewEntry {
  return { kind: 'received', step, purpose, basedOn, request }
}
