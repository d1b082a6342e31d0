/**
 * Authorization server metadata, in the wire's own names (RFC 8414 §2, OpenID Connect Discovery
 * §3). Every member is optional here: what a server left out is for the checks to judge.
 */
export interface Metadata {
  readonly issuer: string
  readonly authorization_endpoint: string
  readonly token_endpoint: string
  readonly jwks_uri: string
  readonly userinfo_endpoint: string
  readonly revocation_endpoint: string
  readonly introspection_endpoint: string
  readonly end_session_endpoint: string
  readonly pushed_authorization_request_endpoint: string
  readonly device_authorization_endpoint: string
  readonly registration_endpoint: string
  readonly scopes_supported: readonly string[]
  readonly response_types_supported: readonly string[]
  readonly response_modes_supported: readonly string[]
  readonly grant_types_supported: readonly string[]
  readonly subject_types_supported: readonly string[]
  readonly id_token_signing_alg_values_supported: readonly string[]
  readonly token_endpoint_auth_methods_supported: readonly string[]
  readonly token_endpoint_auth_signing_alg_values_supported: readonly string[]
  readonly introspection_endpoint_auth_signing_alg_values_supported: readonly string[]
  readonly revocation_endpoint_auth_signing_alg_values_supported: readonly string[]
  readonly code_challenge_methods_supported: readonly string[]
  readonly claims_supported: readonly string[]
  readonly dpop_signing_alg_values_supported: readonly string[]
  readonly authorization_response_iss_parameter_supported: boolean
  readonly authorization_signing_alg_values_supported: readonly string[]
  readonly authorization_details_types_supported: readonly string[]
  readonly request_object_signing_alg_values_supported: readonly string[]
  readonly request_parameter_supported: boolean
  readonly request_uri_parameter_supported: boolean
  readonly require_request_uri_registration: boolean
  readonly require_signed_request_object: boolean
  readonly require_pushed_authorization_requests: boolean
  /** Endpoints at which the server asks for a client certificate, by their names (RFC 8705 §5). */
  readonly mtls_endpoint_aliases: Readonly<Record<string, string>>
}

/**
 * Where OpenID Connect Discovery puts the document: appended to the issuer (§4). A trailing slash
 * of the issuer is dropped first, as that section says.
 */
export function openIdDiscoveryUrl(issuer: string): string {
  return `${issuer.replace(/\/$/, '')}/.well-known/openid-configuration`
}
