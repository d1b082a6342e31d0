import { Readable } from 'node:stream'
import type { FastifyInstance } from 'fastify'
import type { StoredRuns } from '../store/store.ts'
import type { Live } from './live.ts'
import type { AppParts } from './parts.ts'
import { sendProblem } from './problem.ts'
import { type WithRun, noRun } from './runs.ts'

/** Milliseconds of silence before a comment shows both ends that the connection lives. */
const heartbeat = 15_000
/** Streams open at once; a browser opens up to six. */
const mostStreams = 60

/** `GET /api/runs/:id/events`: a run's entries as they are recorded, as server-sent events. */
export function eventsRoute(app: FastifyInstance, parts: AppParts, live: Live): void {
  const open = new Set<AbortController>()
  app.addHook('preClose', (done) => {
    for (const stream of open) stream.abort()
    done()
  })

  app.get<WithRun & { Querystring: { after?: string } }>(
    '/api/runs/:id/events',
    { exposeHeadRoute: false },
    async (request, reply) => {
      const { id } = request.params
      const seen = request.headers['last-event-id'] ?? request.query.after
      const after = /^\d{1,9}$/.test(String(seen)) ? Number(seen) : 0
      if (!(await parts.store.runs.entriesAfter(id, after))) return noRun(reply)
      if (open.size >= mostStreams) {
        return sendProblem(reply, 'too-many-streams', 'Close some tabs of this tool.')
      }
      const stream = new AbortController()
      open.add(stream)
      reply.raw.once('close', () => {
        stream.abort()
        open.delete(stream)
      })
      const events = follow(parts.store.runs, live, id, after, stream.signal)
      return reply
        .headers({ 'content-type': 'text/event-stream; charset=utf-8', 'x-accel-buffering': 'no' })
        .send(Readable.from(events))
    },
  )
}

/**
 * The events after an entry, until aborted or the run is gone. Each change makes it read from the
 * store what is new, so nothing is missed or doubled and a slow reader costs no memory.
 */
async function* follow(
  runs: StoredRuns,
  live: Live,
  id: string,
  after: number,
  signal: AbortSignal,
): AsyncGenerator<string> {
  const bell = createBell(signal)
  const unfollow = live.follow(id, bell.ring)
  let last = after
  try {
    yield 'retry: 1000\n\n'
    while (!signal.aborted) {
      const entries = await runs.entriesAfter(id, last)
      if (!entries) return
      last = entries.at(-1)?.id ?? last
      if (entries.length > 0) {
        yield `id: ${last}\nevent: entries\ndata: ${JSON.stringify(entries)}\n\n`
      }
      if (!(await bell.rung(heartbeat))) yield ': still here\n\n'
    }
  } finally {
    unfollow()
  }
}

interface Bell {
  readonly ring: () => void
  /** True once it rang since it was last asked, or was aborted; false after that many ms. */
  rung(milliseconds: number): Promise<boolean>
}

function createBell(signal: AbortSignal): Bell {
  let heard = false
  let wake = (): void => {}
  const ring = (): void => {
    heard = true
    wake()
  }
  signal.addEventListener('abort', ring)
  return {
    ring,
    async rung(milliseconds) {
      let timer: NodeJS.Timeout | undefined
      if (!heard) {
        await new Promise<void>((resolve) => {
          wake = resolve
          timer = setTimeout(resolve, milliseconds)
        })
      }
      clearTimeout(timer)
      const rang = heard
      heard = false
      return rang
    },
  }
}
