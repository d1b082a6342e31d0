import { authorizationRules } from '../../../../core/derive/notes/authorization-rules.ts'
import type { Run } from '../../../../core/run.ts'
import { appendExchange, healthyConnection, issuer, type Arrangement } from '../../arrange-run.ts'
import { checkNotes } from './check-notes.ts'

const again = (run: Run) => appendExchange(run, 'token-request')

function query(name: string, value: string): Arrangement {
  const edit = { change: 'set', where: 'query', name, index: 0, value } as const
  return { edits: { 'authorization-request': [edit] } }
}

checkNotes(authorizationRules, [
  [
    'authorization-request request.query.response_type',
    'muted: fixed for this flow: asks for a code',
  ],
  ['authorization-request request.query.client_id', 'muted: from the connection'],
  [
    'authorization-request request.query.client_id',
    'warn: connection has s6BhdRkqt3',
    { when: query('client_id', 'other') },
  ],
  [
    'authorization-request request.query.redirect_uri',
    'warn: connection has …/callback',
    { when: query('redirect_uri', 'http://127.0.0.1:4400/callback/') },
  ],
  [
    'authorization-request request.query.audience',
    'warn: not in the connection',
    { value: 'x', when: { connection: { audience: '' } } },
  ],
  [
    'authorization-request request.query.scope',
    'muted: from the connection; openid makes it OpenID Connect',
  ],
  [
    'authorization-request request.query.scope',
    'muted: from the connection; plain OAuth: no openid',
    { when: { connection: { scope: 'contacts' }, until: 'token-request' } },
  ],
  [
    'authorization-request request.query.request_uri',
    'muted: where the server fetches what is asked for',
    {
      value: 'https://tool.test/request-objects/run-14/drawn when sent',
      when: {
        connection: { requestObject: { alg: 'HS256', servedFrom: 'https://tool.test' } },
        until: 'authorization-request',
      },
    },
  ],
  [
    'authorization-request request.query.request_uri',
    'muted: stands for a request pushed before, or kept elsewhere',
    { value: '' },
  ],
  [
    'authorization-request request.query.state',
    'muted: drawn for this attempt; must come back unchanged',
  ],
  [
    'authorization-request request.query.state',
    'warn: not the value drawn for this attempt',
    { when: query('state', 'mine') },
  ],
  [
    'authorization-request request.query.state',
    'muted: drawn when this is sent; must come back unchanged',
    { draft: true, value: '' },
  ],
  [
    'authorization-request request.query.nonce',
    'muted: drawn for this attempt; must come back in the ID Token',
  ],
  [
    'authorization-request request.query.code_challenge',
    'muted: S256 of the verifier drawn for this attempt',
  ],
  [
    'authorization-request request.query.code_challenge',
    'warn: the verifier itself: anyone who sees this URL has it',
    { when: { connection: { pkce: 'plain' } } },
  ],
  [
    'authorization-request request.query.code_challenge',
    'warn: not the hash of the verifier drawn for this attempt',
    { when: query('code_challenge', 'mine') },
  ],
  [
    'authorization-request request.query.code_challenge',
    'muted: hash of a verifier drawn when this is sent',
    { draft: true, value: '' },
  ],
  [
    'authorization-request request.query.code_challenge_method',
    'muted: the token request shows the verifier',
  ],
  [
    'authorization-request request.query.code_challenge_method',
    'warn: plain: the verifier itself stands in this URL',
    { when: { connection: { pkce: 'plain' } } },
  ],
  ['authorization-response callback.code', 'muted: exchanged 40 ms later'],
  [
    'authorization-response callback.code',
    'warn: exchanged 40 ms later, and 2 times in all',
    { then: again },
  ],
  [
    'authorization-response callback.code',
    'muted: good once and for minutes only: exchange it now',
    { when: { until: 'authorization-response' } },
  ],
  ['authorization-response callback.state', 'ok: equals the one sent'],
  [
    'authorization-response callback.state',
    'bad: the request sent sent-state',
    {
      when: {
        drawn: { state: 'sent-state' },
        callback: [
          ['code', 'c'],
          ['state', 'other'],
        ],
      },
    },
  ],
  ['authorization-response callback.iss', 'ok: equals the issuer'],
  [
    'authorization-response callback.iss',
    `bad: the issuer is ${issuer}`,
    { value: 'https://evil.test' },
  ],
  [
    'authorization-response callback.access_token',
    'bad: a token in the front channel, where it leaks',
    { value: 'x' },
  ],
  [
    'authorization-response callback.id_token',
    'warn: a token in the front channel',
    { value: 'x' },
  ],
  [
    'authorization-response callback.scope',
    'warn: asked for and not granted: email offline_access',
    { value: 'openid profile' },
  ],
  ['token-request response.json.scope', 'ok: all that was asked for'],
  [
    'token-request response.json.scope',
    'warn: asked for and not granted: email offline_access',
    { value: 'openid profile' },
  ],
  [
    'token-request response.json.scope',
    'muted: granted without asking: admin',
    { value: `${healthyConnection.scope} admin` },
  ],
  ['refresh response.json.scope', 'ok: all that was asked for'],
])
