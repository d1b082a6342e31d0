import type { FastifyInstance } from 'fastify'
import type { SignedJwt, Value } from '../../core/http.ts'
import { noticesOf } from '../../core/notices.ts'
import type { Run } from '../../core/run.ts'
import { type ServedObject, requestObjectPath, servedObject } from '../../core/served-object.ts'
import { isFailure } from '../outbound/outcome.ts'
import { inboundAt } from './callback.ts'
import type { Live } from './live.ts'
import type { AppParts } from './parts.ts'
import { namedByMetadata } from './trust-of.ts'

/** Fetches recorded in one run; more are answered and not kept. */
const mostRecorded = 20

/** Anybody can ask, so few are answered in a minute. */
const limited = { config: { rateLimit: { max: 60, timeWindow: '1 minute' } } }

interface Named {
  readonly Params: { readonly runId: string; readonly name: string }
}

/**
 * `GET /request-objects/:runId/:name`: the request object that the browser was sent with a reference
 * to (RFC 9101 §5.2.3), signed when it is asked for, and 410 once it has expired. Each request is
 * recorded in the run: whether the server came is what tells why a login failed.
 */
export function requestObjectRoute(
  app: FastifyInstance,
  { store, custody, publicOrigin }: AppParts,
  live: Live,
): void {
  async function record(
    run: Run,
    { sent }: ServedObject,
    entry: { url: string; answered: number },
  ) {
    if (noticesOf(run, 'request-object').length >= mostRecorded) return
    const { url, answered } = entry
    const request = { method: 'GET', url, via: 'query', parameters: [] } as const
    const { purpose } = sent
    await store.runs.append(run.id, [
      { kind: 'received', step: 'request-object', purpose, request, answered },
    ])
    live.notify(run.id)
  }

  /** The object as a JWT; undefined when the key is gone that signs it. */
  async function signed(run: Run, { sent, object }: ServedObject): Promise<string | undefined> {
    const byValue: Value = { jwt: object.jwt }
    const request = { ...sent.request, query: [['request', byValue] as const] }
    const values = await custody.materialize(request, run.connection.id, namedByMetadata(run))
    return isFailure(values) ? undefined : values.resolve(byValue)
  }

  app.get<Named>(
    '/request-objects/:runId/:name',
    { ...limited, exposeHeadRoute: false },
    async (request, reply) => {
      const { runId, name } = request.params
      const run = await store.runs.get(runId)
      const served = run && servedObject(run, requestObjectPath(run.id, name))
      const jwt = served && !isOver(served.object) ? await signed(run, served) : undefined
      const answered = jwt === undefined ? (served ? 410 : 404) : 200
      const { url } = inboundAt(request, 'query', publicOrigin)
      if (served) await record(run, served, { url, answered })
      if (jwt !== undefined) return reply.type('application/oauth-authz-req+jwt').send(jwt)
      return reply.code(answered).type('text/plain; charset=utf-8').send(`${why[answered]}\n`)
    },
  )
}

const why: Readonly<Record<number, string>> = {
  404: 'There is no request object of that name. Its address is drawn anew for each login.',
  410: 'This request object has expired. Begin the login again.',
}

/** Past the `exp` that it says itself; one without is given for as long as the run is there. */
function isOver({ jwt }: SignedJwt): boolean {
  const { exp } = jwt.claims
  return typeof exp === 'number' && exp * 1000 < Date.now()
}
