import { describe, expect, test } from 'vitest'
import { noteOf, noteRules } from '../../../core/derive/notes.ts'
import { examine } from '../../../core/examine.ts'
import { isInbound, type StepName } from '../../../core/run.ts'
import { appendExchange, arrangeRun, emptyRun, json, startedAt } from '../arrange-run.ts'
import { noted } from './notes/check-notes.ts'

describe('what no rule has a remark on', () => {
  test('shows the meaning of the name, with its section', async () => {
    const note = await noted('authorization-request request.query.max_age', { value: '60' })
    expect(note).toMatchObject({ tone: 'muted', specification: 'OIDCC-3.1.2.1' })
  })

  test.each([
    ['id-token id_token.claims.https://demo.test/role', /^custom, namespaced/],
    ['id-token id_token.claims.role', /^custom: this issuer’s own/],
    ['id-token id_token.claims.constructor', /^custom: this issuer’s own/],
    ['authorization-request request.query.foo', /no specification/],
    ['frontchannel-logout callback.sid', /which session has ended/],
    ['backchannel-logout callback.logout_token', /signed notice that a session has ended/],
    ['backchannel-logout logout_token.claims.events', /a logout notice/],
    ['authorization-response response.claims.error', /an error that this server defines itself/],
    ['authorization-response response.claims.aud', /for whom/],
    ['token-request response.json.foo', /this server’s own/],
    ['token-request response.header.x-foo', /not part of the protocol/],
    ['jwks response.json.keys.0.kty', /the kind of key/],
    ['api-request response.json.scope', /the API’s own answer/],
    ['api-request request.query.code', /what this API asks for/],
  ])('tells whose %s is', async (place, text) => {
    expect((await noted(place, { value: 'x' })).text).toMatch(text)
  })

  test('says that a further parameter is from the connection', async () => {
    const connection = { authorizationParameters: [['foo', 'bar'] as const] }
    const note = await noted('authorization-request request.query.foo', { when: { connection } })
    expect(note.text).toBe('a further parameter, from the connection')
  })
})

describe('whatever a server sends', () => {
  test.each([
    ['empty', ''],
    ['null', 'null'],
    ['an empty array', '[]'],
    ['an object', '{}'],
    ['a number of 400 digits', '1'.repeat(400)],
    ['a large number', '1e30'],
    ['a negative number', '-1'],
    ['a control character', '\u0000'],
    ['5,000 characters', 'x'.repeat(5000)],
    ['5,000 words', 'x '.repeat(5000)],
  ])('a short note is given for a value that is %s', async (_, value) => {
    const facts = await examine(await arrangeRun())
    for (const rule of Object.keys(noteRules)) {
      const [step, part] = placeOf(rule, 'token-request')
      expect(noteOf(facts, { step, part, entry: 8 }, value).text.length).toBeLessThan(200)
    }
  })

  test('a note is given for every draft of a run in which nothing was sent', async () => {
    const facts = await examine(emptyRun())
    for (const rule of Object.keys(noteRules)) {
      const [step, part] = placeOf(rule, 'refresh')
      expect(noteOf(facts, { step, part }, 'value').tone).toBeDefined()
    }
  })

  test('an entry that the run does not have is no trouble', async () => {
    const facts = await examine(await arrangeRun())
    const place = { step: 'token-request', part: 'request.body.code', entry: 999 } as const
    expect(noteOf(facts, place, 'x').tone).toBe('muted')
  })

  function placeOf(rule: string, anyStep: StepName): [StepName, string] {
    const [step = '', part = ''] = rule.split(' ')
    return [step === '*' ? anyStep : (step as StepName), part]
  }
})

test('a message that was superseded is compared with the request it goes back to', async () => {
  const first = await arrangeRun({ until: 'authorization-response' })
  const facts = await examine(
    appendExchange(first, 'authorization-request', [
      { change: 'set', where: 'query', name: 'state', index: 0, value: 'a later state' },
    ]),
  )
  const callback = first.entries.findLast(isInbound)
  const state = callback?.request.parameters.find(([name]) => name === 'state')?.[1] ?? ''
  const place = { step: 'authorization-response', part: 'callback.state' } as const
  expect(noteOf(facts, { ...place, entry: callback?.id ?? 0 }, state).tone).toBe('ok')
})

test('a countdown goes by the server’s clock, when this machine’s is an hour ahead', async () => {
  const discovery = { ...json(200, {}), headers: [['Date', hourEarlier()] as const] }
  const answers = Object.fromEntries(
    (['discovery', 'token-request', 'jwks'] as const).map((step) => [step, discovery]),
  )
  const note = await noted('id-token id_token.claims.exp', {
    value: `${startedAt / 1000 - 3600 + 300}`,
    when: { answers, until: 'authorization-response' },
    draft: true,
  })
  expect(note.text).toMatch(/^in 4 min 59 s/)
})

function hourEarlier(): string {
  return new Date(startedAt - 3_600_000).toUTCString()
}
