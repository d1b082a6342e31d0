import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { tokensInHand } from '../../core/in-hand.ts'
import { latest } from '../../core/run.ts'
import { type SessionScene, startSessionScene } from './session-scene.ts'

let scene: SessionScene

beforeAll(async () => {
  scene = await startSessionScene()
})
afterAll(async () => scene.close())

describe('Revocation', () => {
  test('of the refresh token is answered with 200, and it refreshes no more', async () => {
    const run = await scene.walk()
    const revoked = await scene.send(run, 'revocation')
    expect(revoked.outcome('revocation/success')).toBe('pass')
    expect(revoked.outcome('revocation/took-effect')).toBe('inconclusive')
    expect(revoked.analysis.verdict.tone).toBe('good')
    const refreshed = await scene.send(run, 'refresh')
    expect(latest(refreshed.run, 'refresh')?.outcome).toMatchObject({
      entry: { response: { status: 400 } },
    })
    expect(refreshed.outcome('revocation/took-effect')).toBe('pass')
    expect(refreshed.analysis.verdict.reason).toMatch(/revoked/)
  })

  test('of the access token shows in introspection', async () => {
    const run = await scene.walk()
    const { access_token = '' } = tokensInHand((await scene.look(run)).run) ?? {}
    await scene.send(run, 'revocation', [
      { change: 'set', where: 'body', name: 'token', index: 0, value: access_token },
      { change: 'set', where: 'body', name: 'token_type_hint', index: 0, value: 'access_token' },
    ])
    const { outcome } = await scene.send(run, 'introspection')
    expect(outcome('revocation/took-effect')).toBe('pass')
    expect(outcome('introspection/active')).toBe('not-applicable')
  })

  test('of a token that the server does not know is a success too', async () => {
    const run = await scene.walk()
    const { outcome } = await scene.send(run, 'revocation', [
      { change: 'set', where: 'body', name: 'token', index: 0, value: 'never-granted' },
    ])
    expect(outcome('revocation/success')).toBe('pass')
  })
})
