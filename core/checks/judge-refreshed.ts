import { type Verdict, fail, notApplicable, pass } from '../check.ts'
import type { Facts } from '../facts.ts'
import { readJwt } from '../read-jwt.ts'
import { lastGranted } from './grants-before.ts'
import { asText } from './pointers.ts'
import { whenGranted } from './when.ts'

type Claims = Readonly<Record<string, unknown>>

/**
 * Compares a Claim of the ID Token that a refresh brought with that of the one before it
 * (OpenID Connect Core §12.2). A refresh need not bring an ID Token.
 */
export function judgeRefreshed(
  { refresh, run }: Facts,
  claim: string,
  holds: (before: Claims, after: Claims) => boolean,
  fix: string,
): Verdict {
  return whenGranted(refresh, ({ response, members: { id_token } }, sent) => {
    if (typeof id_token !== 'string') return notApplicable('The refresh brought no ID Token.')
    const before = claimsOf(lastGranted(run, sent.exchange.sent.id, 'id_token'))
    const after = claimsOf(id_token)
    if (!before || !after) return notApplicable('There are no two ID Tokens to compare.')
    const evidence = {
      pointer: { entry: response.entry.id, part: `id_token.claims.${claim}` },
      expected: asText(before[claim]),
      found: asText(after[claim]),
    }
    return holds(before, after) ? pass(evidence) : fail(fix, evidence)
  })
}

function claimsOf(token: string | undefined): Claims | undefined {
  const jwt = token === undefined ? undefined : readJwt(token)
  return jwt?.form === 'jws' ? jwt.claims : undefined
}
