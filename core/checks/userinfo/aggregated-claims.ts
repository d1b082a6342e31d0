import {
  type Check,
  type Evidence,
  type Verdict,
  fail,
  inconclusive,
  notApplicable,
  pass,
} from '../../check.ts'
import type { Facts } from '../../facts.ts'
import { asText, inResponse } from '../pointers.ts'
import { worstOf } from '../worst-of.ts'
import { whenBody } from '../when.ts'

type Source = NonNullable<Facts['claimSources']>[number]

/** Each JWT by itself: another Claims Provider may have signed it. */
export const userinfoAggregatedClaims: Check = {
  id: 'userinfo/aggregated-claims',
  title: 'Aggregated Claims are in the JWT of their source, and its signature verifies',
  step: 'userinfo',
  severity: 'warning',
  specification: ['OIDCC-5.6.2.1', 'OIDCC-5.6.2'],

  test: ({ userinfo, claimSources = [] }) =>
    whenBody(userinfo, (response) => {
      const aggregated = claimSources.filter(({ token }) => token !== undefined)
      const pointer = inResponse(response, 'json._claim_sources')
      return worstOf(
        aggregated.map((source) => judge(source, { pointer })),
        notApplicable('The answer has no aggregated Claims.'),
      )
    }),
}

function judge({ name, claims, aggregated }: Source, at: Evidence): Verdict {
  const expected = `${name}: a JWT with ${claims.join(', ')}`
  if (aggregated?.jwt.form !== 'jws')
    return fail(`Do not use ${claims.join(', ')}: the source is no JWT that can be read.`, {
      ...{ ...at, expected },
      found: aggregated ? 'an encrypted JWT' : 'no JWT',
    })
  const { jwt, signature } = aggregated
  const missing = claims.filter((claim) => jwt.claims[claim] === undefined)
  const read = claims.map((claim) => `${claim}: ${asText(jwt.claims[claim])}`).join(', ')
  const found = { ...at, expected, found: read, note: `iss: ${asText(jwt.claims['iss'])}` }
  if (missing.length > 0)
    return fail(`The server has to put ${missing.join(', ')} into the JWT of ${name}.`, found)
  if (signature.result === 'verified') return pass(found)
  return signature.result === 'failed'
    ? fail(`Do not use ${claims.join(', ')}: another key signed them.`, found)
    : inconclusive(
        `${read}: signed by ${asText(jwt.claims['iss'])} with a key that is not this server’s.`,
        'Verify that JWT with the keys of its issuer.',
      )
}
