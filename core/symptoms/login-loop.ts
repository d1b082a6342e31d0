import type { CookieSet } from '../application-answer.ts'
import { type Inbound, type Run, isInbound } from '../run.ts'
import type { CauseVerdict, Scene, Sighting, Symptom } from '../symptom.ts'

export const loginLoop: Symptom = {
  id: 'login-loop',
  title: 'the login begins again after each callback',
  matches: loops,
  shownBy: ['authorization-request/nonce-fresh', 'authorization-request/state-fresh'],
  causes: [
    {
      id: 'session-cookie-not-kept',
      title: 'The browser does not keep the cookie that the application sets after the login',
      explanation:
        'The login succeeds, the session’s cookie is thrown away, and the application finds nobody logged in.',
      specification: ['RFC6265-5.3'],
      judge: withCookieThrownAway,
      fix: {
        text: 'Set the cookie Secure and serve the application over https, keep it below 4096 bytes, and let its Domain and Path cover the page that is opened next.',
      },
    },
    {
      id: 'max-age-loop',
      title: 'max_age makes every login too old',
      explanation: 'The application asks for a login younger than any can be when it comes back.',
      specification: ['OIDCC-3.1.2.1'],
      judge: withMaxAge,
      fix: { text: 'Leave max_age out or make it larger.' },
    },
    {
      id: 'login-loop',
      title: 'The application does not keep the login that succeeded, and begins another',
      explanation:
        'Its session’s cookie does not come back (SameSite, Secure, Domain, size), another instance without shared storage answers, or it refuses the tokens without saying so.',
      specification: ['RFC6749-4.1.3'],
      judge: asItLoops,
      tell: 'Set-Cookie of the answer to the callback, beside Cookie of the next request; the application’s log of its token request.',
      fix: {
        text: 'Look at the session’s cookie first, then at the application’s log: show the failure in place of a new login.',
      },
    },
  ],
}

/** Milliseconds within which nobody logs in twice by hand. */
const atOnce = 10_000

/** A callback with a code, and the authorization request that followed it of its own. */
interface Turn {
  readonly callback: Inbound
  readonly again: number
}

/** Requests that follow an answered callback at once, of the same client to the same address. */
function turnsOf({ entries }: Run): readonly Turn[] {
  return entries.filter(isInbound).flatMap((callback) => {
    if (!callback.application || !hasCode(callback)) return []
    const again = entries.find(
      (entry) =>
        entry.kind === 'sent' &&
        entry.step === 'authorization-request' &&
        entry.id > callback.id &&
        entry.at - callback.at <= atOnce,
    )
    return again ? [{ callback, again: again.id }] : []
  })
}

function hasCode({ step, request }: Inbound): boolean {
  return step === 'authorization-response' && request.parameters.some(([name]) => name === 'code')
}

/** Two turns make a loop; a browser that gave up makes one of itself. */
function loops({ facts: { run } }: Scene): Sighting | undefined {
  const turns = turnsOf(run)
  const gaveUp = run.entries
    .filter(isInbound)
    .find(({ application }) => application?.failure?.code === 'too-many-redirects')
  const entry = gaveUp?.id ?? (turns.length > 1 ? turns.at(-1)?.callback.id : undefined)
  if (entry === undefined) return undefined
  const part = gaveUp ? 'application.failure' : 'application.location'
  return { step: 'authorization-response', pointer: { entry, part } }
}

/** A name and what keeps a browser from keeping it. */
function whyThrownAway({ origin, attributes }: CookieSet): string | undefined {
  const isSecure = /(?:^|;\s*)secure\s*(?:;|$)/i.test(attributes)
  const { protocol, hostname } = new URL(origin)
  if (/samesite\s*=\s*none/i.test(attributes) && !isSecure) return 'SameSite=None without Secure'
  if (isSecure && protocol === 'http:' && hostname !== 'localhost') return 'Secure, over http'
  return undefined
}

function withCookieThrownAway({ facts: { run } }: Scene): CauseVerdict {
  for (const { callback } of turnsOf(run)) {
    for (const cookie of callback.application?.cookies?.set ?? []) {
      const why = whyThrownAway(cookie)
      const pointer = { entry: callback.id, part: 'application.cookies' }
      const found = `${cookie.name}; ${cookie.attributes}`
      if (why !== undefined)
        return { certainty: 'proven', evidence: [{ pointer, found, note: why }] }
    }
  }
  return { certainty: 'ruled-out', evidence: [{ note: 'no such cookie is recorded' }] }
}

function withMaxAge({ facts }: Scene): CauseVerdict {
  const max_age = facts.authorizationRequest?.parameters.find(([name]) => name === 'max_age')?.[1]
  const isShort = max_age !== undefined && Number(max_age) < 60
  return isShort
    ? { certainty: 'likely', evidence: [{ found: `max_age=${max_age}` }] }
    : { certainty: 'ruled-out', evidence: [{ note: 'no max_age below a minute was sent' }] }
}

function asItLoops({ facts: { run } }: Scene): CauseVerdict {
  const turns = turnsOf(run).slice(-5)
  const evidence = turns.map(({ callback, again }) => ({
    pointer: { entry: again, part: 'request.url' },
    note: `another authorization request, right after the callback of entry ${callback.id}, answered with ${callback.application?.status ?? 'nothing'}`,
  }))
  return {
    certainty: 'likely',
    evidence:
      evidence.length > 0 ? evidence : [{ note: 'the browser gave up following redirects' }],
  }
}
