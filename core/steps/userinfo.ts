import { isOpenId } from '../connection.ts'
import { endpointInHand, tokensInHand } from '../in-hand.ts'
import type { Step } from '../step.ts'

export const userinfo: Step = {
  name: 'userinfo',
  title: 'UserInfo request',
  summary: 'The client asks the authorization server about the user, with the access token.',
  phase: 'Use',
  specification: 'OIDCC-5.3',
  channel: 'back',
  between: ['client', 'authorization-server'],

  belongs: ({ connection }) => isOpenId(connection),

  missing(run) {
    return [
      ...(endpointInHand(run, 'userinfo_endpoint')
        ? []
        : ['a userinfo_endpoint: the metadata has none']),
      ...(tokensInHand(run)?.access_token ? [] : ['an access token: exchange the code first']),
    ]
  },

  request(run) {
    return {
      method: 'GET',
      url: endpointInHand(run, 'userinfo_endpoint') ?? '',
      query: [],
      headers: [
        ['Accept', 'application/json'],
        ['Authorization', `Bearer ${tokensInHand(run)?.access_token ?? ''}`],
      ],
    }
  },

  basedOn: (run) => tokensInHand(run)?.entry,
}
