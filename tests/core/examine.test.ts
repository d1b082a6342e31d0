import { describe, expect, test, vi } from 'vitest'
import { examine } from '../../core/examine.ts'
import { MASK } from '../../core/http.ts'
import type { Run } from '../../core/run.ts'
import idTokenVectors from '../vectors/id-token.json' with { type: 'json' }
import jwkSetVectors from '../vectors/jwk-set.json' with { type: 'json' }
import { append, appendExchange, arrangeRun, json, respond, startedAt } from './arrange-run.ts'
import { hostileTokens } from './hostile-tokens.ts'

describe('Vectors of the specifications', () => {
  test.each(idTokenVectors)('$title', async ({ input, output }) => {
    const { id_token, access_token = 'SlAV32hkKG', code = 'SplxlOBeZQQYbYS6WxSbIA', keys } = input
    const run = await arrangeRun({
      code,
      grant: { id_token, access_token },
      answers: { jwks: json(200, { keys }) },
      until: 'jwks',
    })
    const { idToken } = await examine(run)
    const { claims, ...hashes } = output
    expect(idToken).toMatchObject({ ...hashes, jwt: { claims }, signature: { result: 'verified' } })
  })

  test.each(jwkSetVectors)('$title', async ({ input, output }) => {
    const answers = { jwks: json(200, { keys: input }) }
    const { jwks } = await examine(await arrangeRun({ answers, until: 'jwks' }))
    expect(jwks?.keys).toMatchObject(output)
  })
})

describe('Nothing that a server sends makes it throw', () => {
  test.each(Object.entries(hostileTokens))('as tokens: %s', async (_title, token) => {
    const grant = { id_token: token, access_token: token }
    const { idToken } = await examine(await arrangeRun({ grant, until: 'jwks' }))
    expect(idToken?.signature.result).not.toMatch(/^verified/)
  })

  test.each([
    ...[null, 7, '', [], [null], [[]], ['x'], [{}], [{ kty: 'RSA' }], [{ kty: 'RSA', n: 'A' }]],
    ...[[{ kty: 'EC', crv: 'constructor', x: 1, y: {} }], [{ kty: 7, n: '====' }]],
  ])('as keys: %j', async (keys) => {
    const answers = { jwks: json(200, { keys }) }
    const { jwks, idToken } = await examine(await arrangeRun({ answers, until: 'jwks' }))
    expect(jwks?.keys.length).toBe(Array.isArray(keys) ? keys.length : 0)
    expect(idToken?.signature.result).toBe('cannot-tell')
  })

  test('as ten thousand keys, of which the first 500 are read', async () => {
    const answers = { jwks: json(200, { keys: Array.from({ length: 10_000 }, () => ({})) }) }
    const { jwks } = await examine(await arrangeRun({ answers, until: 'jwks' }))
    expect(jwks?.keys).toHaveLength(500)
  })
})

describe('What was read once is not read again', () => {
  test('the same run gives the same facts', async () => {
    const run = await arrangeRun()
    expect(examine(run)).toBe(examine(run))
  })

  test('an entry more repeats no signature check', async () => {
    const run = await arrangeRun()
    const verify = vi.spyOn(crypto.subtle, 'verify')
    const before = await examine(run)
    const checked = verify.mock.calls.length
    const after = await examine(appendExchange(run, 'api-request', [], json(200, {})))
    expect(checked).toBe(4)
    expect(verify.mock.calls.length).toBe(checked)
    expect(after.idToken?.signature).toBe(before.idToken?.signature)
    verify.mockRestore()
  })

  test('another JWK Set has the signatures checked anew', async () => {
    const run = await arrangeRun({ until: 'jwks' })
    const again = appendExchange(run, 'jwks', [], json(200, { keys: [] }))
    expect((await examine(run)).idToken?.signature).toMatchObject({ result: 'verified' })
    expect((await examine(again)).idToken?.signature).toMatchObject({ reason: 'no-matching-key' })
  })
})

describe('Tokens', () => {
  test('those of the code and of each refresh stand beside each other, the latest last', async () => {
    const run = await arrangeRun()
    const { idTokens, idToken, accessTokens, accessToken } = await examine(
      appendExchange(run, 'refresh', [], json(200, { access_token: 'third' })),
    )
    expect(idTokens).toHaveLength(2)
    expect(idToken).toBe(idTokens[1])
    expect(accessTokens).toHaveLength(3)
    expect(accessToken?.token).toBe('third')
  })

  test('a JWK Set that is a page is none', async () => {
    const answers = { jwks: respond(200, '<html></html>') }
    const { idToken } = await examine(await arrangeRun({ answers, until: 'jwks' }))
    expect(idToken?.signature).toMatchObject({ reason: 'no-jwks' })
  })

  test.each([
    [true, 'verified-by-server'],
    [false, 'failed-by-server'],
  ])('an HS256 ID Token goes by what the server observed: %s', async (macVerified, result) => {
    const run = await arrangeRun({ grant: { id_token: hostileTokens['HS256'] }, until: 'jwks' })
    const observed = append(run, { ...requestOf(run), kind: 'observed', macVerified })
    expect((await examine(observed)).idToken?.signature).toEqual({ result })
  })

  test('what the server observed of a MAC says nothing of another algorithm', async () => {
    const run = await arrangeRun({ idToken: { sub: 'eve' }, until: 'token-request' })
    const observed = append(run, { ...requestOf(run), kind: 'observed', macVerified: true })
    expect((await examine(observed)).idToken?.signature.result).toBe('cannot-tell')
  })

  test('nothing is computed of what was taken out of the trace', async () => {
    const grant = { access_token: '«redacted:access_token#1»' }
    const { idToken } = await examine(await arrangeRun({ grant }))
    expect(idToken?.accessTokenHash).toBeUndefined()
    const edits = [
      { change: 'set', where: 'body', name: 'code_verifier', index: 0, value: MASK } as const,
    ]
    const { tokenRequest } = await examine(await arrangeRun({ edits: { 'token-request': edits } }))
    expect(tokenRequest?.challengeOfVerifier).toBeUndefined()
  })
})

/** Where an observation of the token request belongs. */
function requestOf({ entries }: Run) {
  const sent = entries.find(({ kind, step }) => kind === 'sent' && step === 'token-request')
  if (!sent) throw new Error('No token request was sent')
  return { step: sent.step, purpose: sent.purpose, inReplyTo: sent.id }
}

describe('The clock', () => {
  const dated = (date: number, ...more: [string, string][]) =>
    respond(200, '{}', [['X', 'x'], ...more]).headers.with(0, [
      'Date',
      new Date(date).toUTCString(),
    ])

  const skewOf = async (headers: ReturnType<typeof dated>) => {
    const answers = { discovery: { ...json(200, {}), headers } }
    const { clockAhead } = await examine(await arrangeRun({ answers, until: 'discovery' }))
    return (clockAhead ?? NaN) / 1000
  }

  test('this machine’s may be ahead of the server’s', async () => {
    expect(Math.abs((await skewOf(dated(startedAt - 600_000))) - 600)).toBeLessThan(1)
  })

  test('a response from a cache is older by its Age', async () => {
    const skew = await skewOf(dated(startedAt - 600_000, ['Age', '600']))
    expect(Math.abs(skew)).toBeLessThan(1)
  })

  test('the API’s clock stamps no token', async () => {
    const late = { ...json(200, {}), headers: dated(startedAt - 600_000) }
    const quick = appendExchange(await arrangeRun(), 'api-request', [], late)
    expect(Math.abs((await examine(quick)).clockAhead ?? NaN)).toBeLessThan(2000)
  })

  test('without any Date there is nothing to measure by', async () => {
    const answers = { discovery: { ...json(200, {}), headers: [['Date', 'yesterday']] as const } }
    const { clockAhead } = await examine(await arrangeRun({ answers, until: 'discovery' }))
    expect(clockAhead).toBeUndefined()
  })
})
