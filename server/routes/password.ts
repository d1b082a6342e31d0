import { randomBytes, scryptSync, timingSafeEqual } from 'node:crypto'

/** How long a login lasts, in milliseconds. */
const lifetime = 12 * 60 * 60 * 1000
/** Logins kept at once; the oldest ends when one more comes. */
const mostSessions = 1000

/** Who gave the password. Kept in memory: a restart ends every login. */
export interface Logins {
  /** The session's id when the password is right. */
  logIn(password: string): string | undefined
  isLoggedIn(session: string | undefined): boolean
  logOut(session: string | undefined): void
}

/** Logins by that password. */
export function createLogins(password: string): Logins {
  const salt = randomBytes(16)
  const hash = (text: string): Buffer => scryptSync(text.normalize('NFKC'), salt, 32)
  const expected = hash(password)
  const sessions = new Map<string, number>()
  return {
    logIn(given) {
      if (!timingSafeEqual(hash(given), expected)) return undefined
      const session = randomBytes(32).toString('base64url')
      sessions.set(session, Date.now() + lifetime)
      const [oldest] = sessions.keys()
      if (sessions.size > mostSessions && oldest !== undefined) sessions.delete(oldest)
      return session
    },
    isLoggedIn: (session) => session !== undefined && (sessions.get(session) ?? 0) > Date.now(),
    logOut: (session) => void (session !== undefined && sessions.delete(session)),
  }
}
