import { type Evidence, type Verdict, fail, inconclusive, notApplicable, pass } from '../check.ts'
import type { KeyFacts, SignatureFacts } from '../facts.ts'
import { asText } from './pointers.ts'
import type { ReadToken } from './when-token.ts'

type Untold = Extract<SignatureFacts, { reason: unknown }>

/** Why nothing can be told, and what would: as a verdict. */
const untold: Readonly<Record<Untold['reason'], (detail: string) => Verdict>> = {
  'no-jwks': () => inconclusive('There is no JWK Set to verify with.', 'Fetch the JWK Set.'),
  'no-matching-key': (detail) =>
    inconclusive(
      `The JWK Set has no key for it (${detail}).`,
      'Fetch the JWK Set again: the signing key may have been rotated since.',
    ),
  'key-unusable': () =>
    inconclusive(
      'The key that it names cannot be used: it is too short, or not whole.',
      'Look at the checks of the JWK Set.',
    ),
  'mac-not-checked': (alg) =>
    inconclusive(
      `Whoever verifies ${alg} needs the secret that made it, which no JWK Set has.`,
      'Enter the client secret and exchange a new code: the backend then checks the ID Token’s.',
    ),
  'alg-unsupported': (alg) =>
    inconclusive(`This tool does not verify ${alg}.`, 'Verify it with a library that does.'),
  removed: () =>
    inconclusive(
      'The signature was taken out of this trace when it was exported.',
      'Look at the run itself, or export it with its tokens.',
    ),
  'alg-none': () => notApplicable('It is not signed, which another check reports.'),
  'critical-header': () =>
    notApplicable('Its crit is not understood, which another check reports.'),
  encrypted: () => notApplicable('It is encrypted.'),
  'not-a-jwt': () => notApplicable('It has not three parts, which another check reports.'),
}

/** What was signed, and how evidence about its header is made. */
interface Signed {
  readonly token: { readonly signature: SignatureFacts }
  readonly parameter: ReadToken['parameter']
}

/** The signature is made by a key of the JWK Set, or by the client secret (RFC 7515 §5.2). */
export function judgeSignature({ token: { signature }, parameter }: Signed, fix: string): Verdict {
  switch (signature.result) {
    case 'verified':
      return pass(withKey(signature, parameter))
    case 'failed':
      return fail(fix, withKey(signature, parameter))
    case 'verified-by-server':
      return pass({
        ...parameter('alg', 'the client secret’s MAC'),
        note: 'checked by the backend',
      })
    case 'failed-by-server':
      return fail(fix, {
        ...parameter('alg', 'the client secret’s MAC'),
        note: 'checked by the backend: another secret made this signature',
      })
    case 'cannot-tell':
      return untold[signature.reason](signature.detail ?? '')
  }
}

function withKey(
  { result, key, tried }: Extract<SignatureFacts, { key: KeyFacts }>,
  parameter: ReadToken['parameter'],
): Evidence {
  const name = `the ${asText(key.jwk['kty'])} key ${asText(key.jwk['kid'])}`
  const among = tried === undefined ? '' : `, of ${tried} keys that fit`
  return {
    ...parameter('kid', 'a signature made by a key of the JWK Set'),
    found: result === 'verified' ? `made by ${name}${among}` : `not made by ${name}${among}`,
  }
}
