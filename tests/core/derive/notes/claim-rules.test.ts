import { claimRules } from '../../../../core/derive/notes/claim-rules.ts'
import { issuer, startedAt } from '../../arrange-run.ts'
import { checkNotes } from './check-notes.ts'

const seconds = startedAt / 1000

checkNotes(claimRules, [
  ['id-token id_token.claims.iss', 'ok: equals the issuer', { value: issuer }],
  ['id-token id_token.claims.iss', `bad: the issuer is ${issuer}`, { value: 'https://evil.test' }],
  ['access-token access_token.claims.iss', 'ok: equals the issuer', { value: issuer }],
  ['id-token id_token.claims.sub', 'muted: the user, as this issuer knows them', { value: 'ada' }],
  [
    'access-token access_token.claims.sub',
    'muted: the user, as this issuer knows them',
    { value: 'ada' },
  ],
  ['id-token id_token.claims.aud', 'ok: names this client', { value: '["s6BhdRkqt3","other"]' }],
  [
    'id-token id_token.claims.aud',
    'bad: does not name this client, s6BhdRkqt3',
    { value: 'other' },
  ],
  ['id-token id_token.claims.azp', 'ok: this client', { value: 's6BhdRkqt3' }],
  [
    'access-token access_token.claims.azp',
    'warn: another client than s6BhdRkqt3',
    { value: 'other' },
  ],
  ['access-token access_token.claims.client_id', 'ok: this client', { value: 's6BhdRkqt3' }],
  [
    'id-token id_token.claims.exp',
    'muted: in 9 h 59 min, at 22:00:00',
    { value: `${seconds + 36_000}`, seconds: 2 },
  ],
  [
    'id-token id_token.claims.exp',
    'bad: 59 min 58 s ago, at 11:00:02: over before it came',
    { value: `${seconds - 3598}`, seconds: 0.2 },
  ],
  [
    'id-token id_token.claims.exp',
    'bad: in milliseconds; seconds since 1970 are meant',
    { value: `${startedAt}` },
  ],
  ['access-token access_token.claims.exp', 'bad: not a number of seconds', { value: 'tomorrow' }],
  [
    'id-token id_token.claims.iat',
    'muted: 12 s ago, at 12:00:00',
    { value: `${seconds}`, seconds: 12 },
  ],
  [
    'access-token access_token.claims.iat',
    'warn: in 59 min 58 s, at 13:00:00: in the future',
    { value: `${seconds + 3600}`, seconds: 1 },
  ],
  [
    'id-token id_token.claims.nbf',
    'bad: in 59 min 58 s, at 13:00:00: not good yet',
    { value: `${seconds + 3600}`, seconds: 1 },
  ],
  [
    'access-token access_token.claims.nbf',
    'muted: 12 s ago, at 12:00:00',
    { value: `${seconds}`, seconds: 12 },
  ],
  [
    'id-token id_token.claims.auth_time',
    'muted: the login, 1 h ago, at 11:00:00',
    { value: `${seconds - 3600}`, seconds: 0.2 },
  ],
  [
    'access-token access_token.claims.auth_time',
    'muted: the login, 12 s ago, at 12:00:00',
    { value: `${seconds}`, seconds: 12 },
  ],
  [
    'id-token id_token.claims.nonce',
    'ok: equals the one sent',
    { value: 'sent-nonce', when: { drawn: { nonce: 'sent-nonce' }, until: 'jwks' } },
  ],
  [
    'id-token id_token.claims.nonce',
    'bad: the request sent sent-nonce',
    { value: 'other', when: { drawn: { nonce: 'sent-nonce' }, until: 'jwks' } },
  ],
  ['id-token id_token.claims.at_hash', 'ok: matches the access token'],
  [
    'access-token access_token.claims.aud',
    'ok: the API that was asked for',
    { value: '["https://api.acme.test","https://login.acme.test/userinfo"]' },
  ],
  [
    'access-token access_token.claims.aud',
    'bad: asked for https://api.acme.test',
    { value: 'https://other.test' },
  ],
  ['access-token access_token.claims.scope', 'muted: what the client may do', { value: 'openid' }],
  [
    'access-token access_token.claims.scope',
    'ok: all that was asked for the API',
    { value: 'write read', when: { connection: { scope: 'openid read write' }, until: 'jwks' } },
  ],
  [
    'access-token access_token.claims.scope',
    'warn: asked for and not in it: write',
    { value: 'read', when: { connection: { scope: 'openid read write' }, until: 'jwks' } },
  ],
  [
    'access-token access_token.claims.scp',
    'ok: all that was asked for the API',
    { value: '["read"]', when: { connection: { scope: 'openid read' }, until: 'jwks' } },
  ],
])
