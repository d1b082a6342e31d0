import { base64url, calculateJwkThumbprint, type JWK } from 'jose'
import type {
  CallbackFacts,
  ExchangeFacts,
  Facts,
  KeyFacts,
  RequestFacts,
  ResponseFacts,
  SignatureFacts,
  TokenExchangeFacts,
  TokenFacts,
} from './facts.ts'
import {
  type HttpRequest,
  type TextField,
  bodyFields,
  headerOf,
  shown,
  targetOf,
  textOf,
} from './http.ts'
import { metadataInHand, parameter, responseMembers } from './in-hand.ts'
import { s256 } from './pkce.ts'
import { asObject, readJson } from './read-json.ts'
import { readJwt } from './read-jwt.ts'
import { type Exchange, type Run, isInbound, latestBranch } from './run.ts'
import { verifySignature } from './verify-signature.ts'

const remembered = new WeakMap<Run, Promise<Facts>>()

/** Reads, hashes and verifies all of a run. Remembered for the run; never throws on bad input. */
export function examine(run: Run): Promise<Facts> {
  const known = remembered.get(run)
  if (known) return known
  const facts = examineAfresh(run)
  remembered.set(run, facts)
  return facts
}

async function examineAfresh(run: Run): Promise<Facts> {
  const branch = latestBranch(run)
  const last = (step: string) => branch.findLast(({ sent }) => sent.step === step)
  const authorization = last('authorization-request')
  const response = authorization && callbackFacts(run, authorization)
  const [discovery, keySet, userinfo, apiRequest] = (
    ['discovery', 'jwks', 'userinfo', 'api-request'] as const
  ).map((step) => {
    const exchange = last(step)
    return exchange && exchangeFacts(exchange)
  })
  const jwks = keySet && { ...keySet, keys: await keysOf(keySet.response) }
  const token = last('token-request')
  const refresh = last('refresh')
  const tokenRequest = token && (await tokenExchangeFacts(run, token, 'code', authorization))
  const refreshFacts =
    refresh && (await tokenExchangeFacts(run, refresh, 'refresh_token', authorization))
  const responses = branch
    .filter(({ sent }) => sent.step === 'token-request' || sent.step === 'refresh')
    .map(exchangeFacts)
  const idToken = await tokenFacts(run, responses, 'id_token', jwks?.keys)
  const accessToken = await tokenFacts(run, responses, 'access_token', jwks?.keys)
  const clockAhead = clockAheadOf(branch)
  return {
    run,
    branch,
    metadata: metadataInHand(run),
    ...(discovery && { discovery }),
    ...(authorization && { authorizationRequest: requestFacts(authorization) }),
    ...(response && { authorizationResponse: response }),
    ...(tokenRequest && { tokenRequest }),
    ...(jwks && { jwks }),
    ...(idToken && { idToken }),
    ...(accessToken && { accessToken }),
    ...(userinfo && { userinfo }),
    ...(apiRequest && { apiRequest }),
    ...(refreshFacts && { refresh: refreshFacts }),
    ...(clockAhead !== undefined && { clockAhead }),
  }
}

function requestFacts(exchange: Exchange): RequestFacts {
  return { exchange, parameters: parametersOf(exchange.sent.request) }
}

function parametersOf(request: HttpRequest): readonly TextField[] {
  const query = /\?([^#]*)/.exec(targetOf(request))?.[1] ?? ''
  return [...new URLSearchParams(query)]
}

function callbackFacts(run: Run, { sent, outcome }: Exchange): CallbackFacts | undefined {
  if (outcome.kind !== 'callback') return undefined
  const { entry } = outcome
  const repeated = run.entries
    .filter(isInbound)
    .filter(({ basedOn, id }) => basedOn === sent.id && id !== entry.id)
  return { entry, parameters: entry.request.parameters, repeated }
}

function exchangeFacts(exchange: Exchange): ExchangeFacts {
  const sentFields = bodyFields(exchange.sent.request).map(
    ([name, value]) => [name, shown(value)] as const,
  )
  if (exchange.outcome.kind !== 'response') return { exchange, sentFields }
  const { entry } = exchange.outcome
  const members = responseMembers(entry.response.body)
  const response: ResponseFacts = {
    entry,
    mediaType:
      (headerOf(entry.response.headers, 'Content-Type') ?? '')
        .split(';', 1)[0]
        ?.trim()
        .toLowerCase() ?? '',
    json: readJson(entry.response.body),
    ...(members && { members }),
  }
  return { exchange, sentFields, response }
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
  const method = authorization && textOf(authorization.sent.request.query, 'code_challenge_method')
  const earlierUses = run.entries.flatMap((entry) =>
    entry.kind === 'sent' &&
    entry.id < exchange.sent.id &&
    value !== undefined &&
    textOf(bodyFields(entry.request), grant) === value
      ? [entry.id]
      : [],
  )
  return {
    ...facts,
    earlierUses,
    ...(verifier !== undefined && {
      challengeOfVerifier: method === 'S256' ? await s256(verifier) : verifier,
    }),
  }
}

async function keysOf(response: ResponseFacts | undefined): Promise<KeyFacts[]> {
  const keys = response?.members?.['keys']
  if (!Array.isArray(keys)) return []
  const objects = (keys as unknown[]).map(asObject).filter((key) => key !== undefined)
  return Promise.all(objects.map(keyFacts))
}

async function keyFacts(jwk: Readonly<Record<string, unknown>>): Promise<KeyFacts> {
  const thumbprint = await calculateJwkThumbprint(jwk as JWK).catch(() => undefined)
  const bits = bitsOf(jwk)
  return {
    jwk,
    ...(thumbprint !== undefined && { thumbprint }),
    ...(bits !== undefined && { bits }),
  }
}

function bitsOf({ n, crv }: Readonly<Record<string, unknown>>): number | undefined {
  const curves: Readonly<Record<string, number>> = {
    'P-256': 256,
    'P-384': 384,
    'P-521': 521,
    Ed25519: 255,
  }
  if (typeof crv === 'string') return curves[crv]
  if (typeof n !== 'string' || !/^[\w-]+$/.test(n)) return undefined
  const bytes = base64url.decode(n)
  return bytes.length * 8 - Math.clz32(bytes[0] ?? 0) + 24
}

async function tokenFacts(
  run: Run,
  responses: readonly ExchangeFacts[],
  name: 'id_token' | 'access_token',
  keys: readonly KeyFacts[] | undefined,
): Promise<TokenFacts | undefined> {
  const found = responses.findLast(({ response }) => typeof response?.members?.[name] === 'string')
  const response = found?.response
  if (!response) return undefined
  const token = String(response.members?.[name])
  const jwt = readJwt(token)
  const access = response.members?.['access_token']
  const alg = jwt?.header['alg']
  const accessTokenHash =
    name === 'id_token' && typeof access === 'string' && typeof alg === 'string'
      ? await leftHalfHash(access, alg)
      : undefined
  return {
    entry: response.entry.id,
    at: response.entry.at,
    token,
    ...(jwt && { jwt }),
    signature:
      macOf(run, found, name) ??
      (jwt
        ? await verifySignature(jwt, token, keys)
        : { result: 'cannot-tell', reason: 'not-a-jwt' }),
    ...(accessTokenHash !== undefined && { accessTokenHash }),
  }
}

function macOf(run: Run, { exchange }: ExchangeFacts, name: string): SignatureFacts | undefined {
  if (name !== 'id_token') return undefined
  const observed = run.entries.find(
    (entry) =>
      entry.kind === 'observed' &&
      entry.inReplyTo === exchange.sent.id &&
      entry.macVerified !== undefined,
  )
  if (observed?.kind !== 'observed') return undefined
  return { result: observed.macVerified ? 'verified-by-server' : 'failed-by-server' }
}

async function leftHalfHash(text: string, alg: string): Promise<string | undefined> {
  const size = /(256|384|512)$/.exec(alg)?.[1] ?? (/^Ed/.test(alg) ? '512' : undefined)
  if (size === undefined) return undefined
  const digest = new Uint8Array(
    await crypto.subtle.digest(`SHA-${size}`, new TextEncoder().encode(text)),
  )
  return base64url.encode(digest.slice(0, digest.length / 2))
}

function clockAheadOf(branch: readonly Exchange[]): number | undefined {
  const dated = branch.flatMap(({ sent, outcome, wire }) => {
    if (outcome.kind !== 'response') return []
    const date = Date.parse(headerOf(outcome.entry.response.headers, 'Date') ?? '')
    const took = wire?.timings.total ?? outcome.entry.at - sent.at
    return Number.isNaN(date) ? [] : [{ took, ahead: outcome.entry.at - took / 2 - (date + 500) }]
  })
  return dated.toSorted((a, b) => a.took - b.took)[0]?.ahead
}
