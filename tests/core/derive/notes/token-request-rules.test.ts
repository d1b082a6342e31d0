import { tokenRequestRules } from '../../../../core/derive/notes/token-request-rules.ts'
import type { Run } from '../../../../core/run.ts'
import { appendExchange, type Arrangement } from '../../arrange-run.ts'
import { MASK } from '../../../../core/http.ts'
import { traitsOf } from '../../../../core/secret-traits.ts'
import { checkNotes } from './check-notes.ts'

const again = (run: Run) => appendExchange(run, 'token-request')

function body(name: string, value: string): Arrangement {
  const edit = { change: 'set', where: 'body', name, index: 0, value } as const
  return { edits: { 'token-request': [edit] } }
}

/** As the server records the traits of a secret it sent. */
function withSecret(secret: string): (run: Run) => Run {
  return (run) => ({
    ...run,
    entries: run.entries.map((entry) =>
      entry.kind === 'sent' ? { ...entry, secrets: { client_secret: traitsOf(secret) } } : entry,
    ),
  })
}

const exchanged = {
  ...{ subject_token_type: '', actor_token_type: '', requested_token_type: '' },
  subject_from: 'the ID Token of run 3 (Acme)',
}

checkNotes(tokenRequestRules, [
  ['token-request request.body.grant_type', 'muted: fixed for this flow'],
  [
    'token-request request.body.grant_type',
    'warn: authorization_code is what this flow sends',
    { when: body('grant_type', 'code') },
  ],
  ['token-request request.body.code', 'muted: from the callback, 40 ms old, first use'],
  [
    'token-request request.body.code',
    'bad: the callback brought SplxlOBeZQQYbYS6WxSbIA',
    { when: body('code', 'mistyped') },
  ],
  [
    'token-request request.body.code',
    'bad: from the callback, 640 ms old, used before in message 7',
    { then: again },
  ],
  [
    'token-request request.body.code',
    'warn: from the callback, 29 min 59 s old, first use; codes live ten minutes at most',
    {
      draft: true,
      value: 'SplxlOBeZQQYbYS6WxSbIA',
      when: { until: 'authorization-response' },
      seconds: 1800,
    },
  ],
  ['token-request request.body.redirect_uri', 'ok: same as in the authorization request'],
  [
    'token-request request.body.redirect_uri',
    'bad: authorize sent …/callback',
    { when: body('redirect_uri', 'http://127.0.0.1:4400/callback/') },
  ],
  [
    'token-request request.body.redirect_uri',
    'bad: authorize sent http://127.0.0.1:4400/callback',
    { when: body('redirect_uri', 'http://localhost:4400/callback') },
  ],
  ['token-request request.body.code_verifier', 'ok: S256 matches the challenge'],
  [
    'token-request request.body.code_verifier',
    'bad: its S256 is not the challenge',
    { when: body('code_verifier', 'another') },
  ],
  [
    'token-request request.body.code_verifier',
    'ok: equals the challenge',
    { when: { connection: { pkce: 'plain' } } },
  ],
  [
    'token-request request.body.code_verifier',
    'warn: no challenge was sent to compare with',
    { value: 'x', when: { connection: { pkce: 'off' } } },
  ],
  ['token-request request.body.client_id', 'ok: same as in authorize'],
  [
    'token-request request.body.client_id',
    'bad: authorize sent s6BhdRkqt3',
    { when: body('client_id', 'other') },
  ],
  [
    'token-request request.body.subject_token',
    'muted: the ID Token of run 3 (Acme), held by the server',
    { value: MASK, when: { connection: { tokenExchange: exchanged } } },
  ],
  [
    'token-request request.body.actor_token',
    'muted: entered in the connection, held by the server',
    { value: MASK, when: { connection: { tokenExchange: exchanged } } },
  ],
  [
    'token-request request.body.client_secret',
    'muted: client_secret_post, held by the server',
    { value: MASK },
  ],
  [
    'token-request request.body.client_secret',
    'muted: client_secret_json, held by the server',
    {
      draft: true,
      value: MASK,
      when: { connection: { clientAuthentication: 'client_secret_json' } },
    },
  ],
  [
    'token-request request.header.Authorization',
    'muted: client_secret_basic, held by the server',
    { value: 'Basic ••••••••' },
  ],
  [
    'api-request request.header.Authorization',
    'muted: the access token, 320 ms old',
    { when: { until: 'api-request' } },
  ],
  [
    'api-request request.header.Authorization',
    'warn: not the access token of the last token response',
    { value: 'Bearer mine' },
  ],
  ['refresh request.body.grant_type', 'muted: fixed for this flow'],
  ['refresh request.body.refresh_token', 'muted: from the token response, 440 ms old, first use'],
  [
    'refresh request.body.refresh_token',
    'warn: not a refresh token that came in this run',
    { value: 'mine' },
  ],
  ['refresh request.body.scope', 'muted: not more than was granted', { value: 'openid' }],
  ['refresh request.body.scope', 'bad: a refresh cannot add admin', { value: 'openid admin' }],
  [
    'token-request request.body.client_secret',
    'muted: client_secret_post, 32 characters, held by the server',
    { value: MASK, then: withSecret('s'.repeat(32)) },
  ],
  [
    'token-request request.body.client_secret',
    'bad: client_secret_post; white space at the secret’s ends',
    { value: MASK, then: withSecret('secret\n') },
  ],
  [
    'token-request request.body.client_secret',
    'warn: client_secret_post; a GUID, so perhaps the secret’s id',
    { value: MASK, then: withSecret('0f8fad5b-d9cb-469f-a165-70867728950e') },
  ],
])
