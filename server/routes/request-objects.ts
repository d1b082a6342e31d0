import type { FastifyInstance, FastifyReply } from 'fastify'
import type { SignedJwt, Value } from '../../core/http.ts'
import type { Run } from '../../core/run.ts'
import { type ServedObject, requestObjectPath, servedObject } from '../../core/served-object.ts'
import { isFailure } from '../outbound/outcome.ts'
import { inboundAt } from './callback.ts'
import { whyReadOnly } from './imports.ts'
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
    if (run.entries.filter(({ step }) => step === 'request-object').length >= mostRecorded) return
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
      const run = await store.runs.get(request.params.runId)
      const served = run && servedHere(run, request.params.name)
      if (!run || !served) return refuse(reply, 404)
      const jwt = isOver(served.object) ? undefined : await signed(run, served)
      const answered = jwt === undefined ? 410 : 200
      const { url } = inboundAt(request, 'query', publicOrigin)
      await record(run, served, { url, answered })
      if (jwt === undefined) return refuse(reply, answered)
      return reply.type('application/oauth-authz-req+jwt').send(jwt)
    },
  )
}

/** A run that was recorded elsewhere serves nothing: it may say anything to be signed. */
function servedHere(run: Run, name: string): ServedObject | undefined {
  if (whyReadOnly(run) !== undefined) return undefined
  return servedObject(run, requestObjectPath(run.id, name))
}

const why: Readonly<Record<number, string>> = {
  404: 'There is no request object of that name. Its address is drawn anew for each login.',
  410: 'This request object is given no longer: it has expired. Begin the login again.',
}

function refuse(reply: FastifyReply, status: number): FastifyReply {
  return reply.code(status).type('text/plain; charset=utf-8').send(`${why[status]}\n`)
}

/** Past the `exp` that it says itself; one without is given for as long as the run is there. */
function isOver({ jwt }: SignedJwt): boolean {
  const { exp } = jwt.claims
  return typeof exp === 'number' && exp * 1000 < Date.now()
}
