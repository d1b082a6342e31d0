import type { HttpResponse } from '../http.ts'
import type { Said } from './said.ts'

/**
 * What a token endpoint says of the client when it is shown a code that cannot be valid. Servers
 * authenticate the client before they look at the grant (RFC 6749 §3.2.1), each in its own words.
 */
export type CredentialAnswer = 'taken' | 'refused' | 'cannot-tell'

interface Rule {
  readonly says: CredentialAnswer
  readonly status?: number
  readonly errors?: readonly string[]
  readonly description?: RegExp
}

/** The first rule that fits decides; a vendor's number comes before the code beside it. */
const rules: readonly Rule[] = [
  // Entra ID: the secret is wrong, expired, missing or unwanted; the client or tenant is unknown.
  {
    says: 'refused',
    description: /AADSTS(70002(15|16|22|18)|700016|70002[57]|90002|50012|70001)\b/,
  },
  // Entra ID: the code is malformed, invalid, expired or used.
  { says: 'taken', description: /AADSTS(9002313|70000|70008|54005)\b/ },
  // Azure AD B2C: the secret is wrong; the grant is.
  { says: 'refused', description: /AADB2C(90081|90079|90084|90068|90058)\b/ },
  { says: 'taken', description: /AADB2C(90080|90088|90129)\b/ },
  // Keycloak says unauthorized_client for a wrong secret, and for a flow that is switched off.
  {
    says: 'refused',
    errors: ['unauthorized_client'],
    description: /invalid client (or|secret|cred)/i,
  },
  // Auth0 says access_denied for a wrong secret.
  {
    says: 'refused',
    status: 401,
    errors: ['access_denied', 'unauthorized', 'unauthorized_client'],
  },
  {
    says: 'refused',
    errors: [
      'invalid_client',
      'incorrect_client_credentials',
      'invalid_client_id',
      'invalid_client_secret',
      'bad_client_secret',
    ],
  },
  // Facebook describes in words alone.
  { says: 'refused', description: /error validating (client secret|application)/i },
  { says: 'taken', description: /invalid verification code format/i },
  {
    says: 'taken',
    errors: ['invalid_grant', 'bad_verification_code', 'invalid_code', 'code_already_used'],
  },
  // LinkedIn calls a wrong code an invalid request.
  {
    says: 'taken',
    errors: ['invalid_request'],
    description: /authorization code (not found|expired)/i,
  },
]

/** What the answer says of the client's credentials. `cannot-tell` for whatever is not listed. */
export function credentialAnswer({ status }: HttpResponse, said: Said): CredentialAnswer {
  return rules.find((rule) => fits(rule, status, said))?.says ?? 'cannot-tell'
}

function fits(rule: Rule, status: number, { error = '', description = '' }: Said): boolean {
  return (
    (rule.status === undefined || rule.status === status) &&
    (rule.errors === undefined || rule.errors.includes(error)) &&
    (rule.description === undefined || rule.description.test(description))
  )
}
