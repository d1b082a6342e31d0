import { describe, expect, test } from 'vitest'
import { tokensInHand } from '../../core/in-hand.ts'
import { type Run, exchanges, latest, latestBranch, runAsOf } from '../../core/run.ts'
import {
  append,
  appendCallback,
  appendDrawn,
  appendExchange,
  arrangeRun,
  healthyRun,
  json,
} from './arrange-run.ts'

const refused = json(400, { error: 'invalid_grant' })

function branchOf(run: Run): string[] {
  return latestBranch(run).map(({ sent }) => sent.step)
}

/** The run with a second authorization request after all the rest. */
async function loggedInAgain(run: Run): Promise<Run> {
  return appendExchange(await appendDrawn(run), 'authorization-request')
}

describe('The exchanges of a run', () => {
  test('pair each request with its answer and with what the server saw', async () => {
    const [discovery] = exchanges(await arrangeRun({ until: 'discovery' }))
    expect([discovery?.outcome.kind, discovery?.wire?.remoteAddress]).toEqual([
      'response',
      '203.0.113.7',
    ])
  })

  test('are pending while nothing came', async () => {
    const run = await arrangeRun({ answers: { discovery: undefined }, until: 'discovery' })
    expect(exchanges(run)[0]?.outcome).toEqual({ kind: 'pending' })
  })

  test('keep a failure and an unknown outcome apart', async () => {
    for (const kind of ['failed', 'unknown'] as const) {
      const answers = { discovery: { kind, code: 'E', message: 'no' } }
      const run = await arrangeRun({ answers, until: 'discovery' })
      expect(exchanges(run)[0]?.outcome.kind).toBe(kind)
    }
  })

  test('take the first of two callbacks as the outcome', async () => {
    const run = appendCallback(await arrangeRun({ until: 'authorization-response' }), [])
    const outcome = latest(run, 'authorization-request')?.outcome
    expect(outcome?.kind === 'callback' && outcome.entry.request.parameters[0]?.[0]).toBe('code')
  })

  test('leave out a callback that answers no request', async () => {
    const run = await arrangeRun({ until: 'authorization-request' })
    const stray = append(run, {
      kind: 'received',
      step: 'authorization-response',
      purpose: 'flow',
      request: { method: 'GET', url: '/callback', via: 'query', parameters: [] },
    })
    expect(latest(stray, 'authorization-request')?.outcome.kind).toBe('pending')
  })
})

describe('The latest branch', () => {
  test('has every message of a run in which none was sent twice', async () => {
    const run = await healthyRun()
    expect(latestBranch(run)).toEqual(exchanges(run))
  })

  test('has only the latest of two token requests', async () => {
    const first = await arrangeRun({
      answers: { 'token-request': refused },
      until: 'token-request',
    })
    const run = appendExchange(first, 'token-request', [], refused)
    expect(branchOf(run)).toEqual(['discovery', 'authorization-request', 'token-request'])
    expect(latest(run, 'token-request')?.sent.id).toBe(exchanges(run).at(-1)?.sent.id)
  })

  test('loses with an authorization request all that was based on its callback', async () => {
    expect(branchOf(await loggedInAgain(await healthyRun()))).toEqual([
      'discovery',
      'jwks',
      'authorization-request',
    ])
  })

  test('has no tokens in hand once the user is sent to log in again', async () => {
    expect(tokensInHand(await loggedInAgain(await healthyRun()))).toBeUndefined()
  })

  test.each(['userinfo', 'api-request', 'refresh'] as const)(
    'has both of two messages of the step %s',
    async (step) => {
      const run = appendExchange(await healthyRun(), step, [], json(200, {}))
      expect(branchOf(run).filter((name) => name === step)).toHaveLength(2)
    },
  )

  test('loses refreshes with the token request that they came from', async () => {
    const run = appendExchange(await healthyRun(), 'token-request', [], refused)
    expect(branchOf(run)).not.toContain('refresh')
  })

  test.each(['probe', 'experiment'] as const)('has no message sent as %s', async (purpose) => {
    const run = await healthyRun()
    const probed = appendExchange(run, 'token-request', [], refused, purpose)
    expect(latestBranch(probed).map(({ sent }) => sent.id)).toEqual(
      latestBranch(run).map(({ sent }) => sent.id),
    )
  })
})

describe('A run as of an entry', () => {
  test('ends with the answer to it, and with what the server saw of it', async () => {
    const run = await healthyRun()
    expect(runAsOf(run, 1).entries).toEqual(run.entries.slice(0, 3))
  })

  test('ends with the entry itself when nothing answers it', async () => {
    const run = await arrangeRun({ answers: { discovery: undefined }, until: 'discovery' })
    expect(runAsOf(run, 1).entries).toHaveLength(1)
  })
})
