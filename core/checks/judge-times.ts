import { type Verdict, fail, inconclusive, notApplicable, pass } from '../check.ts'
import type { Facts } from '../facts.ts'
import { isDated } from '../is-dated.ts'
import { span } from '../time-words.ts'
import type { ReadToken } from './when-token.ts'

/** Claims with the moment they came: of a token, or of a notice that carries one. */
export interface TimedClaims extends Pick<ReadToken, 'claims' | 'claim'> {
  readonly token: { readonly at: number }
}

/** Milliseconds that clocks may differ beyond what was measured. */
export const clockTolerance = 60_000

/** Seconds since 1970: beyond the year 5138, such a number counts milliseconds. */
const beyondAnySecond = 1e11

/** Milliseconds since the epoch by the server’s clock: when the token came. */
export function arrivalOf({ clockAhead = 0 }: Facts, { token }: TimedClaims): number {
  return token.at - clockAhead
}

/** A time Claim in milliseconds; undefined when it is no number of seconds. */
export function momentOf(value: unknown): number | undefined {
  return typeof value === 'number' && Number.isFinite(value) && value < beyondAnySecond
    ? value * 1000
    : undefined
}

/** `exp` lies ahead of the moment the token came (RFC 7519 §4.1.4). */
export function judgeExpiry(facts: Facts, read: TimedClaims, fix: string): Verdict {
  return judgeMoment(facts, read, 'exp', (ahead) => ahead > -clockTolerance, fix)
}

/** `iat` or `nbf` does not lie ahead of the moment the token came (RFC 7519 §4.1.5, §4.1.6). */
export function judgeBegun(
  facts: Facts,
  read: TimedClaims,
  name: 'iat' | 'nbf',
  fix: string,
): Verdict {
  return judgeMoment(facts, read, name, (ahead) => ahead < clockTolerance, fix)
}

function judgeMoment(
  facts: Facts,
  read: TimedClaims,
  name: string,
  holds: (ahead: number) => boolean,
  fix: string,
): Verdict {
  const moment = momentOf(read.claims[name])
  if (moment === undefined)
    return notApplicable(
      read.claims[name] === undefined
        ? `The token has no ${name}.`
        : `${name} is no number of seconds, which another check reports.`,
    )
  if (!isDated(read.token))
    return inconclusive(
      'The recording does not say when the token came.',
      `Compare ${name} with the time of the login.`,
    )
  const ahead = moment - arrivalOf(facts, read)
  const when = `${span(ahead)} ${ahead < 0 ? 'before' : 'after'} the token came`
  const found = {
    ...read.claim(name, name === 'exp' ? 'a time after the token came' : 'no time after it came'),
    note: `${when}${skewOf(facts)}`,
  }
  return holds(ahead) ? pass(found) : fail(fix, found)
}

function skewOf({ clockAhead }: Facts): string {
  if (clockAhead === undefined) return ', by this machine’s clock'
  if (Math.abs(clockAhead) < 1000) return ''
  const way = clockAhead > 0 ? 'ahead of' : 'behind'
  return `, by the server’s clock: this machine’s is ${span(clockAhead)} ${way} it`
}

/** Every time Claim counts seconds, not milliseconds (RFC 7519 §2). */
export function judgeSeconds({ claims, claim }: ReadToken): Verdict {
  const times = ['exp', 'iat', 'nbf', 'auth_time'].filter(
    (name) => typeof claims[name] === 'number',
  )
  const wrong = times.filter((name) => momentOf(claims[name]) === undefined)
  if (times.length === 0) return notApplicable('The token has no times.')
  const evidence = (name: string) => claim(name, 'seconds since 1970')
  return wrong.length === 0
    ? pass(...times.map(evidence))
    : fail(
        `Have the server write ${wrong.join(' and ')} in seconds since 1970: a value this large counts milliseconds.`,
        ...wrong.map(evidence),
      )
}

/** A token lives no longer than a day: advice, since no specification sets a limit. */
export function judgeLifetime({ claims, claim }: ReadToken, fix: string): Verdict {
  const [exp, iat] = [momentOf(claims['exp']), momentOf(claims['iat'])]
  if (exp === undefined || iat === undefined || exp <= iat)
    return notApplicable('The token has no two times to subtract.')
  const found = { ...claim('exp', 'at most 24 h after iat'), note: `${span(exp - iat)} after iat` }
  return exp - iat <= 24 * 3_600_000 ? pass(found) : fail(fix, found)
}
