import { tokensInHand } from '../in-hand.ts'
import { answeredWith } from './answers.ts'
import type { Experiment } from './experiment.ts'
import { onlyReads } from './only-reads.ts'
import { withCredential } from './sent-before.ts'

export const apiBrokenToken: Experiment = {
  id: 'api-broken-token',
  title: 'An access token with one character changed',
  step: 'api-request',
  plan: 'here',
  whyNot: onlyReads,
  edits: (run) =>
    withCredential(run, 'api-request', `Bearer ${broken(tokensInHand(run)?.access_token ?? '')}`),

  prediction: () => ({
    expected: '401 invalid_token',
    because: 'The signature no longer verifies, or no such token was issued.',
    specification: 'RFC6750-3.1',
    otherwise: 'If it is 2xx, the API does not verify the token: anyone can write one.',
    confirms: answeredWith(401),
  }),
}

/** Well inside the last part: the last characters of base64url may encode no bits. */
function broken(token: string): string {
  const at = Math.max(0, token.length - 12)
  return `${token.slice(0, at)}${token[at] === 'A' ? 'B' : 'A'}${token.slice(at + 1)}`
}
