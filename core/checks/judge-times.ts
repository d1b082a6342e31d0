import { type Verdict, fail, notApplicable, pass } from '../check.ts'
import { span } from '../time-words.ts'
import type { Facts } from '../facts.ts'
import type { ReadToken } from './when-token.ts'

/** Milliseconds that clocks may differ, on top of what was measured. */
export const tolerance = 60_000

/** Seconds since 1970 that lie beyond the year 5138: such a number counts milliseconds. */
const beyondAnySecond = 100_000_000_000

/** The moment the token came, by the server's clock, in milliseconds since the epoch. */
function serverTime({ clockAhead = 0 }: Facts, { token }: ReadToken): number {
  return token.at - clockAhead
}

/** A time Claim in milliseconds; undefined when it is no number of seconds. */
function momentOf(value: unknown): number | undefined {
  return typeof value === 'number' && Number.isFinite(value) && value < beyondAnySecond
    ? value * 1000
    : undefined
}

/** `exp` lies ahead of the moment the token came (RFC 7519 §4.1.4). */
export function judgeExpiry(facts: Facts, read: ReadToken, fix: string): Verdict {
  const exp = momentOf(read.claims['exp'])
  if (exp === undefined)
    return notApplicable('exp is no number of seconds, which another check reports.')
  const ahead = exp - serverTime(facts, read)
  const evidence = {
    ...read.claim('exp', 'a time after the token came'),
    note: `${span(ahead)} ${ahead < 0 ? 'before' : 'after'} the token came, by the server’s clock`,
  }
  return ahead > -tolerance ? pass(evidence) : fail(fix, evidence)
}

/** `iat` or `nbf` does not lie ahead of the moment the token came (RFC 7519 §4.1.5, §4.1.6). */
export function judgeBegun(
  facts: Facts,
  read: ReadToken,
  name: 'iat' | 'nbf',
  fix: string,
): Verdict {
  const value = read.claims[name]
  if (value === undefined) return notApplicable(`The token has no ${name}.`)
  const moment = momentOf(value)
  if (moment === undefined)
    return notApplicable(`${name} is no number of seconds, which another check reports.`)
  const early = moment - serverTime(facts, read)
  const evidence = {
    ...read.claim(name, 'a time before the token came'),
    note: `${span(early)} ${early < 0 ? 'before' : 'after'} the token came, by the server’s clock`,
  }
  return early < tolerance ? pass(evidence) : fail(fix, evidence)
}

/** Every time Claim counts seconds (RFC 7519 §2, NumericDate). */
export function judgeSeconds(read: ReadToken): Verdict {
  const names = ['exp', 'iat', 'nbf', 'auth_time'].filter((name) => read.claims[name] !== undefined)
  const wrong = names.find((name) => momentOf(read.claims[name]) === undefined)
  if (wrong === undefined)
    return pass(...names.map((name) => read.claim(name, 'seconds since 1970')))
  const milliseconds = typeof read.claims[wrong] === 'number'
  return fail(
    milliseconds
      ? `Have the server write ${wrong} in seconds since 1970: this is in milliseconds.`
      : `Have the server write ${wrong} as a number of seconds since 1970.`,
    read.claim(wrong, 'a number of seconds since 1970'),
  )
}
