import type { Connection } from './connection.ts'
import type { Body, Field } from './http.ts'

/** A request body with the client's credentials where its method puts them. */
export interface AuthenticatedBody {
  readonly headers: readonly Field[]
  readonly body: Body
}

/**
 * Adds client authentication to the fields of a token request (RFC 6749 §2.3.1, OpenID Connect
 * Core §9). `client_id` goes into the body except with Basic, where the header carries it.
 */
export function authenticate(connection: Connection, fields: readonly Field[]): AuthenticatedBody {
  const { client_id, basicFormEncoded } = connection
  const accept: Field = ['Accept', 'application/json']
  const form: Field = ['Content-Type', 'application/x-www-form-urlencoded']
  const id: Field = ['client_id', client_id]
  const secret: Field = ['client_secret', { secret: 'client_secret' }]
  switch (connection.clientAuthentication) {
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
  }
}
