import { askedBy } from './asked-parameters.ts'
import { clockAheadOf } from './examine/clock-ahead.ts'
import { readDistributed } from './examine/read-distributed.ts'
import { readEnd } from './examine/read-end.ts'
import { readKeySets } from './examine/key-sets.ts'
import {
  callbackFacts,
  exchangeFacts,
  loneCallback,
  requestFacts,
} from './examine/read-exchange.ts'
import { readKeys } from './examine/read-keys.ts'
import { verified } from './examine/read-response-jwt.ts'
import { readFrontToken, readTokens } from './examine/read-tokens.ts'
import { readUserinfo } from './examine/read-userinfo.ts'
import { shownTokenHashes } from './examine/shown-token-hashes.ts'
import type { Facts, KeyFacts, TokenExchangeFacts, TokenFacts } from './facts.ts'
import { bodyFields, textOf } from './http.ts'
import { metadataInHand, parameter } from './in-hand.ts'
import { isRemoved } from './is-removed.ts'
import { isNonceChallenge } from './nonce-challenge.ts'
import { s256 } from './pkce.ts'
import { type Exchange, type Run, type StepName, exchanges, latestBranch } from './run.ts'

const remembered = new WeakMap<Run, Promise<Facts>>()

/**
 * Reads, hashes and verifies all of a run. Remembered for the run, and what an entry says by itself
 * for the entry, so that appending one repeats nothing. Never throws on bad input.
 */
export function examine(run: Run): Promise<Facts> {
  const facts = remembered.get(run) ?? examineAfresh(run)
  remembered.set(run, facts)
  return facts
}

async function examineAfresh(run: Run): Promise<Facts> {
  // What only asked for a nonce is judged by the message that brought it.
  const branch = latestBranch(run).filter((exchange) => !isNonceChallenge(run, exchange))
  const clockAhead = clockAheadOf(branch)
  const authorization = lastOf(branch, 'authorization-request')
  const response = authorization ? callbackFacts(run, authorization) : loneCallback(run)
  const tokens = await tokensOf(run, branch)
  return {
    run,
    branch,
    metadata: metadataInHand(run),
    ...exchangesOf(branch),
    ...(authorization && { authorizationRequest: requestFacts(run, authorization) }),
    ...(response && { authorizationResponse: await verified(response, tokens.jwks?.keys) }),
    ...tokens,
    ...(await claimsOf(run, branch)),
    shownTokenHashes: await shownTokenHashes(branch),
    ...(await readEnd(run, branch)),
    ...(await tokenExchangesOf(run, branch, authorization)),
    ...(clockAhead !== undefined && { clockAhead }),
  }
}

function lastOf(branch: readonly Exchange[], step: StepName): Exchange | undefined {
  return branch.findLast(({ sent }) => sent.step === step)
}

type Exchanges = Pick<
  Facts,
  | 'discovery'
  | 'registration'
  | 'pushedAuthorizationRequest'
  | 'deviceAuthorization'
  | 'userinfo'
  | 'apiRequest'
  | 'resourceMetadata'
>

function exchangesOf(branch: readonly Exchange[]): Exchanges {
  const discovery = lastOf(branch, 'discovery')
  const registered = lastOf(branch, 'registration')
  const pushed = lastOf(branch, 'pushed-authorization-request')
  const device = lastOf(branch, 'device-authorization')
  const userinfo = lastOf(branch, 'userinfo')
  const apiRequest = lastOf(branch, 'api-request')
  const described = lastOf(branch, 'resource-metadata')
  return {
    ...(discovery && { discovery: exchangeFacts(discovery) }),
    ...(registered && { registration: exchangeFacts(registered) }),
    ...(pushed && { pushedAuthorizationRequest: exchangeFacts(pushed) }),
    ...(device && { deviceAuthorization: exchangeFacts(device) }),
    ...(userinfo && { userinfo: exchangeFacts(userinfo) }),
    ...(apiRequest && { apiRequest: exchangeFacts(apiRequest) }),
    ...(described && { resourceMetadata: exchangeFacts(described) }),
  }
}

type Tokens = Pick<Facts, 'jwks' | 'idTokens' | 'accessTokens' | 'idToken' | 'accessToken'>

async function tokensOf(run: Run, branch: readonly Exchange[]): Promise<Tokens> {
  const keySet = lastOf(branch, 'jwks')
  const jwks = keySet && exchangeFacts(keySet)
  const keys = await readKeys(jwks?.response)
  const keySets = await readKeySets(run, keySet)
  const grants = branch
    .filter(({ sent }) => sent.step === 'token-request' || sent.step === 'refresh')
    .map(exchangeFacts)
  const front = (name: 'id_token' | 'access_token') => frontTokens(run, branch, name, keys)
  const idTokens = [
    ...(await front('id_token')),
    ...(await readTokens(run, grants, 'id_token', keySets)),
  ]
  const accessTokens = [
    ...(await front('access_token')),
    ...(await readTokens(run, grants, 'access_token', keySets)),
  ]
  const [idToken, accessToken] = [idTokens.at(-1), accessTokens.at(-1)]
  return {
    ...(jwks && { jwks: { ...jwks, keys: keys ?? [] } }),
    idTokens,
    accessTokens,
    ...(idToken && { idToken }),
    ...(accessToken && { accessToken }),
  }
}

/** The token of that name that the implicit and hybrid flows bring through the browser, if one came. */
async function frontTokens(
  run: Run,
  branch: readonly Exchange[],
  name: 'id_token' | 'access_token',
  keys: readonly KeyFacts[] | undefined,
): Promise<readonly TokenFacts[]> {
  const authorization = lastOf(branch, 'authorization-request')
  const callback = authorization && callbackFacts(run, authorization)
  if (!callback) return []
  const token = await readFrontToken(exchangeFacts(authorization), callback, name, keys)
  return token ? [token] : []
}

/** The JWTs of a UserInfo response, verified with the keys that stand by themselves: the latest. */
async function claimsOf(
  run: Run,
  branch: readonly Exchange[],
): Promise<Pick<Facts, 'userinfoJwt' | 'claimSources' | 'distributedClaims'>> {
  const [userinfo, keySet] = [lastOf(branch, 'userinfo'), lastOf(branch, 'jwks')]
  const keys = await readKeys(keySet && exchangeFacts(keySet).response)
  return {
    ...(await readUserinfo(userinfo && exchangeFacts(userinfo), keys)),
    ...(await readDistributed(run, branch, keys)),
  }
}

async function tokenExchangesOf(
  run: Run,
  branch: readonly Exchange[],
  authorization: Exchange | undefined,
): Promise<Pick<Facts, 'tokenRequest' | 'refresh'>> {
  const token = lastOf(branch, 'token-request')
  const refresh = lastOf(branch, 'refresh')
  return {
    ...(token && { tokenRequest: await tokenExchangeFacts(run, token, 'code', authorization) }),
    ...(refresh && {
      refresh: await tokenExchangeFacts(run, refresh, 'refresh_token', authorization),
    }),
  }
}

async function tokenExchangeFacts(
  run: Run,
  exchange: Exchange,
  grant: 'code' | 'refresh_token',
  authorization: Exchange | undefined,
): Promise<TokenExchangeFacts> {
  const facts = exchangeFacts(exchange)
  const value = parameter(facts.sentFields, grant)
  const verifier = parameter(facts.sentFields, 'code_verifier')
  const method =
    authorization && parameter(askedBy(run, authorization.sent).parameters, 'code_challenge_method')
  const earlierUses = exchanges(run).flatMap((earlier) =>
    earlier.sent.id < exchange.sent.id &&
    value !== undefined &&
    textOf(bodyFields(earlier.sent.request), grant) === value &&
    !isNonceChallenge(run, earlier)
      ? [earlier.sent.id]
      : [],
  )
  return {
    ...facts,
    earlierUses,
    ...(verifier !== undefined &&
      !isRemoved(verifier) && {
        challengeOfVerifier: method === 'S256' ? await s256(verifier) : verifier,
      }),
  }
}
