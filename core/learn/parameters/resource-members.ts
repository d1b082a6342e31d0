import type { Meanings } from './meanings.ts'

/** Members of what an API says of itself (RFC 9728 §2). */
export const resourceMembers: Meanings = {
  resource: ['the API’s name; must equal the one that was asked', 'RFC9728-2'],
  authorization_servers: ['whose tokens it takes', 'RFC9728-2'],
  jwks_uri: ['where the API’s own public keys are', 'RFC9728-2'],
  scopes_supported: ['scopes that its requests may need', 'RFC9728-2'],
  bearer_methods_supported: ['where a request may carry the token', 'RFC9728-2'],
  resource_signing_alg_values_supported: ['how its answers may be signed', 'RFC9728-2'],
  resource_name: ['its name for people', 'RFC9728-2'],
  resource_documentation: ['the documentation for developers', 'RFC9728-2'],
  resource_policy_uri: ['what a client may do with what it learns', 'RFC9728-2'],
  resource_tos_uri: ['the terms of service', 'RFC9728-2'],
  tls_client_certificate_bound_access_tokens: [
    'whether it checks tokens against the certificate',
    'RFC9728-2',
  ],
  authorization_details_types_supported: ['kinds of authorization_details it knows', 'RFC9728-2'],
  dpop_signing_alg_values_supported: ['how DPoP proofs may be signed', 'RFC9728-2'],
  dpop_bound_access_tokens_required: ['whether tokens must be bound by DPoP', 'RFC9728-2'],
  signed_metadata: ['the same, as a JWT that the API signed', 'RFC9728-2.2'],
}
