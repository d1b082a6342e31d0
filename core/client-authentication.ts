import { assertionOf, authenticatesByCertificate } from './connection.ts'
import type { Body, Field, SignedJwt } from './http.ts'
import { endpointInHand, metadataInHand } from './in-hand.ts'
import { proofInHand } from './proof.ts'
import type { Run, StepName } from './run.ts'

/** A request body with the client's credentials where its method puts them. */
export interface AuthenticatedBody {
  readonly headers: readonly Field[]
  readonly body: Body
}

const accept: Field = ['Accept', 'application/json']
const form: Field = ['Content-Type', 'application/x-www-form-urlencoded']

/** The `client_assertion_type` of a JWT (RFC 7523 §2.2). */
export const jwtBearer = 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer'

/**
 * Adds client authentication to the fields of a request of that step (RFC 6749 §2.3.1, OpenID
 * Connect Core §9). `client_id` goes into the body except with Basic, where the header carries it.
 */
export function authenticate(
  run: Run,
  step: StepName,
  fields: readonly Field[],
): AuthenticatedBody {
  const { client_id, clientAuthentication, basicFormEncoded } = run.connection
  const id: Field = ['client_id', client_id]
  const secret: Field = ['client_secret', { secret: 'client_secret' }]
  switch (clientAuthentication) {
    case 'none':
    // The certificate of the handshake says the rest (RFC 8705 §2).
    case 'tls_client_auth':
    case 'self_signed_tls_client_auth':
      return { headers: [accept, form], body: { form: [...fields, id] } }
    case 'client_secret_basic': {
      const credentials: Field = [
        'Authorization',
        { basic: [client_id, 'client_secret'], formEncoded: basicFormEncoded },
      ]
      return { headers: [accept, credentials, form], body: { form: fields } }
    }
    case 'client_secret_post':
      return { headers: [accept, form], body: { form: [...fields, id, secret] } }
    case 'client_secret_json':
      return {
        headers: [accept, ['Content-Type', 'application/json']],
        body: { json: [...fields, id, secret] },
      }
    case 'private_key_jwt':
    case 'client_secret_jwt': {
      const assertion: readonly Field[] = [
        ['client_assertion_type', jwtBearer],
        ['client_assertion', assertionFor(run, step)],
      ]
      return { headers: [accept, form], body: { form: [...fields, id, ...assertion] } }
    }
  }
}

/** What to say when the server does not hold what the client authenticates with. */
export function lackOfCredentials({ connection }: Run): string[] {
  const { clientAuthentication, hasSecret, publicKeys, tlsCertificate } = connection
  if (authenticatesByCertificate(connection)) {
    return tlsCertificate === undefined
      ? ['the client certificate: enter it in the connection, under Network']
      : []
  }
  if (clientAuthentication === 'private_key_jwt') {
    return publicKeys?.private_key
      ? []
      : ['the private key that signs the client assertion: make or paste one in the connection']
  }
  return clientAuthentication === 'none' || hasSecret
    ? []
    : ['the client secret: enter it in the connection, or choose “none” for a public client']
}

/** RFC 7523 §3: issued by and about the client, for the authorization server, once, and briefly. */
function assertionFor(run: Run, step: StepName): SignedJwt {
  const { connection } = run
  const { client_id, clientAuthentication, publicKeys } = connection
  const { alg, audience } = assertionOf(connection)
  const { jti, iat, exp } = proofInHand(run, step)
  const key = clientAuthentication === 'private_key_jwt' ? 'private_key' : 'client_secret'
  const kid = key === 'private_key' ? publicKeys?.private_key?.kid : undefined
  return {
    jwt: {
      header: { alg, typ: 'JWT', ...(kid !== undefined && { kid }) },
      claims: {
        ...{ iss: client_id, sub: client_id, aud: audienceOf(run, audience) },
        ...{ jti, iat, exp },
      },
      key,
    },
  }
}

function audienceOf(run: Run, audience: 'issuer' | 'token_endpoint'): string {
  const issuer = metadataInHand(run).issuer ?? run.connection.issuer
  const token_endpoint = endpointInHand(run, 'token_endpoint') ?? ''
  // A server without discovery has no issuer to name.
  return audience === 'issuer' && issuer !== '' ? issuer : token_endpoint
}
