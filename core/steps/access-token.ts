import { bringsAccessToken } from '../connection.ts'
import { tokensInHand } from '../in-hand.ts'
import type { Step } from '../step.ts'

export const accessToken: Step = {
  name: 'access-token',
  title: 'Access token',
  summary: 'The key to the API. The API judges it; here you see what the API will see.',
  phase: 'Verify',
  specification: 'RFC9068-4',
  channel: 'none',
  between: ['client', 'client'],

  belongs: ({ connection }) => bringsAccessToken(connection),

  missing(run) {
    return tokensInHand(run)?.access_token ? [] : ['an access token: no answer has brought one yet']
  },
}
