import { describe, expect, test } from 'vitest'
import { type ComparedRow, type Comparison, compare } from '../../../core/derive/compare.ts'
import type { Run, StepName } from '../../../core/run.ts'
import {
  type Arrangement,
  append,
  appendExchange,
  arrangeRun,
  emptyRun,
  healthyRun,
  json,
} from '../arrange-run.ts'

async function compared(other: Arrangement): Promise<Comparison> {
  return compare(await healthyRun(), await arrangeRun({ code: 'another-code-1', ...other }))
}

function rowOf({ rows }: Comparison, step: StepName, part: string): ComparedRow | undefined {
  return rows.find((row) => row.step === step && row.part === part)
}

const setRedirectUri = {
  change: 'set',
  where: 'body',
  name: 'redirect_uri',
  index: 0,
  value: 'http://127.0.0.1:4400/callback/',
} as const

describe('Comparing two runs', () => {
  test('finds no difference between two healthy ones', async () => {
    expect((await compared({})).firstDifference).toBeUndefined()
  })

  test('does not call what must differ a difference', async () => {
    const comparison = await compared({})
    const parts = ['request.query.state', 'request.query.nonce', 'request.query.code_challenge']
    const agreements = parts.map(
      (part) => rowOf(comparison, 'authorization-request', part)?.agreement,
    )
    expect(agreements).toEqual(['by-nature', 'by-nature', 'by-nature'])
  })

  test('matches a code by its role, wherever it stands', async () => {
    const comparison = await compared({})
    expect([
      rowOf(comparison, 'authorization-response', 'callback.code')?.agreement,
      rowOf(comparison, 'token-request', 'request.body.code')?.agreement,
    ]).toEqual(['by-nature', 'by-nature'])
  })

  test('sees a state that came back changed', async () => {
    const { firstDifference } = await compared({
      callback: [
        ['code', 'another-code-1'],
        ['state', 'changed-on-the-way'],
        ['iss', 'https://login.acme.test'],
      ],
    })
    expect([firstDifference?.row.step, firstDifference?.row.name]).toEqual([
      'authorization-response',
      'state',
    ])
  })

  test('sees a state that was not drawn anew', async () => {
    const drawn = { state: 'always-the-same-state' }
    const runs = [await arrangeRun({ drawn }), await arrangeRun({ drawn, code: 'b' })] as const
    expect(compare(...runs).firstDifference?.sentence).toBe(
      'At the authorization request, state is the same in both runs, though it must be drawn anew each time.',
    )
  })

  test('does not take what an export left out for a repeated value', async () => {
    const drawn = { state: '«redacted:state#1»' }
    const runs = [await arrangeRun({ drawn }), await arrangeRun({ drawn, code: 'b' })] as const
    expect(compare(...runs).firstDifference).toBeUndefined()
  })

  test('names the first difference, how the two part, and what came of it', async () => {
    const { firstDifference } = await compared({
      edits: { 'token-request': [setRedirectUri] },
      answers: { 'token-request': json(400, { error: 'invalid_grant' }) },
      until: 'token-request',
    })
    expect(firstDifference?.sentence).toBe(
      'At the token request, redirect_uri differs: A has “http://127.0.0.1:4400/callback”, B has “http://127.0.0.1:4400/callback/”. Only the trailing slash is one too many. Then, at the token request, A got “200” and B “400 invalid_grant”.',
    )
  })

  test('says so when the same request got another answer', async () => {
    const { firstDifference } = await compared({
      answers: { 'token-request': json(400, { error: 'invalid_grant' }) },
      until: 'token-request',
    })
    expect(firstDifference?.sentence).toContain('both sent the same, yet A got “200” and B “400')
  })

  test('says where one of them stops', async () => {
    const { firstDifference } = await compared({ until: 'authorization-response' })
    expect(firstDifference?.sentence).toContain('only A has the token request')
  })

  test('names the runs as it is told to', async () => {
    const other = await arrangeRun({ until: 'discovery' })
    const names = { a: 'Monday', b: 'Tuesday' }
    expect(compare(await healthyRun(), other, names).firstDifference?.sentence).toContain('Tuesday')
  })

  test('takes a scope in another order for the same', async () => {
    const comparison = await compared({
      connection: { scope: 'email openid profile offline_access' },
    })
    const row = rowOf(comparison, 'authorization-request', 'request.query.scope')
    expect(row?.agreement).toBe('same')
  })

  test('compares what the tokens say', async () => {
    const { firstDifference } = await compared({ accessToken: { aud: 'https://other.test' } })
    expect(firstDifference?.row.part).toBe('access_token.claims.aud')
  })

  test('sees a token that can no longer be read', async () => {
    const { firstDifference } = await compared({ grant: { access_token: 'opaque-token' } })
    expect(firstDifference?.row.part).toBe('access_token.form')
  })

  test('sees another lifetime though every time differs', async () => {
    const iat = Date.UTC(2026, 10, 21) / 1000
    const { firstDifference } = await compared({ idToken: { iat, exp: iat + 60 } })
    expect(firstDifference?.row.part).toBe('id_token.lifetime')
  })

  test('passes over ids and times in a server’s words', async () => {
    const said = (id: string) =>
      json(400, { error: 'invalid_grant', error_description: `Expired. Trace ID: ${id}` })
    const refused = (id: string): Arrangement => ({
      answers: { 'token-request': said(id) },
      until: 'token-request',
    })
    const [a, b] = await Promise.all([
      arrangeRun(refused('0000aaaa-11bb-cccc-dd22-eeeeee333333')),
      arrangeRun({ code: 'x', ...refused('1111aaaa-11bb-cccc-dd22-eeeeee333333') }),
    ])
    expect(compare(a, b).firstDifference).toBeUndefined()
  })

  test('shows headers of a load balancer without calling them a difference', async () => {
    const answer = json(200, { sub: 'ada' }, [['X-Amz-Cf-Pop', 'FRA2']])
    const comparison = await compared({ answers: { userinfo: answer } })
    expect(comparison.firstDifference).toBeUndefined()
  })

  test('compares each refresh with its like', async () => {
    const other = appendExchange(await arrangeRun({ code: 'x' }), 'refresh')
    const { firstDifference } = compare(await healthyRun(), other)
    expect([firstDifference?.row.step, firstDifference?.row.place]).toEqual(['refresh', 2])
  })

  test('keeps to the order of the flow', async () => {
    const steps = [...new Set((await compared({})).rows.map(({ step }) => step))]
    expect(steps.slice(0, 4)).toEqual([
      'discovery',
      'authorization-request',
      'authorization-response',
      'token-request',
    ])
  })

  test('has nothing to say about two empty runs', () => {
    expect(compare(emptyRun(), emptyRun())).toEqual({ rows: [] })
  })

  test('never throws on odd answers', () => {
    const answered = (body: string): Run => {
      const sent = appendExchange(emptyRun(), 'discovery')
      return append(sent, {
        ...{ kind: 'received', step: 'discovery', purpose: 'flow', inReplyTo: 1 },
        response: { ...json(200, {}), body },
      })
    }
    const bodies = ['', '[]', '{"a":', '{"__proto__":{"x":1}}', '[['.repeat(9_000), 'a=b&a=c']
    expect(() =>
      bodies.map((body) => compare(answered(body), answered('{"a":null}'))),
    ).not.toThrow()
  })
})
