import type { Facts, KeyFacts, LogoutTokenFacts, SignedClaims } from '../facts.ts'
import { parameter } from '../in-hand.ts'
import { noticesOf } from '../notices.ts'
import { readJwt } from '../read-jwt.ts'
import type { Exchange, Inbound, Run, StepName } from '../run.ts'
import { callbackFacts, exchangeFacts, requestFacts } from './read-exchange.ts'
import { readKeys } from './read-keys.ts'
import { signatureOf } from './read-tokens.ts'
import { signedClaims } from './signed-claims.ts'

type Keys = readonly KeyFacts[] | undefined

type AtTheEnd = Pick<
  Facts,
  | 'introspection'
  | 'introspectionJwt'
  | 'revocation'
  | 'logout'
  | 'logoutReturn'
  | 'backchannelLogout'
  | 'frontchannelLogout'
>

/** What is asked of a token afterwards, and how it all ends: the latest of each kind. */
export async function readEnd(run: Run, branch: readonly Exchange[]): Promise<AtTheEnd> {
  const last = (step: StepName) => branch.findLast(({ sent }) => sent.step === step)
  const [introspected, revoked] = [last('introspection'), last('revocation')]
  const [asked, keySet] = [last('logout'), last('jwks')]
  const keys = await readKeys(keySet && exchangeFacts(keySet).response)
  const introspection = introspected && exchangeFacts(introspected)
  const introspectionJwt = await signedAnswer(introspection, keys)
  const returned = asked && callbackFacts(run, asked)
  const told = noticesOf(run, 'backchannel-logout').at(-1)
  const framed = noticesOf(run, 'frontchannel-logout').at(-1)
  return {
    ...(introspection && { introspection }),
    ...(introspectionJwt && { introspectionJwt }),
    ...(revoked && { revocation: exchangeFacts(revoked) }),
    ...(asked && { logout: requestFacts(run, asked) }),
    ...(returned && { logoutReturn: returned }),
    ...(told && { backchannelLogout: await logoutToken(told, keys) }),
    ...(framed && { frontchannelLogout: { entry: framed, parameters: framed.request.parameters } }),
  }
}

/** RFC 9701 §5: an introspection response that is a JWT. */
async function signedAnswer(
  exchange: Facts['introspection'],
  keys: Keys,
): Promise<SignedClaims | undefined> {
  const { response } = exchange ?? {}
  if (response?.mediaType !== 'application/token-introspection+jwt') return undefined
  return signedClaims(response.entry.response.body, keys)
}

async function logoutToken(entry: Inbound, keys: Keys): Promise<LogoutTokenFacts> {
  const { parameters } = entry.request
  const token = parameter(parameters, 'logout_token') ?? ''
  const jwt = readJwt(token)
  const signature = await signatureOf({ token, ...(jwt && { jwt }) }, keys)
  return { entry, parameters, token, ...(jwt && { jwt }), signature }
}
