import { keySetAgain } from '../questions/key-set-again.ts'
import type { Symptom } from '../symptom.ts'
import { failedCheck } from './sightings.ts'

export const signatureDoesNotVerify: Symptom = {
  id: 'signature-does-not-verify',
  title: 'the token’s signature does not verify',
  matches: (scene) =>
    failedCheck(scene, 'id-token', 'id-token/signature') ??
    failedCheck(scene, 'access-token', 'access-token/signature') ??
    failedCheck(scene, 'jwks', 'jwks/kid-of-id-token') ??
    failedCheck(scene, 'id-token', 'id-token/alg-not-none') ??
    failedCheck(scene, 'access-token', 'access-token/alg-not-none') ??
    failedCheck(scene, 'id-token', 'id-token/alg-expected'),
  causes: [
    {
      id: 'kid-not-found',
      title: 'The key that kid names is not in the JWK Set',
      explanation:
        'The signing key was rotated and the set is stale, or the set is another issuer’s.',
      specification: ['OIDCC-10.1.1'],
      checks: ['jwks/kid-of-id-token'],
      questions: [keySetAgain],
      fix: {
        text: 'Fetch the JWK Set again; if the kid is still missing, compare the issuer of the token with the issuer of the set.',
      },
    },
    {
      id: 'alg-none',
      title: 'The token is not signed at all',
      explanation: 'With alg none anybody can write such a token.',
      specification: ['RFC8725-3.1'],
      checks: ['id-token/alg-not-none', 'access-token/alg-not-none'],
      fix: { text: 'Have the server sign with RS256 or ES256, and refuse this token.' },
    },
    {
      id: 'idtoken-alg-mismatch',
      title: 'The token is signed with another algorithm than the one agreed on',
      explanation: 'A verifier must use the algorithm it expects, not the one the token names.',
      specification: ['RFC8725-3.1'],
      checks: ['id-token/alg-expected'],
      fix: { text: 'Set the signing algorithm of the client at the server to the one expected.' },
    },
    {
      id: 'idtoken-signature-invalid',
      title: 'The signature is not made by the key it names',
      explanation: 'The token was changed on its way, or another key with the same kid signed it.',
      specification: ['OIDCC-3.1.3.7-6'],
      checks: ['id-token/signature', 'access-token/signature'],
      fix: {
        text: 'Compare the token with the server’s answer byte for byte; fetch the JWK Set again.',
      },
    },
  ],
}
