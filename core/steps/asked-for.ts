import {
  type Connection,
  bringsCode,
  isOpenId,
  responseTypeOf,
  scopeOnWire,
} from '../connection.ts'
import { proofThumbprint } from '../dpop.ts'
import type { Field, SignedJwt, SigningKey } from '../http.ts'
import { drawnInHand, metadataInHand } from '../in-hand.ts'
import { proofInHand } from '../proof.ts'
import { readJson } from '../read-json.ts'
import type { Run, StepName } from '../run.ts'
import { requestObjectPath } from '../served-object.ts'

/**
 * The fields of an authorization request or of one that is pushed: its parameters, or where the
 * connection has them signed, the request object or its reference with what must stand beside it.
 */
export function askedFor(run: Run, step: StepName): Field[] {
  const parameters = parametersOf(run)
  const { requestObject, client_id } = run.connection
  if (requestObject === undefined) return parameters
  const object = signedObject(run, step, parameters, requestObject.alg)
  // RFC 9126 §3: pushed, it needs nothing but the client beside it, and is never a reference.
  if (step === 'pushed-authorization-request') {
    return [
      ['client_id', client_id],
      ['request', object],
    ]
  }
  const beside = parameters.filter(([name]) => repeatedOutside.has(name))
  const { servedFrom } = requestObject
  return servedFrom === undefined
    ? [...beside, ['request', object]]
    : [...beside, ['request_uri', served(run, step, object, servedFrom)]]
}

/** RFC 9101 §5.2.1: at an address that nobody can guess. */
function served(run: Run, step: StepName, object: SignedJwt, origin: string): SignedJwt {
  const { jti } = proofInHand(run, step)
  return { ...object, servedAt: `${origin}${requestObjectPath(run.id, jti)}` }
}

/**
 * Of the keys for request objects: a MAC is made with the secret, anything else with the private
 * key. The published one stands for none where nothing is signed.
 */
function keyOf(
  alg: string,
): Extract<SigningKey, 'client_secret' | 'private_key' | 'published_key'> {
  if (alg === 'none') return 'published_key'
  return alg.startsWith('HS') ? 'client_secret' : 'private_key'
}

/** What to say when the key is not held that would sign the request object. */
export function lackOfSigningKey({ connection }: Run): string[] {
  const { requestObject, hasSecret, publicKeys } = connection
  if (requestObject === undefined) return []
  const lacks = {
    client_secret: !hasSecret && 'the client secret, which signs the request object: enter it',
    private_key:
      !publicKeys?.private_key &&
      'a private key, which signs the request object: make or paste one in the connection',
    published_key: false,
  } as const
  const lack = lacks[keyOf(requestObject.alg)]
  return lack ? [lack] : []
}

/** OpenID Connect Core §6.1: so that what goes out is a valid OAuth 2.0 request by itself. */
const repeatedOutside: ReadonlySet<string> = new Set(['response_type', 'client_id', 'scope'])

function parametersOf(run: Run): Field[] {
  const { connection } = run
  const drawn = drawnInHand(run)
  return [
    ['response_type', responseTypeOf(connection)],
    ['client_id', connection.client_id],
    ['redirect_uri', connection.redirect_uri],
    ...present('scope', scopeOnWire(connection)),
    ...present('audience', connection.audience),
    ...present('state', drawn['state']),
    ...(sendsNonce(connection) ? present('nonce', drawn['nonce']) : []),
    ...challengeOf(connection, drawn),
    ...present('dpop_jkt', connection.dpop?.jkt && proofThumbprint(connection)),
    ...present('response_mode', connection.response_mode),
    ...connection.authorizationParameters,
  ]
}

function sendsNonce(connection: Connection): boolean {
  return isOpenId(connection) && connection.nonce !== 'off'
}

/** RFC 7636 §4.3; with `plain` the challenge is the verifier itself. No code needs none. */
function challengeOf(connection: Connection, drawn: Readonly<Record<string, string>>): Field[] {
  const { pkce } = connection
  if (pkce === 'off' || !bringsCode(connection)) return []
  const challenge = pkce === 'S256' ? drawn['code_challenge'] : drawn['code_verifier']
  return [
    ['code_challenge', challenge ?? ''],
    ['code_challenge_method', pkce],
  ]
}

function present(name: string, value: string | undefined): Field[] {
  return value ? [[name, value]] : []
}

/** RFC 9101 §4 and §10.8: typed, so that it cannot pass for another JWT, and short-lived. */
function signedObject(
  run: Run,
  step: StepName,
  parameters: readonly Field[],
  alg: string,
): SignedJwt {
  const { connection } = run
  const key = keyOf(alg)
  const kid = key === 'private_key' ? connection.publicKeys?.private_key?.kid : undefined
  const { jti, iat, exp } = proofInHand(run, step)
  const aud = metadataInHand(run).issuer ?? connection.issuer
  return {
    jwt: {
      header: { alg, typ: 'oauth-authz-req+jwt', ...(kid !== undefined && { kid }) },
      claims: {
        ...claimsOf(parameters),
        ...{ iss: connection.client_id, aud, jti, iat, nbf: iat, exp },
      },
      key,
    },
  }
}

/** RFC 9101 §4: parameters as Claims, JSON as what it is, repeated ones as a list. */
function claimsOf(parameters: readonly Field[]): Record<string, unknown> {
  const claims: Record<string, unknown> = {}
  for (const [name, value] of parameters) {
    const claim = typeof value === 'string' ? claimOf(name, value) : value
    const before = claims[name]
    claims[name] = before === undefined ? claim : [before, claim].flat()
  }
  return claims
}

const json: ReadonlySet<string> = new Set(['claims', 'authorization_details', 'max_age'])

/** Text that should be JSON and is none goes as the text it is, for the server to refuse. */
function claimOf(name: string, value: string): unknown {
  return json.has(name) ? (readJson(value).value ?? value) : value
}
