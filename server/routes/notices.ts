import { type Facts } from '../../core/facts.ts'
import { examine } from '../../core/examine.ts'
import type { InboundRequest } from '../../core/http.ts'
import { parameter } from '../../core/in-hand.ts'
import { judge } from '../../core/judge.ts'
import { type NoticeStep, noticesOf } from '../../core/notices.ts'
import { readJwt } from '../../core/read-jwt.ts'
import { type Inbound, type NewEntry, type Run, appended } from '../../core/run.ts'
import type { SessionName } from '../../core/sessions.ts'
import { maskInbound } from './callback-parameters.ts'
import type { Live } from './live.ts'
import type { AppParts } from './parts.ts'

/** Notices recorded in one run; more are answered and not kept. */
const mostRecorded = 20

/** Runs that are examined for one notice, newest first: a login at the server may make several. */
const mostRuns = 20

/** What to answer to a notice: that it was taken, or why not. */
export type Noticed = { readonly taken: true } | { readonly refused: string }

export interface Notices {
  /** A Logout Token (OpenID Connect Back-Channel Logout §2.5), for a run of that connection. */
  backchannel(connectionId: string, request: InboundRequest): Promise<Noticed>
  /**
   * A frame of a logout page (OpenID Connect Front-Channel Logout §2), kept only where its `sid` is
   * known. Browsers send no cookie into a frame of another site, so that nothing else tells a run.
   */
  frontchannel(connectionId: string, request: InboundRequest): Promise<void>
}

/**
 * Records what servers tell of the end of a session. Anybody can reach these addresses: a Logout
 * Token is kept only with a signature that verifies, a frame only with the session of a run.
 */
export function createNotices(parts: AppParts, live: Live): Notices {
  const { store, custody } = parts

  /** The newest run of the connection whose ID Token is of that session. */
  async function runOf(
    connectionId: string,
    session: readonly [SessionName, string],
  ): Promise<Run | undefined> {
    const [name, value] = session
    for (const id of await store.runs.ofSession(connectionId, session, mostRuns)) {
      const run = await store.runs.get(id)
      // An ID Token of an attempt that was repeated since names a session that the run has left.
      if (run && (await examine(run)).idToken?.jwt?.claims[name] === value) return run
    }
    return undefined
  }

  async function record(run: Run, entry: NewEntry): Promise<void> {
    const before = noticesOf(run, entry.step).length
    if (before >= mostRecorded) return
    await store.runs.append(run.id, [entry])
    live.notify(run.id)
  }

  async function entryOf(
    run: Run,
    step: NoticeStep,
    request: InboundRequest,
  ): Promise<Omit<Inbound, 'id' | 'at'>> {
    const masked = maskInbound(request, await custody.mask(run.connection.id))
    return { kind: 'received', step, purpose: 'flow', request: masked }
  }

  return {
    async backchannel(connectionId, request) {
      const claims = readJwt(parameter(request.parameters, 'logout_token') ?? '')?.claims
      if (!claims) return { refused: 'logout_token is missing, or is no JWT.' }
      const session = sessionOf(claims)
      const run = session && (await runOf(connectionId, session))
      if (!run)
        return { refused: 'No run of this connection has an ID Token with that sid or sub.' }
      const entry = await entryOf(run, 'backchannel-logout', request)
      const facts = await examine(appended(run, entry, Date.now()))
      const why = whyRefused(facts)
      if (!isVerified(facts)) return { refused: why ?? 'Its signature could not be verified.' }
      await record(run, { ...entry, answered: why === undefined ? 200 : 400 })
      return why === undefined ? { taken: true } : { refused: why }
    },

    async frontchannel(connectionId, request) {
      const sid = parameter(request.parameters, 'sid')
      const run = sid === undefined ? undefined : await runOf(connectionId, ['sid', sid])
      if (run) await record(run, await entryOf(run, 'frontchannel-logout', request))
    },
  }
}

/** A sid names one session; a sub alone every session of the user. */
function sessionOf({
  sid,
  sub,
}: Readonly<Record<string, unknown>>): readonly [SessionName, string] | undefined {
  if (typeof sid === 'string') return ['sid', sid]
  return typeof sub === 'string' ? ['sub', sub] : undefined
}

function isVerified({ backchannelLogout }: Facts): boolean {
  const result = backchannelLogout?.signature.result
  return result === 'verified'
}

/** The first requirement that the Logout Token does not meet; undefined when it meets all. */
function whyRefused(facts: Facts): string | undefined {
  const failed = judge(facts).find(
    ({ check, verdict }) =>
      check.step === 'backchannel-logout' &&
      check.severity === 'error' &&
      (verdict.outcome === 'fail' || verdict.outcome === 'inconclusive'),
  )
  if (!failed) return undefined
  const { check, verdict } = failed
  const because = verdict.outcome === 'inconclusive' ? ` ${verdict.because}` : ''
  return `Not met: ${check.title}.${because}`
}
