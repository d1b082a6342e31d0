import * as client from 'openid-client'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { tokensInHand } from '../../core/in-hand.ts'
import { nextStep } from '../../core/derive/next-step.ts'
import { latest } from '../../core/run.ts'
import { type SessionScene, startSessionScene } from './session-scene.ts'

let scene: SessionScene
let run: string

beforeAll(async () => {
  scene = await startSessionScene(() => ({ introspection_signed_response_alg: 'RS256' }))
  run = await scene.walk()
})
afterAll(async () => scene.close())

describe('Introspection', () => {
  test('is offered on the map and never sent by itself', async () => {
    const { run: walked, analysis } = await scene.look(run)
    expect(latest(walked, 'introspection')).toBeUndefined()
    expect(nextStep(walked)).toBeUndefined()
    expect(analysis.verdict.tone).toBe('good')
  })

  test('finds a fresh token active, with nothing found wrong', async () => {
    const { outcome, analysis } = await scene.send(run, 'introspection')
    expect(outcome('introspection/active')).toBe('pass')
    expect(analysis.verdict.tone).toBe('good')
  })

  test('is what openid-client sends for the same token', async () => {
    const { run: walked } = await scene.look(run)
    const secret = 'a secret of these tests, long enough'
    const judge = await client.discovery(
      new URL(scene.provider.issuer),
      'acme',
      secret,
      client.ClientSecretBasic(secret),
      { execute: [client.allowInsecureRequests] },
    )
    await client.tokenIntrospection(judge, tokensInHand(walked)?.access_token ?? '', {
      token_type_hint: 'access_token',
    })
    const [ours, theirs] = scene.provider.received.filter(
      ({ path }) => path === '/token/introspection',
    )
    expect(ours?.body).toEqual(theirs?.body)
    expect(ours?.headers['authorization']).toBe(theirs?.headers['authorization'])
  })

  test('as a JWT is verified, typed and for this client', async () => {
    const { outcome, run: asked } = await scene.send(run, 'introspection', [
      {
        change: 'set',
        where: 'header',
        name: 'Accept',
        index: 0,
        value: 'application/token-introspection+jwt',
      },
    ])
    expect(latest(asked, 'introspection')?.outcome).toMatchObject({ kind: 'response' })
    expect(outcome('introspection/signed')).toBe('pass')
    expect(outcome('introspection/signed-for-us')).toBe('pass')
    expect(outcome('introspection/active')).toBe('pass')
  })
})
