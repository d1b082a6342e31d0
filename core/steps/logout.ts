import type { Connection } from '../connection.ts'
import type { Field } from '../http.ts'
import { endpointInHand, tokensInHand } from '../in-hand.ts'
import { proofInHand } from '../proof.ts'
import type { Step } from '../step.ts'

export const logout: Step = {
  name: 'logout',
  title: 'Logout request',
  summary: 'The client sends the browser to the authorization server, to end the session there.',
  phase: 'End',
  specification: 'OIDCRIL-2',
  channel: 'front',
  between: ['browser', 'authorization-server'],
  optional: true,

  belongs: (run) =>
    endpointInHand(run, 'end_session_endpoint') !== undefined &&
    tokensInHand(run)?.id_token !== undefined,

  missing(run) {
    return endpointInHand(run, 'end_session_endpoint')
      ? []
      : ['an end_session_endpoint: the metadata has none']
  },

  request(run) {
    const back = postLogoutRedirectUri(run.connection)
    const id_token = tokensInHand(run)?.id_token
    const wayBack: Field[] =
      back === undefined
        ? []
        : [
            ['post_logout_redirect_uri', back],
            ['state', proofInHand(run, 'logout').jti],
          ]
    return {
      method: 'GET',
      url: endpointInHand(run, 'end_session_endpoint') ?? '',
      query: [
        ...(id_token === undefined ? [] : [['id_token_hint', id_token] as const]),
        ['client_id', run.connection.client_id],
        ...wayBack,
      ],
      headers: [],
    }
  },

  basedOn: (run) => tokensInHand(run)?.entry,
}

/**
 * Where the browser is to return after logout: what the connection says, or the tool's own address
 * beside its redirection endpoint. Undefined where that is another's: then nothing is asked for.
 */
export function postLogoutRedirectUri({
  post_logout_redirect_uri,
  redirect_uri,
}: Connection): string | undefined {
  if (post_logout_redirect_uri !== undefined) return post_logout_redirect_uri || undefined
  if (!URL.canParse(redirect_uri)) return undefined
  const { origin, pathname } = new URL(redirect_uri)
  return pathname === '/callback' ? `${origin}/logged-out` : undefined
}
