import { type Evidence, type Fix, type Verdict, fail, notApplicable, pass } from '../check.ts'
import type { TokenExchangeFacts } from '../facts.ts'
import type { SecretTraits } from '../run.ts'
import { errorOf } from './error-of.ts'
import { inRequest } from './pointers.ts'
import { whenSent } from './when.ts'

interface SecretRequirement {
  readonly expected: string
  readonly found: string
  readonly fix: Fix | string
  /** Whether the secret has what explains a refusal. */
  readonly suspicious: (traits: SecretTraits) => boolean
}

/** Judges what is known of a secret, only where the server refused it: a trait alone is no fault. */
export function judgeSecret(
  exchange: TokenExchangeFacts | undefined,
  { expected, found, fix, suspicious }: SecretRequirement,
): Verdict {
  return whenSent(exchange, (sent) => {
    const traits = sent.exchange.sent.secrets?.client_secret
    if (!traits) return notApplicable('The request carried no secret.')
    if (errorOf(sent) !== 'invalid_client')
      return notApplicable('The server did not object to the secret.')
    const evidence: Evidence = { pointer: inRequest(sent, 'header.Authorization'), expected }
    return suspicious(traits)
      ? fail(fix, { ...evidence, found })
      : pass({ ...evidence, found: expected })
  })
}
