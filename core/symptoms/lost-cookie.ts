import type { CookieSet } from '../application-answer.ts'
import type { Inbound } from '../run.ts'
import type { Cause, CauseVerdict, Scene } from '../symptom.ts'

/** A reason for which a browser does not send a cookie back with a callback. */
interface Reason {
  readonly id: string
  readonly title: string
  readonly explanation: string
  readonly specification: readonly string[]
  readonly fix: string
  holds(cookie: CookieSet, callback: Inbound): boolean
}

const has = (name: string) => {
  const attribute = new RegExp(`(?:^|;\\s*)${name}(?:\\s*;|\\s*=|$)`, 'i')
  return ({ attributes }: CookieSet): boolean => attribute.test(attributes)
}
const isSecure = has('Secure')
const hasDomain = has('Domain')

function sameSite({ attributes }: CookieSet): string {
  return /samesite\s*=\s*(\w+)/i.exec(attributes)?.[1]?.toLowerCase() ?? ''
}

/** The more particular first: only the first that holds for a cookie explains its loss. */
const reasons: readonly Reason[] = [
  {
    id: 'samesite-none-without-secure',
    title: 'The cookie that keeps the state is SameSite=None without Secure',
    explanation: 'A browser throws such a cookie away when it gets it.',
    specification: ['RFC6265-5.3'],
    fix: 'Set the cookie Secure, and serve the application over https.',
    holds: (cookie) => sameSite(cookie) === 'none' && !isSecure(cookie),
  },
  {
    id: 'secure-cookie-over-http',
    title: 'The cookie that keeps the state is Secure, and the application is reached over http',
    explanation:
      'A browser keeps and sends a Secure cookie over https alone. Behind a proxy that ends TLS the application may take http for https, or the reverse.',
    specification: ['RFC6265-5.4'],
    fix: 'Serve the callback over https, and have the proxy say so (X-Forwarded-Proto).',
    holds: (cookie, { request }) =>
      isSecure(cookie) && (isPlain(cookie.origin) || isPlain(request.url)),
  },
  {
    id: 'state-cookie-of-another-host',
    title: 'The login began on another host than it comes back to',
    explanation:
      'A cookie without Domain belongs to the host that set it: www. and the bare domain, 127.0.0.1 and localhost are different hosts.',
    specification: ['RFC6265-5.3'],
    fix: 'Begin the login on the host of the redirect_uri, or ask for a redirect_uri on the host where it begins.',
    holds: (cookie, { request }) =>
      !hasDomain(cookie) && new URL(cookie.origin).hostname !== new URL(request.url).hostname,
  },
  {
    id: 'samesite-strict-cookie-lost',
    title: 'The cookie that keeps the state is SameSite=Strict',
    explanation:
      'The callback comes from the authorization server, another site, and a browser sends no such cookie with it.',
    specification: ['RFC6265-5.4'],
    fix: 'Make that cookie SameSite=Lax, or None and Secure for form_post.',
    holds: (cookie) => sameSite(cookie) === 'strict',
  },
  {
    id: 'form-post-samesite-cookie-lost',
    title: 'The callback is a POST from another site, with which the cookie is not sent',
    explanation:
      'A browser sends a SameSite=Lax cookie with a link from another site, and not with a form that is posted from there.',
    specification: ['RFC6265-5.4', 'OAuth2-FP-2'],
    fix: 'Make that cookie SameSite=None and Secure, or ask for response_mode=query.',
    holds: (cookie, { request }) => request.via === 'form_post' && sameSite(cookie) !== 'none',
  },
]

/** Cookies that keep a login’s state, by the names that libraries give them. */
const keeping =
  /state|nonce|correlation|csrf|xsrf|pkce|verifier|transaction|\btxn?|oidc|oauth|openid|auth|sess|sid\b/i

/** Set before the login, and not sent with the callback. */
function lostCookies({ facts }: Scene): readonly CookieSet[] {
  const { cookies } = facts.authorizationResponse?.entry.application ?? {}
  const latest = new Map(cookies?.before.map((cookie) => [cookie.name, cookie]))
  return [...latest.values()].filter(
    (cookie) =>
      keeping.test(cookie.name) &&
      !cookies?.sent.includes(cookie.name) &&
      // Set again to nothing, or for a moment of the past: it was taken away on purpose.
      !/max-age\s*=\s*0|expires\s*=[^;]*19[79]\d/i.test(cookie.attributes),
  )
}

function judgedBy(reason: Reason): (scene: Scene) => CauseVerdict {
  return (scene) => {
    const callback = scene.facts.authorizationResponse?.entry
    const lost = callback ? lostCookies(scene) : []
    const first = (cookie: CookieSet) =>
      callback && reasons.find((each) => each.holds(cookie, callback))
    const cookie = lost.find((each) => first(each) === reason)
    if (!cookie || !callback)
      return { certainty: 'ruled-out', evidence: [{ note: 'no such cookie is recorded' }] }
    const pointer = { entry: callback.id, part: 'application.cookies' }
    const sent = callback.application?.cookies?.sent ?? []
    const withIt = sent.length === 0 ? 'no cookie' : sent.slice(0, 8).join(', ')
    return {
      certainty: 'proven',
      evidence: [
        { pointer, expected: `${cookie.name} with the callback`, found: withIt },
        { pointer, note: `set by ${cookie.origin} as ${cookie.name}; ${cookie.attributes}` },
      ],
    }
  }
}

/** Why the application does not know the login that comes back, where the recording has cookies. */
export const lostCookieCauses: readonly Cause[] = reasons.map((reason) => ({
  id: reason.id,
  title: reason.title,
  explanation: reason.explanation,
  specification: reason.specification,
  judge: judgedBy(reason),
  fix: { text: reason.fix },
}))

function isPlain(url: string): boolean {
  const { protocol, hostname } = new URL(url)
  return protocol === 'http:' && hostname !== 'localhost' && !hostname.startsWith('127.')
}
