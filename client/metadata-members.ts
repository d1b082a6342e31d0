import type { Metadata } from '../core/metadata.ts'
import { readJson } from '../core/read-json.ts'

/** Members of the metadata that are set by hand as JSON; endpoints have fields of their own. */
export const memberNames = [
  'issuer',
  'scopes_supported',
  'response_types_supported',
  'response_modes_supported',
  'grant_types_supported',
  'subject_types_supported',
  'id_token_signing_alg_values_supported',
  'token_endpoint_auth_methods_supported',
  'token_endpoint_auth_signing_alg_values_supported',
  'code_challenge_methods_supported',
  'claims_supported',
  'dpop_signing_alg_values_supported',
  'authorization_response_iss_parameter_supported',
  'authorization_signing_alg_values_supported',
  'authorization_details_types_supported',
  'request_object_signing_alg_values_supported',
  'request_parameter_supported',
  'require_signed_request_object',
  'require_pushed_authorization_requests',
  'mtls_endpoint_aliases',
] as const satisfies readonly (keyof Metadata)[]

/** What keeps members set by hand from being saved: the first that is wrong, and what to enter. */
export function problemOfMembers(
  members: readonly { readonly name: string; readonly value: string }[],
): string | undefined {
  for (const { name, value } of members) {
    if (name === '' && value === '') continue
    if (!memberNames.some((known) => known === name))
      return `“${name}” is no member of the metadata that this tool uses: choose one of those offered.`
    if (readJson(value).value === undefined)
      return `The value of ${name} is no JSON: text stands in quotes, as in "text", a list in brackets, as in ["one","two"].`
  }
  return undefined
}
