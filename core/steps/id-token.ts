import { isOpenId } from '../connection.ts'
import { tokensInHand } from '../in-hand.ts'
import type { Step } from '../step.ts'

export const idToken: Step = {
  name: 'id-token',
  title: 'ID Token',
  summary: 'Says who logged in, to this client and to no one else. Not a key to an API.',
  phase: 'Verify',
  specification: 'OIDCC-3.1.3.7',
  channel: 'none',
  between: ['client', 'client'],

  belongs: ({ connection }) => isOpenId(connection),

  missing(run) {
    return tokensInHand(run)?.id_token ? [] : ['an ID Token: the token response has brought none']
  },
}
