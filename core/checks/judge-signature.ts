import { type Evidence, type Verdict, fail, inconclusive, notApplicable, pass } from '../check.ts'
import type { KeyFacts, SignatureFacts } from '../facts.ts'
import { asText } from './pointers.ts'
import type { ReadToken } from './when-token.ts'

const whyNot: Readonly<Record<string, readonly [because: string, findOut: string]>> = {
  'no-jwks': ['The keys were not fetched.', 'Send the JWK Set request.'],
  'mac-not-checked': [
    'It is signed with the client secret (HS256), which only the backend holds.',
    'Enter the client secret, and exchange a new code: the backend then checks it.',
  ],
  'alg-unsupported': [
    'This tool does not know its algorithm.',
    'Verify it with a library that does.',
  ],
  encrypted: ['It is encrypted.', 'Decrypt it where the key is.'],
}

/** The signature is made by the key that `kid` names, out of the JWK Set (RFC 7515 §5.2). */
export function judgeSignature(
  { token: { signature }, jwt, header, parameter }: ReadToken,
  fix: string,
): Verdict {
  if (jwt.problems.length > 0)
    return notApplicable('It is no whole JWT, which another check reports.')
  const found = parameter('kid', 'a key of the JWK Set')
  switch (signature.result) {
    case 'verified':
      return pass({ ...found, note: `verified with ${keyName(signature.key)}` })
    case 'verified-by-server':
      return pass({ note: 'verified by the backend with the client secret' })
    case 'failed':
      return fail(fix, { ...found, note: `the signature is not made by ${keyName(signature.key)}` })
    case 'failed-by-server':
      return fail(fix, {
        ...parameter('alg', 'a signature that the client secret makes'),
        note: 'checked by the backend: the client secret does not make this signature',
      })
    case 'cannot-tell':
      return judgeUntold(signature, found, header['kid'] !== undefined, fix)
  }
}

function judgeUntold(
  { reason, detail }: Extract<SignatureFacts, { reason: unknown }>,
  found: Evidence,
  isNamed: boolean,
  fix: string,
): Verdict {
  if (reason === 'no-matching-key' && isNamed)
    return inconclusive(
      'The key that it names is not in the JWK Set, which another check reports.',
      'Fetch the JWK Set again, or that of the issuer of the token.',
    )
  if (reason === 'no-matching-key') {
    return fail(fix, {
      ...found,
      expected: `a key with kid ${detail ?? ''}`.trim(),
      found: 'no such key in the JWK Set',
    })
  }
  if (reason === 'alg-none')
    return notApplicable('It carries no signature, which another check reports.')
  const [because, findOut] = whyNot[reason] ?? ['It cannot be read as a JWT.', 'Look at its parts.']
  return inconclusive(because, findOut)
}

function keyName({ jwk }: KeyFacts): string {
  return `${asText(jwk['alg'] ?? jwk['kty'])} key ${asText(jwk['kid'])}`
}
