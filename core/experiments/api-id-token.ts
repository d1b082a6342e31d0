import { tokensInHand } from '../in-hand.ts'
import { answeredWith } from './answers.ts'
import type { Experiment } from './experiment.ts'
import { onlyReads } from './only-reads.ts'
import { withCredential } from './sent-before.ts'

export const apiIdToken: Experiment = {
  id: 'api-id-token',
  title: 'The ID Token instead of the access token',
  step: 'api-request',
  plan: 'here',
  whyNot: (run) =>
    tokensInHand(run)?.id_token === undefined ? 'No ID Token came.' : onlyReads(run),
  edits: (run) => withCredential(run, 'api-request', `Bearer ${tokensInHand(run)?.id_token ?? ''}`),

  prediction: () => ({
    expected: '401 invalid_token',
    because: 'An ID Token is for the client: its aud is the client_id, not this API.',
    specification: 'RFC9068-4',
    otherwise: 'If it is 2xx, the API does not look at aud, and takes tokens meant for others.',
    confirms: answeredWith(401),
  }),
}
