import type { Connection, PublicJwk } from './connection.ts'
import { type Field, type HttpRequest, type SignedJwt, headerOf } from './http.ts'
import { tokensInHand } from './in-hand.ts'
import { absoluteUrl } from './host-privacy.ts'
import { proofInHand } from './proof.ts'
import { publishedJwk } from './published-key.ts'
import { type Run, type StepName, exchanges } from './run.ts'

/** Algorithms that this tool signs a DPoP proof with: asymmetric ones only (RFC 9449 §4.2). */
export const proofAlgs = ['ES256', 'EdDSA', 'RS256', 'PS256'] as const

/** The request with a proof that its sender holds the key, where the connection has one (RFC 9449 §4). */
export function withProof(run: Run, step: StepName, request: HttpRequest): HttpRequest {
  const key = proofKey(run.connection)
  return key
    ? { ...request, headers: [...request.headers, ['DPoP', proofOf(run, step, request, key)]] }
    : request
}

/**
 * A request to a protected resource, with the access token in the header: with the scheme DPoP and
 * a proof where the token is bound to the key, as a bearer token otherwise (RFC 9449 §7.1).
 */
export function withAccessToken(run: Run, step: StepName, request: HttpRequest): HttpRequest {
  const access_token = tokensInHand(run)?.access_token ?? ''
  const bound = holdsBoundToken(run)
  const authorization: Field = ['Authorization', `${bound ? 'DPoP' : 'Bearer'} ${access_token}`]
  const shown = { ...request, headers: [...request.headers, authorization] }
  return bound ? withProof(run, step, shown) : shown
}

/** True when the access token in hand wants a proof with it, and there is a key to make one. */
export function holdsBoundToken(run: Run): boolean {
  const { token_type = '' } = tokensInHand(run) ?? {}
  return proofKey(run.connection) !== undefined && token_type.toLowerCase() === 'dpop'
}

/** What to say when the server does not hold the key that proofs are signed with. */
export function lackOfProofKey({ connection }: Run): string[] {
  return connection.dpop && !connection.publicKeys?.dpop_key
    ? ['the key that signs DPoP proofs: save the connection again, and one is made']
    : []
}

/** The RFC 7638 thumbprint of the key that tokens are to be bound to (RFC 9449 §10). */
export function proofThumbprint(connection: Connection): string | undefined {
  return proofKey(connection)?.kid
}

/** A proof says which method and address it is for; it follows a person's change of these. */
export function withProofFollowing(request: HttpRequest): HttpRequest {
  const headers = request.headers.map(([name, value]): Field => {
    if (typeof value === 'string' || !('jwt' in value) || !isProof(value)) return [name, value]
    const claims = { ...value.jwt.claims, ...targetClaims(request) }
    return [name, { jwt: { ...value.jwt, claims } }]
  })
  return { ...request, headers }
}

/** The proof that a request carries by reference; undefined when it carries none. */
export function proofIn({ headers }: HttpRequest): SignedJwt['jwt'] | undefined {
  const value = headers.find(([name]) => name.toLowerCase() === 'dpop')?.[1]
  return value !== undefined && typeof value !== 'string' && 'jwt' in value ? value.jwt : undefined
}

/** The method and the address without query and fragment (RFC 9449 §4.2). */
export function targetClaims({ method, url }: HttpRequest): { htm: string; htu: string } {
  const parsed = absoluteUrl(url)
  const htu = parsed ? `${parsed.origin}${parsed.pathname}` : (url.split(/[?#]/)[0] ?? '')
  return { htm: method, htu }
}

/** The newest nonce that the server at this address has given (RFC 9449 §8.2), before that entry. */
export function nonceFor(run: Run, url: string, before = Infinity): string | undefined {
  const origin = absoluteUrl(url)?.origin
  const given = exchanges(run).flatMap(({ sent, outcome }) =>
    outcome.kind === 'response' &&
    outcome.entry.id < before &&
    absoluteUrl(sent.request.url)?.origin === origin
      ? [{ id: outcome.entry.id, nonce: headerOf(outcome.entry.response.headers, 'DPoP-Nonce') }]
      : [],
  )
  return given.toSorted((a, b) => a.id - b.id).findLast(({ nonce }) => nonce)?.nonce
}

function proofKey({ dpop, publicKeys }: Connection): PublicJwk | undefined {
  return dpop && publicKeys?.dpop_key
}

function proofOf(run: Run, step: StepName, request: HttpRequest, key: PublicJwk): SignedJwt {
  const { dpop_jti, iat, ath } = proofInHand(run, step)
  const showsToken = headerOf(request.headers, 'Authorization')?.startsWith('DPoP ') === true
  const nonce = nonceFor(run, request.url)
  return {
    jwt: {
      header: { alg: key.alg, typ: 'dpop+jwt', jwk: publicMembers(key) },
      claims: {
        ...{ jti: dpop_jti, ...targetClaims(request), iat },
        ...(showsToken && ath !== undefined && { ath }),
        ...(nonce !== undefined && { nonce }),
      },
      // An experiment has the proof made with a key that the token is not bound to.
      key: key.kid === publishedJwk.kid ? 'published_key' : 'dpop_key',
    },
  }
}

/** RFC 7638 §3.2: what makes the key, and nothing that is said about it. */
function publicMembers(key: PublicJwk): Record<string, unknown> {
  const names = ['crv', 'e', 'kty', 'n', 'x', 'y']
  return Object.fromEntries(Object.entries(key).filter(([name]) => names.includes(name)))
}

function isProof({ jwt }: SignedJwt): boolean {
  return jwt.header['typ'] === 'dpop+jwt'
}
