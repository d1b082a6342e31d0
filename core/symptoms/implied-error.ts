import type { ResponseFacts } from '../facts.ts'

/** Statuses of a refusal that is about what was sent; of others, as 404 and 405, the address is wrong. */
const refusals: ReadonlySet<number> = new Set([400, 401, 403, 422])

/** What a refusal without a code of its own means by its words; undefined for any other answer. */
export function errorImpliedBy({ entry, members }: ResponseFacts): string | undefined {
  const { status, body } = entry.response
  const isPlain = members !== undefined && members['error'] === undefined
  return isPlain && refusals.has(status) ? impliedError(body) : undefined
}

/**
 * The code that RFC 6749 §5.2 has for what a server says in words or codes of its own: Strava,
 * Twitch, HubSpot and others have no member `error`, or other codes in it. Undefined when the words
 * speak of nothing that a token request carries.
 */
function impliedError(words: string): string | undefined {
  const plain = words.replaceAll(/([a-z])([A-Z])/g, '$1 $2').replaceAll(/[_-]/g, ' ')
  return implied.find(([pattern]) => pattern.test(plain))?.[1]
}

/** The first that the words speak of, what is more particular before what is less. */
const implied = [
  [/redirect(?:ion)? ?ur[il]/i, 'redirect_uri_mismatch'],
  [/code (?:verifier|challenge)|\bpkce\b/i, 'invalid_grant'],
  [
    /(?:auth\w*|access|verification) code|\bcode (?:\w+ ){0,3}(?:expired|used|invalid)/i,
    'invalid_grant',
  ],
  [/refresh token/i, 'invalid_grant'],
  [/\bgrant type\b/i, 'unsupported_grant_type'],
  [/\bscopes?\b/i, 'invalid_scope'],
  [
    /\bclient (?:id|secret|credentials|authentication)\b.{0,40}(?:invalid|incorrect|wrong|bad|fail|mismatch)|\b(?:invalid|incorrect|wrong|bad)\b.{0,30} client\b/i,
    'invalid_client',
  ],
] as const
