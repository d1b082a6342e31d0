import { tokensInHand } from '../in-hand.ts'
import { answeredWith } from './answers.ts'
import type { Experiment } from './experiment.ts'
import { withCredential } from './sent-before.ts'

export const userinfoIdToken: Experiment = {
  id: 'userinfo-id-token',
  title: 'The ID Token at UserInfo',
  step: 'userinfo',
  plan: 'here',
  whyNot: (run) => (tokensInHand(run)?.id_token === undefined ? 'No ID Token came.' : undefined),
  edits: (run) => withCredential(run, 'userinfo', `Bearer ${tokensInHand(run)?.id_token ?? ''}`),

  prediction: () => ({
    expected: '401 invalid_token',
    because: 'UserInfo is asked with an access token; an ID Token opens nothing.',
    specification: 'OIDCC-5.3.3',
    otherwise: 'If it is 200, the server takes an ID Token for a key, which it is not.',
    confirms: answeredWith(401),
  }),
}
