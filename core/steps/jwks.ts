import { isOpenId } from '../connection.ts'
import { endpointInHand } from '../in-hand.ts'
import type { Step } from '../step.ts'

export const jwks: Step = {
  name: 'jwks',
  title: 'JWK Set',
  summary: 'The authorization server publishes the public keys that verify what it signed.',
  phase: 'Verify',
  specification: 'RFC7517-5',
  channel: 'back',
  between: ['client', 'authorization-server'],

  belongs: (run) => isOpenId(run.connection) || endpointInHand(run, 'jwks_uri') !== undefined,

  missing(run) {
    return endpointInHand(run, 'jwks_uri')
      ? []
      : ['a jwks_uri: the metadata has none; enter it by hand if the server has one']
  },

  request(run) {
    return {
      method: 'GET',
      url: endpointInHand(run, 'jwks_uri') ?? '',
      query: [],
      headers: [['Accept', 'application/jwk-set+json, application/json']],
    }
  },
}
