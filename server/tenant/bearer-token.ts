import { createRemoteJWKSet, decodeJwt, errors, jwtVerify, type JWTPayload } from 'jose'
import { jsonAnswer, type Answer } from './answer.ts'
import type { DpopNonces } from './dpop-nonces.ts'
import { verifyDpopProof } from './dpop-proof.ts'
import type { ApiRequest } from './hooks.ts'

/** What a resource server expects of an access token. */
export interface TokenExpectation {
  readonly issuer: string
  readonly audience: string
  readonly jwksUri: string
  /** Absent: a proof needs no nonce. */
  readonly nonces?: DpopNonces
}

/** An access token that holds, or the answer that refuses the request. */
export type Judgement =
  { readonly claims: JWTPayload; readonly answer?: never } | { readonly answer: Answer }

/** A refusal of the token with the code of RFC 6750 section 3.1. */
class Refusal extends Error {}

/** The proof is good but for the nonce, which comes with the answer (RFC 9449 section 9). */
class NonceWanted extends Error {}

/**
 * Makes the judge of bearer tokens: signature (against the issuer's JWK Set), `iss`, `aud`, `exp`,
 * `nbf` and scope; a token bound to a key also needs its DPoP proof (RFC 9449 section 7). It
 * refuses with the challenges of RFC 6750 section 3, and with 503 when the keys cannot be fetched.
 */
export function createTokenJudge({ issuer, audience, jwksUri, nonces }: TokenExpectation) {
  const keys = createRemoteJWKSet(new URL(jwksUri))

  return async (request: ApiRequest, scope: string): Promise<Judgement> => {
    const { authorization } = request.headers
    if (authorization === undefined) return { answer: challenge(401, audience) }
    const [scheme = '', token = '', ...rest] = authorization.split(' ')
    const isDpop = scheme.toLowerCase() === 'dpop'
    if ((!isDpop && scheme.toLowerCase() !== 'bearer') || token === '' || rest.length > 0) {
      const error_description = 'the Authorization header must be: Bearer <access token>'
      return { answer: challenge(400, audience, { error: 'invalid_request', error_description }) }
    }
    try {
      const { payload } = await jwtVerify(token, keys, { issuer, audience, algorithms: ['RS256'] })
      await judgeBinding(request, token, payload, isDpop)
      if (isDpop && nonces) judgeNonce(request, nonces)
      if (scopesOf(payload).includes(scope)) return { claims: payload }
    } catch (error) {
      if (error instanceof NonceWanted && nonces) return { answer: nonceWanted(audience, nonces) }
      return { answer: refusal(error, audience, isDpop) }
    }
    const error_description = `this needs the scope ${scope}`
    return {
      answer: challenge(403, audience, { error: 'insufficient_scope', error_description, scope }),
    }
  }
}

const scopesOf = ({ scope }: JWTPayload) => (typeof scope === 'string' ? scope.split(' ') : [])

async function judgeBinding(
  request: ApiRequest,
  token: string,
  { cnf }: JWTPayload,
  isDpop: boolean,
): Promise<void> {
  const jkt = typeof cnf === 'object' && cnf && 'jkt' in cnf ? String(cnf.jkt) : undefined
  if (jkt === undefined && !isDpop) return
  if (!isDpop) throw new Refusal('this access token is bound to a key: send it with a DPoP proof')
  if (jkt === undefined) throw new Refusal('this access token is not bound to a key')
  const proof = request.headers['dpop']
  const problem = await verifyDpopProof(typeof proof === 'string' ? proof : '', {
    method: request.method,
    url: request.url,
    token,
    jkt,
  })
  if (problem !== undefined) throw new Refusal(problem)
}

/** After the proof was verified. */
function judgeNonce({ headers }: ApiRequest, nonces: DpopNonces): void {
  if (!nonces.takes(decodeJwt(String(headers['dpop']))['nonce'])) throw new NonceWanted()
}

function nonceWanted(realm: string, nonces: DpopNonces): Answer {
  const error_description = 'the proof lacks the newest nonce, which comes with this answer'
  const answer = challenge(401, realm, { error: 'use_dpop_nonce', error_description }, true)
  return { ...answer, headers: { ...answer.headers, 'dpop-nonce': nonces.current() } }
}

function refusal(error: unknown, realm: string, isDpop: boolean): Answer {
  const error_description = describe(error)
  if (error_description === undefined) {
    return jsonAnswer(503, {
      error: 'temporarily_unavailable',
      error_description: 'the keys of the authorization server could not be fetched',
    })
  }
  return challenge(401, realm, { error: 'invalid_token', error_description }, isDpop)
}

function describe(error: unknown): string | undefined {
  if (error instanceof Refusal) return error.message
  if (error instanceof errors.JWTExpired) return 'the access token has expired'
  if (error instanceof errors.JWTClaimValidationFailed) {
    return `the claim ${error.claim} of the access token is not what this API expects`
  }
  if (error instanceof errors.JWSSignatureVerificationFailed) return 'the signature does not verify'
  if (error instanceof errors.JWKSNoMatchingKey) return 'no key of the issuer fits the access token'
  if (error instanceof errors.JOSEAlgNotAllowed) return 'the algorithm of the signature is refused'
  if (error instanceof errors.JWSInvalid || error instanceof errors.JWTInvalid) {
    return 'the access token is not a JWT'
  }
  return undefined
}

interface Challenge {
  readonly error: string
  readonly error_description: string
  readonly scope?: string
}

function challenge(status: number, realm: string, error?: Challenge, isDpop = false): Answer {
  const parameters = Object.entries({ realm, ...error })
    .map(([name, value]) => `${name}="${value}"`)
    .join(', ')
  const header = `${isDpop ? 'DPoP' : 'Bearer'} ${parameters}`
  const body = error ?? { message: 'this needs an access token' }
  return jsonAnswer(status, body, { 'www-authenticate': header })
}
