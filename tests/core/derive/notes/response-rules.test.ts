import { responseRules } from '../../../../core/derive/notes/response-rules.ts'
import { json } from '../../arrange-run.ts'
import { checkNotes } from './check-notes.ts'

const refusal = json(400, { error: 'invalid_grant' })

checkNotes(responseRules, [
  [
    'authorization-response callback.error',
    'bad: the user, or a rule of the server, said no',
    { value: 'access_denied' },
  ],
  [
    'authorization-response callback.error_description',
    'muted: the server’s own words',
    { value: 'No.' },
  ],
  [
    'token-request response.json.error',
    'bad: the code or refresh token is not accepted',
    { when: { answers: { 'token-request': refusal }, until: 'token-request' } },
  ],
  [
    'token-request response.json.error',
    'bad: an error that this server defines itself',
    { value: 'constructor' },
  ],
  [
    'token-request response.json.error_description',
    'muted: the server’s own words',
    { value: 'Invalid code' },
  ],
  [
    'token-request response.json.access_token',
    'muted: a JWT for https://api.acme.test',
    { when: { until: 'token-request' } },
  ],
  [
    'token-request response.json.access_token',
    'muted: opaque: only the server can tell what it says',
    { when: { grant: { access_token: 'opaque-token' }, until: 'token-request' } },
  ],
  [
    'token-request response.json.id_token',
    'ok: its signature verifies; the rules are at ID Token',
    { when: { until: 'jwks' } },
  ],
  [
    'token-request response.json.id_token',
    'muted: says who logged in; for the client',
    { when: { until: 'token-request' } },
  ],
  ['token-request response.json.token_type', 'muted: works for whoever holds it'],
  [
    'token-request response.json.expires_in',
    'muted: in 9 h 59 min, at 22:00:00',
    { value: '36000', seconds: 2 },
  ],
  [
    'token-request response.json.expires_in',
    'warn: ended 1.2 s ago, at 12:10:00',
    { value: '600', seconds: 601.5 },
  ],
  [
    'token-request response.json.expires_in',
    'bad: not a number of seconds to count on',
    { value: 'soon' },
  ],
  [
    'token-request response.json.refresh_token',
    'muted: brings new access tokens: stays on the server',
  ],
  ['token-request response.header.Cache-Control', 'ok: keeps the tokens out of caches'],
  [
    'token-request response.header.cache-control',
    'warn: lacks no-store: a cache may keep the tokens',
    { value: 'private' },
  ],
  ['refresh response.json.refresh_token', 'muted: rotated: store it, the old one is spent'],
  [
    'refresh response.json.refresh_token',
    'muted: the same as before: it does not rotate',
    { when: { grant: { refresh_token: 'constant' } } },
  ],
  ['refresh response.json.access_token', 'muted: a JWT for https://api.acme.test'],
  ['refresh response.json.id_token', 'ok: its signature verifies; the rules are at ID Token'],
  [
    'refresh response.json.token_type',
    'muted: works only with a proof of its key',
    { value: 'DPoP' },
  ],
  [
    'refresh response.json.expires_in',
    'muted: in 9 h 59 min, at 22:00:00',
    { value: '36000', seconds: 2 },
  ],
  [
    'refresh response.json.error',
    'bad: the code or refresh token is not accepted',
    { value: 'invalid_grant' },
  ],
  ['refresh response.json.error_description', 'muted: the server’s own words', { value: 'No.' }],
  ['refresh response.header.Cache-Control', 'ok: keeps the tokens out of caches'],
  ['userinfo response.json.sub', 'ok: equals sub of the ID Token'],
  ['userinfo response.json.sub', 'bad: the ID Token says ada', { value: 'eve' }],
  [
    'pushed-authorization-request response.json.error',
    'bad: something is missing, repeated or malformed',
    { value: 'invalid_request' },
  ],
  [
    'pushed-authorization-request response.json.error_description',
    'muted: the server’s own words',
    { value: 'No.' },
  ],
  [
    'pushed-authorization-request response.json.expires_in',
    'muted: in 52 s, at 12:01:00',
    {
      value: '60',
      when: { connection: { pushed: true }, until: 'authorization-request' },
      seconds: 8,
    },
  ],
  [
    'userinfo response.json.error',
    'bad: the token is expired, malformed or not for here',
    { value: 'invalid_token' },
  ],
  [
    'api-request response.json.error',
    'bad: the token is good, but its scope does not suffice',
    { value: 'insufficient_scope' },
  ],
  [
    'api-request response.header.WWW-Authenticate',
    'bad: insufficient_scope; needs read:contacts',
    { value: 'Bearer error="insufficient_scope", scope="read:contacts"' },
  ],
  [
    'api-request response.header.WWW-Authenticate',
    'muted: wants Bearer credentials',
    { value: 'Bearer realm="contacts"' },
  ],
  ['token-request response.status', 'muted: a success', { value: '200' }],
  [
    'token-request response.status',
    'bad: the credentials were not accepted',
    { value: '401 Unauthorized' },
  ],
  ['token-request response.status', 'bad: the server failed', { value: '503' }],
  ['token-request response.status', 'warn: sends elsewhere; not followed', { value: '302' }],
  ['discovery response.header.Date', 'muted: the two clocks agree to the second'],
])
