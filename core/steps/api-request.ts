import { bringsAccessToken } from '../connection.ts'
import { withAccessToken } from '../dpop.ts'
import { tokensInHand } from '../in-hand.ts'
import type { Step } from '../step.ts'

export const apiRequest: Step = {
  name: 'api-request',
  title: 'API request',
  summary: 'The client calls the resource server and shows the access token.',
  phase: 'Use',
  specification: 'RFC6750-2.1',
  channel: 'back',
  between: ['client', 'resource-server'],

  belongs: ({ connection }) => connection.api.url !== '' && bringsAccessToken(connection),

  missing(run) {
    return [
      ...(run.connection.api.url ? [] : ['the URL of an API: enter it in the connection']),
      ...(tokensInHand(run)?.access_token
        ? []
        : ['an access token: no answer has brought one yet']),
    ]
  },

  request(run) {
    const { method, url, headers, body } = run.connection.api
    return withAccessToken(run, 'api-request', {
      ...{ method, url, query: [], headers },
      ...(body !== undefined && { body: { raw: body } }),
    })
  },

  basedOn: (run) => tokensInHand(run)?.entry,
}
