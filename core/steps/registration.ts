import { type Connection, grantOf, responseTypeOf } from '../connection.ts'
import type { Field } from '../http.ts'
import { endpointInHand } from '../in-hand.ts'
import { jwksPath } from '../jwks-path.ts'
import type { Step } from '../step.ts'

export const registration: Step = {
  name: 'registration',
  title: 'Client registration',
  summary: 'The client introduces itself, and the authorization server gives it a client_id.',
  phase: 'Discover',
  specification: 'RFC7591-3.1',
  channel: 'back',
  between: ['client', 'authorization-server'],

  belongs: ({ connection }) => connection.register === true,

  missing: (run) =>
    endpointInHand(run, 'registration_endpoint')
      ? []
      : ['a registration_endpoint: the metadata has none, so register the client by hand'],

  request(run) {
    const { connection } = run
    const token: Field = ['Authorization', { bearer: 'initial_access_token' }]
    return {
      method: 'POST',
      url: endpointInHand(run, 'registration_endpoint') ?? '',
      query: [],
      headers: [
        ['Accept', 'application/json'],
        ...(connection.grantSecrets?.includes('initial_access_token') ? [token] : []),
        ['Content-Type', 'application/json'],
      ],
      body: { raw: JSON.stringify(clientMetadata(connection), undefined, 2) },
    }
  },
}

/** What the connection says of its client, in the words of RFC 7591 §2. */
export function clientMetadata(connection: Connection): Readonly<Record<string, unknown>> {
  const { clientAuthentication, post_logout_redirect_uri } = connection
  const usesCode = grantOf(connection) === 'authorization_code'
  return {
    client_name: connection.name,
    ...(usesCode && {
      redirect_uris: [connection.redirect_uri],
      response_types: [responseTypeOf(connection)],
    }),
    grant_types: grantTypes(connection),
    token_endpoint_auth_method: methodOnWire(clientAuthentication),
    ...(connection.scope !== '' && { scope: connection.scope }),
    ...keysOf(connection),
    ...(post_logout_redirect_uri && { post_logout_redirect_uris: [post_logout_redirect_uri] }),
    ...(connection.requestObject && { request_object_signing_alg: connection.requestObject.alg }),
    ...(connection.pushed && { require_pushed_authorization_requests: true }),
    ...(connection.dpop && { dpop_bound_access_tokens: true }),
  }
}

/** The public keys, or where the server finds them: one or the other (RFC 7591 §2). */
function keysOf(connection: Connection): Readonly<Record<string, unknown>> {
  const { id, clientAuthentication, publicKeys, keysServedFrom } = connection
  const key = publicKeys?.private_key
  if (!key && clientAuthentication !== 'self_signed_tls_client_auth') return {}
  if (keysServedFrom !== undefined) return { jwks_uri: `${keysServedFrom}${jwksPath(id)}` }
  return key ? { jwks: { keys: [key] } } : {}
}

/** Those of RFC 7591 §2; a refresh token comes of another grant. */
function grantTypes(connection: Connection): string[] {
  const grant = grantOf(connection)
  const implicit = grant === 'authorization_code' && /token/.test(responseTypeOf(connection))
  const asksToRefresh = connection.scope.split(' ').includes('offline_access')
  return [
    grant,
    ...(implicit ? ['implicit'] : []),
    ...(asksToRefresh && grant !== 'refresh_token' ? ['refresh_token'] : []),
  ]
}

/** Auth0’s JSON body is registered as the method that it is a variant of. */
function methodOnWire(method: Connection['clientAuthentication']): string {
  return method === 'client_secret_json' ? 'client_secret_post' : method
}
