import { metadataRules } from '../../../../core/derive/notes/metadata-rules.ts'
import { issuer, json, keyId } from '../../arrange-run.ts'
import { checkNotes } from './check-notes.ts'

checkNotes(metadataRules, [
  ['discovery response.json.issuer', 'ok: equals the issuer asked'],
  ['discovery response.json.issuer', 'bad: asked for …', { value: `${issuer}/` }],
  [
    'discovery response.json.token_endpoint',
    'warn: overridden by hand: https://login.acme.test/other',
    { when: { connection: { metadata: { token_endpoint: 'https://login.acme.test/other' } } } },
  ],
  [
    'discovery response.json.response_types_supported',
    'ok: has code',
    { value: '["code","id_token"]' },
  ],
  [
    'discovery response.json.grant_types_supported',
    'ok: has all that this connection uses',
    { value: '["authorization_code","refresh_token"]' },
  ],
  [
    'discovery response.json.code_challenge_methods_supported',
    'warn: lacks S256, which this connection uses',
    { value: '["plain"]' },
  ],
  [
    'discovery response.json.token_endpoint_auth_methods_supported',
    'ok: has client_secret_post',
    { value: '["client_secret_post"]' },
  ],
  [
    'discovery response.json.scopes_supported',
    'warn: lacks email offline_access, which this connection uses',
    { value: '["openid","profile"]' },
  ],
  ['jwks response.json.keys', `muted: 1 public key; ${keyId} is the ID Token’s`, { value: '[]' }],
  ['id-token id_token.header.alg', 'ok: the signature verifies', { value: 'RS256' }],
  [
    'id-token id_token.header.alg',
    'bad: not signed: anyone can have written it',
    { value: 'none' },
  ],
  ['id-token id_token.header.kid', 'ok: a key of the JWK Set', { value: keyId }],
  [
    'id-token id_token.header.kid',
    'bad: no key of the JWK Set has it',
    { value: keyId, when: { answers: { jwks: json(200, { keys: [] }) }, until: 'jwks' } },
  ],
  [
    'id-token id_token.header.kid',
    'muted: a key of the JWK Set, not fetched yet',
    { value: keyId, when: { until: 'token-request' } },
  ],
  ['access-token access_token.header.alg', 'ok: the signature verifies', { value: 'RS256' }],
  ['access-token access_token.header.kid', 'ok: a key of the JWK Set', { value: keyId }],
  [
    'access-token access_token.header.typ',
    'muted: an access token by RFC 9068',
    { value: 'at+jwt' },
  ],
])
