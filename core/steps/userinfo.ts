import { bringsAccessToken, isOpenId } from '../connection.ts'
import { holdsBoundToken, withAccessToken } from '../dpop.ts'
import { endpointInHand, metadataInHand, tokensInHand } from '../in-hand.ts'
import type { Run } from '../run.ts'
import type { Step } from '../step.ts'

export const userinfo: Step = {
  name: 'userinfo',
  title: 'UserInfo request',
  summary: 'The client asks the authorization server about the user, with the access token.',
  phase: 'Use',
  specification: 'OIDCC-5.3',
  channel: 'back',
  between: ['client', 'authorization-server'],

  // UserInfo is optional for a server (OpenID Connect Discovery §3): one without it lacks nothing.
  belongs: (run) =>
    isOpenId(run.connection) &&
    bringsAccessToken(run.connection) &&
    (endpointInHand(run, 'userinfo_endpoint') !== undefined || !isKnown(run)),

  missing(run) {
    return [
      ...(endpointInHand(run, 'userinfo_endpoint')
        ? []
        : ['a userinfo_endpoint: the metadata has none']),
      ...(tokensInHand(run)?.access_token
        ? []
        : ['an access token: no answer has brought one yet']),
    ]
  },

  request(run) {
    const url = endpointInHand(run, 'userinfo_endpoint') ?? ''
    const access_token = tokensInHand(run)?.access_token ?? ''
    const accept = ['Accept', 'application/json'] as const
    // RFC 9449 §7.1: a token that is bound to a key goes in the header alone.
    return run.connection.userinfoToken === 'body' && !holdsBoundToken(run)
      ? {
          method: 'POST',
          url,
          query: [],
          headers: [accept, ['Content-Type', 'application/x-www-form-urlencoded']],
          body: { form: [['access_token', access_token]] },
        }
      : withAccessToken(run, 'userinfo', { method: 'GET', url, query: [], headers: [accept] })
  },

  basedOn: (run) => tokensInHand(run)?.entry,
}

/** True once anything is known of the server. */
function isKnown(run: Run): boolean {
  return Object.keys(metadataInHand(run)).length > 0
}
