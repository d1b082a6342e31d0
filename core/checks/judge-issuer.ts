import { type Fix, type Verdict, fail, notApplicable, pass } from '../check.ts'
import { isDocumentedIssuer, tenantTemplate } from '../documented-issuer.ts'
import type { Facts } from '../facts.ts'
import { absoluteUrl } from '../host-privacy.ts'
import { differenceOf } from './difference.ts'
import type { ReadToken } from './when-token.ts'
import { asText } from '../read-json.ts'

/** `iss` is the issuer that was asked, byte for byte (OpenID Connect Core §3.1.3.7, RFC 9068 §4). */
export function judgeIssuer(
  facts: Facts,
  { claims, claim }: Pick<ReadToken, 'claims' | 'claim'>,
  fixOf: (iss: string, difference: string) => Fix,
): Verdict {
  const { iss } = claims
  const named: unknown = facts.metadata.issuer
  const known = typeof named === 'string' ? named : ''
  const asked = facts.run.connection.issuer || known
  if (asked === '') return notApplicable('The connection names no issuer to compare with.')
  if (iss === asked) return pass(claim('iss', asked))
  if (iss === known && isDocumentedIssuer(asked, known)) return pass(claim('iss', known))
  if (isTenantOf(known, claims) || isGoogle(asked, iss)) return pass(claim('iss', known))
  if (iss === known && iss !== '')
    return notApplicable(
      'iss is the issuer of the metadata, which is not the one that was asked: another check reports that.',
    )
  const difference = typeof iss === 'string' ? differenceOf(asked, iss) : 'The token has no iss.'
  return fail(fixOf(asText(iss), difference), { ...claim('iss', asked), note: difference })
}

/** The change that makes the token’s issuer the connection’s; none where it is no URL. */
export function useIssuer(issuer: string): Partial<Fix> {
  return absoluteUrl(issuer) ? { connection: { issuer } } : {}
}

function isTenantOf(issuer: string, { iss, tid }: ReadToken['claims']): boolean {
  if (!issuer.includes(tenantTemplate) || typeof tid !== 'string') return false
  return iss === issuer.replace(tenantTemplate, tid)
}

/** Google may leave the scheme out (OpenID Connect Core §15.6.2). */
function isGoogle(asked: string, iss: unknown): boolean {
  return asked === 'https://accounts.google.com' && iss === 'accounts.google.com'
}
