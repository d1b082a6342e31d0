import { expect, test } from 'vitest'
import { chipsOf } from '../../../../core/derive/chips.ts'
import { noteOf } from '../../../../core/derive/notes.ts'
import { pushedRules } from '../../../../core/derive/notes/pushed-rules.ts'
import { examine } from '../../../../core/examine.ts'
import { type Run, latest } from '../../../../core/run.ts'
import { type Arrangement, appendExchange, arrangeRun } from '../../arrange-run.ts'
import { checkNotes } from './check-notes.ts'

const step = 'pushed-authorization-request'
const pushed: Arrangement = { connection: { pushed: true }, until: 'authorization-request' }
const when = pushed
const again = (run: Run) => appendExchange(run, 'authorization-request')

/** A run in which this was pushed instead. */
function changed(name: string, value: string): Arrangement {
  return { ...pushed, edits: { [step]: [{ change: 'set', where: 'body', name, index: 0, value }] } }
}

checkNotes(pushedRules, [
  [`${step} request.body.response_type`, 'muted: fixed for this flow: asks for a code', { when }],
  [`${step} request.body.client_id`, 'muted: from the connection', { when }],
  [
    `${step} request.body.redirect_uri`,
    'warn: connection has …/callback',
    { when: changed('redirect_uri', 'http://127.0.0.1:4400/callback/') },
  ],
  [`${step} request.body.audience`, 'muted: from the connection', { when }],
  [
    `${step} request.body.scope`,
    'muted: from the connection; openid makes it OpenID Connect',
    { when },
  ],
  [
    `${step} request.body.state`,
    'muted: drawn for this attempt; must come back unchanged',
    { when },
  ],
  [
    `${step} request.body.state`,
    'warn: not the value drawn for this attempt',
    { when: changed('state', 'mine') },
  ],
  [
    `${step} request.body.state`,
    'muted: drawn when this is sent; must come back unchanged',
    { when, draft: true, value: '' },
  ],
  [
    `${step} request.body.nonce`,
    'muted: drawn for this attempt; must come back in the ID Token',
    { when },
  ],
  [
    `${step} request.body.code_challenge`,
    'muted: S256 of the verifier drawn for this attempt',
    { when },
  ],
  [
    `${step} request.body.code_challenge`,
    'warn: the verifier itself: anyone who sees this request has it',
    { when: { ...pushed, connection: { pushed: true, pkce: 'plain' } } },
  ],
  [
    `${step} request.body.code_challenge_method`,
    'muted: the token request shows the verifier',
    { when },
  ],
  [
    `${step} request.body.code_challenge_method`,
    'warn: plain: the verifier itself stands in this request',
    { when: changed('code_challenge_method', 'plain') },
  ],
  [
    `${step} response.json.request_uri`,
    'muted: the browser carries this, and nothing of what was asked',
    { when },
  ],
  [
    'authorization-request request.query.request_uri',
    'muted: from the answer to the pushed request, 80 ms old, first use',
    { when },
  ],
  [
    'authorization-request request.query.request_uri',
    'warn: not what a pushed request of this run was answered with',
    { when, value: 'urn:another' },
  ],
  [
    'authorization-request request.query.request_uri',
    'bad: from the answer to the pushed request, 120 ms old, used before in message 8',
    { when, then: again },
  ],
])

test.each(['state', 'code_challenge'])(
  'The %s of a question before the login is no one’s of an attempt, and no cause for a warning',
  async (name) => {
    const run = await arrangeRun(pushed)
    const sent = latest(run, step)?.sent.id ?? 0
    const entries = run.entries.map((entry) =>
      entry.id === sent ? { ...entry, purpose: 'probe' as const } : entry,
    )
    const place = { step, part: `request.body.${name}`, entry: sent } as const
    expect(noteOf(await examine({ ...run, entries }), place, 'made up')).toEqual({
      tone: 'muted',
      text: 'made up for this question: no login uses it',
    })
  },
)

test('What is pushed carries the chips of state and nonce', async () => {
  const sent = latest(await arrangeRun(pushed), step)?.sent
  expect(sent && chipsOf(sent)).toEqual(['state', 'nonce'])
})
