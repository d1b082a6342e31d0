import { sentTokenOf } from '../checks/sent-token.ts'
import { headerOf } from '../http.ts'
import type { CauseVerdict, Scene } from '../symptom.ts'

/** The call that was refused: the API's, or else UserInfo's. */
function refusedCall({ facts }: Scene) {
  const exchange = facts.apiRequest ?? facts.userinfo
  const token = exchange && sentTokenOf(facts, exchange)
  return exchange && token ? { exchange, token } : undefined
}

function ruledOut(note: string): CauseVerdict {
  return { certainty: 'ruled-out', evidence: [{ note }] }
}

/** For what can only be of a JWT: an ID Token is always one (OpenID Connect Core §2). */
export function ifJwt(scene: Scene): CauseVerdict | undefined {
  const call = refusedCall(scene)
  return call?.token.opaque ? ruledOut('the token that was sent is no JWT') : undefined
}

/** For what is about DPoP: neither the request, nor the answer, nor the token speaks of it. */
export function ifBound(scene: Scene): CauseVerdict | undefined {
  const call = refusedCall(scene)
  if (!call) return undefined
  const { exchange, token } = call
  const sent = exchange.exchange.sent.request.headers
  const answered = exchange.response?.entry.response.headers ?? []
  const challenge = headerOf(answered, 'WWW-Authenticate') ?? ''
  const speaks =
    headerOf(sent, 'DPoP') !== undefined ||
    headerOf(answered, 'DPoP-Nonce') !== undefined ||
    /\bdpop\b/i.test(challenge) ||
    token.claims['cnf'] !== undefined
  return speaks ? undefined : ruledOut('neither the request nor its answer speaks of DPoP')
}
