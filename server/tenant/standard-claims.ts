/**
 * Claims that have a meaning of their own (RFC 7519 section 4.1, OIDC Core sections 2 and 5.1,
 * RFC 9068 section 2.2): a rule that wrote them would change who somebody is.
 */
export const standardClaims: ReadonlySet<string> = new Set([
  ...['iss', 'sub', 'aud', 'exp', 'nbf', 'iat', 'jti', 'azp', 'nonce', 'auth_time', 'at_hash'],
  ...['c_hash', 's_hash', 'acr', 'amr', 'sid', 'events', 'cnf', 'scope', 'client_id', 'act'],
  ...['may_act', 'permissions', 'gty', 'org_id', 'org_name', 'typ', 'roles', 'groups'],
  ...['name', 'given_name', 'family_name', 'middle_name', 'nickname', 'preferred_username'],
  ...['profile', 'picture', 'website', 'email', 'email_verified', 'gender', 'birthdate'],
  ...['zoneinfo', 'locale', 'phone_number', 'phone_number_verified', 'address', 'updated_at'],
  ...['entitlements', '_claim_names', '_claim_sources', 'sub_jwk'],
])
