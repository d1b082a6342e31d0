import { describe, expect, test } from 'vitest'
import { analyse } from '../../../core/analyse.ts'
import { isResponse } from '../../../core/run.ts'
import { healthyRun } from '../arrange-run.ts'
import { type Part, analysed, foundIn, login } from './recorded.ts'

const discovery: Part = {
  url: 'https://as.example/.well-known/openid-configuration',
  leftOut: true,
}
const keys: Part = { url: 'https://as.example/jwks', leftOut: true }
const before = [login.asked, login.page, login.sentBack, login.callback] as const
/** A backend’s request: no browser stands between. */
const token: Part = { ...login.token, asked: {}, leftOut: true }

describe('A body that the recording left out', () => {
  test('is not taken for an empty one: nothing is found in a healthy login', async () => {
    expect(await foundIn(discovery, ...before, token, keys)).toEqual([])
  })

  test('is not said to have come back as it should', async () => {
    const whole = await healthyRun()
    const last = whole.entries.findLast((entry) => entry.kind === 'received')?.id
    const entries = whole.entries.map((entry) =>
      entry.id === last && isResponse(entry)
        ? {
            ...entry,
            response: {
              ...entry.response,
              body: '',
              problems: [{ kind: 'not-recorded' as const }],
            },
          }
        : entry,
    )
    const [before, after] = [await analyse(whole), await analyse({ ...whole, entries })]
    expect(before.verdict.reason).toContain('Every message came back as it should')
    expect(after.verdict.reason).toContain('Nothing is wrong with what was recorded')
  })

  test('leaves what needs it open, and says how to record it', async () => {
    const { judged } = await analysed(...before, token)
    const json = judged.find(({ check }) => check.id === 'token-request/response-json')
    expect(json?.verdict).toMatchObject({
      outcome: 'inconclusive',
      because: 'The recording left the body of this answer out.',
    })
  })

  test('is not whole or cut either', async () => {
    const { judged } = await analysed(...before, token)
    const whole = judged.find(({ check }) => check.id === 'token-request/whole-body')
    expect(whole?.verdict.outcome).toBe('not-applicable')
  })

  test('still leaves a refusal one, and no cause is guessed at', async () => {
    const { verdict, findings } = await analysed(...before, { ...token, status: 400 })
    expect(verdict.reason).toContain('left out the body that says why')
    expect(findings.filter(({ severity }) => severity === 'error')).toEqual([])
  })

  test('differs from an empty one, which is still reported', async () => {
    const empty: Part = { ...login.token, asked: {}, html: '' }
    expect(await foundIn(...before, empty)).toContain('token-response-not-json')
  })
})

describe('An answer that a browser kept from its page, whose headers are recorded', () => {
  const kept: Part = { ...login.token, leftOut: true, headers: { vary: 'Origin' } }
  const allowing = (origin: string) => ({ 'access-control-allow-origin': origin })

  test('proves that the token endpoint does not allow the origin', async () => {
    const { findings } = await analysed(...before, kept)
    expect(findings[0]).toMatchObject({ id: 'token-endpoint-cors', status: 'proven' })
    expect(findings[0]?.evidence).toMatchObject([
      { found: 'https://shop.example' },
      {
        expected: 'https://shop.example or *',
        found: '200 with Access-Control-Allow-Origin: nothing',
      },
    ])
  })

  test('proves it where another origin is allowed', async () => {
    const found = await foundIn(...before, { ...kept, headers: allowing('https://other.example') })
    expect(found[0]).toBe('token-endpoint-cors')
  })

  test('says so of an API', async () => {
    const call: Part = {
      ...{ url: 'https://api.example/orders', leftOut: true, headers: { vary: 'Origin' } },
      asked: { ...login.token.asked, Authorization: 'Bearer opaque-2YotnFZFEjr1' },
    }
    expect((await foundIn(...before, call))[0]).toBe('api-answer-without-cors')
  })

  test.each([
    ['allows this origin', { ...kept, headers: allowing('https://shop.example') }],
    ['allows any', { ...kept, headers: allowing('*') }],
    ['is of the page’s own origin', { ...kept, asked: { Origin: 'https://as.example' } }],
    ['came to no script', { ...kept, asked: { ...kept.asked, 'Sec-Fetch-Mode': 'navigate' } }],
    ['has no recorded headers at all', { ...kept, headers: {} }],
  ])('says nothing of one that %s', async (_name, part) => {
    expect(await foundIn(...before, part)).toEqual([])
  })
})
