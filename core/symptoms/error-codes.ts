/**
 * The codes that servers answer with in place of RFC 6749's, by the one they stand for (§5.2).
 * GitHub, Slack, Google, Salesforce and Facebook have their own.
 */
export const codesFor = {
  /** Of a token request that shows a code. */
  invalid_grant: [
    'invalid_grant',
    'bad_verification_code',
    'invalid_code',
    'invalid_authorization_code',
    'code_already_used',
    'code_expired',
    'expired_code',
    'bad_redirect_uri',
    'redirect_uri_mismatch',
  ],
  /** Of a refresh. */
  invalid_refresh_token: [
    'invalid_grant',
    'invalid_refresh_token',
    'token_expired',
    'token_revoked',
  ],
  invalid_client: [
    'invalid_client',
    'incorrect_client_credentials',
    'invalid_client_id',
    'invalid_client_secret',
    'bad_client_secret',
    'client_not_found',
    'unknown_client',
  ],
} as const satisfies Readonly<Record<string, readonly string[]>>
