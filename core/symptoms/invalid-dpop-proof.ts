import type { Symptom } from '../symptom.ts'
import { tokenError } from './sightings.ts'

export const invalidDpopProof: Symptom = {
  id: 'invalid-dpop-proof',
  title: 'the authorization server did not accept the DPoP proof',
  matches: (scene) => tokenError(scene, ['invalid_dpop_proof', 'use_dpop_nonce']),
  causes: [
    {
      id: 'proof-for-another-request',
      title: 'The proof is for another request, or is not well formed',
      explanation: 'It names the method and the address it is for, and carries its public key.',
      specification: ['RFC9449-4.3'],
      checks: ['token-request/dpop-proof', 'refresh/dpop-proof'],
      fix: { text: 'Make the proof for this very method and address.' },
    },
    {
      id: 'nonce-not-taken',
      title: 'The proof lacks the newest nonce, or the server does not take its own',
      explanation: 'The server gives it in the header DPoP-Nonce, and takes the newest alone.',
      specification: ['RFC9449-8'],
      checks: ['token-request/dpop-nonce', 'refresh/dpop-nonce'],
      fix: { text: 'Send the request again with the newest nonce in the proof.' },
    },
    {
      id: 'proof-by-another-clock',
      title: 'By the server’s clock the proof is too old, or not made yet',
      explanation: 'iat of a proof is this machine’s time, and servers allow for seconds only.',
      specification: ['RFC9449-4.3', 'RFC9449-11.1'],
      says: /\biat\b|expired|too old|in the future|not yet|clock/i,
      tell: 'The Date header of the answer, beside iat of the proof.',
      fix: { text: 'Set this machine’s clock (NTP), or have the server ask for nonces.' },
    },
  ],
}
