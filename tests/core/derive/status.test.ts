import { describe, expect, test } from 'vitest'
import { type Judged, fail } from '../../../core/check.ts'
import { statusOf } from '../../../core/derive/status.ts'
import { stepNamed } from '../../../core/flows.ts'
import type { StepName } from '../../../core/run.ts'
import { type Answer, type Arrangement, arrangeRun, emptyRun, json } from '../arrange-run.ts'

const refused = json(400, { error: 'invalid_grant' })
const reset = { kind: 'unknown', code: 'ECONNRESET', message: 'reset' } as const
const noHost = { kind: 'failed', code: 'ENOTFOUND', message: 'no such host' } as const

function tokenRequestAnswered(answer: Answer): Arrangement {
  return { answers: { 'token-request': answer }, until: 'token-request' }
}

async function statusIn(arrangement: Arrangement, step: StepName): Promise<string> {
  return statusOf(await arrangeRun(arrangement), stepNamed(step), [])
}

describe('The status of a step', () => {
  test('is blocked while something is missing', () => {
    expect(statusOf(emptyRun(), stepNamed('token-request'), [])).toBe('blocked')
  })

  test('is ready when the draft can be sent', () => {
    expect(statusOf(emptyRun(), stepNamed('discovery'), [])).toBe('ready')
  })

  test.each([
    ['done after a success', tokenRequestAnswered(json(200, { access_token: 'a' })), 'done'],
    ['failed after an error response', tokenRequestAnswered(refused), 'failed'],
    ['failed when no byte left', tokenRequestAnswered(noHost), 'failed'],
    ['sent while the answer is awaited', tokenRequestAnswered(undefined), 'sent'],
    ['sent when the outcome is unknown', tokenRequestAnswered(reset), 'sent'],
  ])('is %s', async (_title, arrangement, expected) => {
    expect(await statusIn(arrangement, 'token-request')).toBe(expected)
  })

  test('is failed for a callback with an error, and done for the request it answers', async () => {
    const callback = [['error', 'access_denied']] as const
    const arrangement: Arrangement = { callback, until: 'authorization-response' }
    expect([
      await statusIn(arrangement, 'authorization-request'),
      await statusIn(arrangement, 'authorization-response'),
    ]).toEqual(['done', 'failed'])
  })

  test.each([
    ['token-request', 'ready'],
    ['jwks', 'done'],
  ] as const)('of the ID Token after %s is %s', async (until, expected) => {
    expect(await statusIn({ until }, 'id-token')).toBe(expected)
  })

  test('is failed when a check of severity error failed, whatever the answer', async () => {
    const run = await arrangeRun({ until: 'discovery' })
    const judged: Judged = {
      check: {
        id: 'discovery/issuer',
        title: 'issuer is the one that was asked',
        step: 'discovery',
        severity: 'error',
        specification: ['OIDCD-4.3'],
        test: () => fail('Mend it.'),
      },
      verdict: fail('Mend it.'),
    }
    expect(statusOf(run, stepNamed('discovery'), [judged])).toBe('failed')
  })
})
