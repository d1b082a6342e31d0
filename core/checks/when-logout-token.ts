import { type Evidence, type Verdict, fail, notApplicable } from '../check.ts'
import type { Facts, LogoutTokenFacts } from '../facts.ts'
import type { TimedClaims } from './judge-times.ts'
import { evidence } from './pointers.ts'

/** A Logout Token that can be read, with what evidence about it points to. */
export interface ReadLogoutToken extends TimedClaims {
  readonly header: Readonly<Record<string, unknown>>
  readonly parameter: (name: string, expected: string) => Evidence
  readonly notice: LogoutTokenFacts
}

/** Judges the Logout Token of the latest notice; that it cannot be read is another check's. */
export function whenLogoutToken(
  { backchannelLogout: notice }: Facts,
  judge: (read: ReadLogoutToken) => Verdict,
): Verdict {
  if (!notice) return notApplicable('No back-channel logout has come.')
  if (notice.jwt?.form !== 'jws')
    return notApplicable('There is no signed Logout Token, which another check reports.')
  const { header, claims } = notice.jwt
  const at = { entry: notice.entry.id, part: 'callback.logout_token' }
  const about = (members: typeof claims) => (name: string, expected: string) =>
    evidence(at, `${name}: ${expected}`, members[name])
  return judge({
    ...{ notice, header, claims, token: { at: notice.entry.at } },
    ...{ claim: about(claims), parameter: about(header) },
  })
}

/** Fails as every requirement on a Logout Token does: the notice is to be refused. */
export function refuse(why: string, ...found: Evidence[]): Verdict {
  return fail(`Answer 400 and end no session: ${why}`, ...found)
}
