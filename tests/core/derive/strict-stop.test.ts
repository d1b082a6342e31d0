import { describe, expect, test } from 'vitest'
import { analyse } from '../../../core/analyse.ts'
import { isForbidden, stopOf, strictStop, wentOnAnyway } from '../../../core/derive/strict-stop.ts'
import { statusOf } from '../../../core/derive/status.ts'
import { examine } from '../../../core/examine.ts'
import { stepNamed } from '../../../core/flows.ts'
import { tokensInHand } from '../../../core/in-hand.ts'
import { judge } from '../../../core/judge.ts'
import type { Run, StepName } from '../../../core/run.ts'
import { type Arrangement, arrangeRun, healthyRun } from '../arrange-run.ts'

const judgedOf = async (run: Run) => judge(await examine(run))
const strict = { mode: 'strict' } as const
const wrongGrantType: Arrangement['edits'] = {
  'token-request': [
    { change: 'set', where: 'body', name: 'grant_type', index: 0, value: 'authorisation_code' },
  ],
}
const wrongNonce = { connection: strict, idToken: { nonce: 'another' } }

async function stopIn(arrangement: Arrangement): Promise<string | undefined> {
  const run = await arrangeRun({ connection: strict, ...arrangement })
  return strictStop(run, await judgedOf(run))?.judged.check.id
}

async function forbids(step: StepName, arrangement: Arrangement): Promise<boolean> {
  const run = await arrangeRun(arrangement)
  const stop = stopOf(await judgedOf(run))
  if (!stop) throw new Error('nothing stops this run')
  return isForbidden(run, stepNamed(step), stop)
}

/** The run as the server records it once the person has gone on. */
const sentOn = ({ entries, ...run }: Run): Run => ({
  ...run,
  entries: entries.map((entry) =>
    entry.kind === 'sent' && entry.step === 'userinfo'
      ? { ...entry, despite: 'id-token/nonce' }
      : entry,
  ),
})

describe('A right client stops', () => {
  test.each([
    ['at metadata of another issuer', { metadata: { issuer: 'https://evil.test' } }],
    ['at another state', { callback: [['code', 'c'] as const, ['state', 'other'] as const] }],
    ['at another nonce', { idToken: { nonce: 'another' } }],
    ['at an ID Token for another client', { idToken: { aud: 'another' } }],
    ['at a token response without token_type', { grant: { token_type: undefined } }],
    [
      'where no keys come to verify the ID Token with',
      { answers: { jwks: { kind: 'failed', code: 'ECONNREFUSED', message: '' } } } as const,
    ],
  ])('%s', async (_what, arrangement) => {
    expect(await stopIn(arrangement)).toBeDefined()
  })

  test.each<[string, Arrangement]>([
    ['a healthy run', {}],
    ['an access token that is not its to read', { accessToken: { exp: 1 } }],
    ['advice and warnings', { metadata: { scopes_supported: undefined } }],
    ['a mistake of its own, which the server is to refuse', { edits: wrongGrantType }],
  ])('not at %s', async (_what, arrangement) => {
    expect(await stopIn(arrangement)).toBeUndefined()
  })
})

describe('A stop', () => {
  test.each(['userinfo', 'api-request', 'refresh'] as const)('forbids %s', async (step) => {
    expect(await forbids(step, wrongNonce)).toBe(true)
  })

  test.each(['discovery', 'authorization-request', 'token-request', 'jwks'] as const)(
    'lets the person begin again with %s',
    async (step) => {
      expect(await forbids(step, wrongNonce)).toBe(false)
    },
  )

  test('at the refresh forbids what would use the refreshed tokens', async () => {
    const run = await healthyRun()
    const refreshed = tokensInHand(run)?.entry ?? 0
    const stop = stopOf(
      (await judgedOf(run)).map((judged) =>
        judged.check.id === 'refresh/id-token-sub'
          ? {
              ...judged,
              verdict: {
                ...{ outcome: 'fail', fix: { text: '' } },
                evidence: [{ pointer: { entry: refreshed, part: 'id_token.claims.sub' } }],
              },
            }
          : judged,
      ),
    )
    expect(stop && isForbidden(run, stepNamed('userinfo'), stop)).toBe(true)
  })

  test('shows what it forbids as blocked, in strict mode only', async () => {
    const run = await arrangeRun({ ...wrongNonce, until: 'jwks' })
    const inspected = await arrangeRun({ idToken: wrongNonce.idToken, until: 'jwks' })
    const userinfo = stepNamed('userinfo')
    expect(statusOf(run, userinfo, await judgedOf(run))).toBe('blocked')
    expect(statusOf(inspected, userinfo, await judgedOf(inspected))).toBe('ready')
  })

  test('holds no run of mode inspect', async () => {
    const run = await arrangeRun({ idToken: { nonce: 'another' } })
    expect(strictStop(run, await judgedOf(run))).toBeUndefined()
  })

  test('holds a run no longer once the person has sent it on', async () => {
    const run = sentOn(await arrangeRun(wrongNonce))
    expect(strictStop(run, await judgedOf(run))).toBeUndefined()
    expect(wentOnAnyway(run)).toBe(true)
  })
})

describe('The verdict', () => {
  const verdictOf = async (run: Run) => (await analyse(run)).verdict

  test('says in strict mode that a right client stops here', async () => {
    const verdict = await verdictOf(await arrangeRun(wrongNonce))
    expect(verdict).toMatchObject({ lead: 'A right client stops here:', stopped: true })
    expect(verdict.reason).toContain('nonce')
  })

  test('says in inspect mode that a right client would have stopped', async () => {
    const verdict = await verdictOf(await arrangeRun({ idToken: { nonce: 'another' } }))
    expect(verdict.stopped).toBeUndefined()
    expect(verdict.detail).toContain('A right client stops at the ID Token; in inspect mode')
  })

  test('says that the person went on anyway', async () => {
    const verdict = await verdictOf(sentOn(await arrangeRun(wrongNonce)))
    expect(verdict.detail).toContain('you went on anyway')
  })

  test('says nothing of it where nothing is to stop at', async () => {
    expect((await verdictOf(await healthyRun())).detail).not.toContain('right client')
  })
})
