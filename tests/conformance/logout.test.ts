import * as client from 'openid-client'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { latest } from '../../core/run.ts'
import { createBrowser, formsOf } from '../server/tenant/scripted-browser.ts'
import { type SessionScene, startSessionScene } from './session-scene.ts'

let scene: SessionScene

beforeAll(async () => {
  scene = await startSessionScene()
})
afterAll(async () => scene.close())

/** What a browser without a session does: it confirms, and is sent back. */
async function logOut(address: string): Promise<URL> {
  const browser = createBrowser()
  const { page, outside } = await browser.open(address)
  if (outside) return outside
  const [form] = formsOf(page)
  const left = await browser.submit(page, { logout: 'yes' }, form)
  if (!left.outside) throw new Error(left.page.text)
  return left.outside
}

describe('RP-initiated logout', () => {
  test('goes to the provider, comes back, and is bound by its state', async () => {
    const run = await scene.walk()
    const { navigate = '' } = await scene.send(run, 'logout')
    const back = await logOut(navigate)
    expect(back.pathname).toBe('/logged-out')
    const answer = await scene.tool.call('GET', back.pathname + back.search, undefined, {
      'sec-fetch-site': 'cross-site',
    })
    expect(answer.status).toBe(303)
    const { outcome, run: ended, analysis } = await scene.look(run)
    expect(latest(ended, 'logout')?.outcome).toMatchObject({
      kind: 'callback',
      entry: { step: 'logout-return' },
    })
    expect(outcome('logout-return/state')).toBe('pass')
    expect(analysis.verdict.tone).toBe('good')
  })

  test('sends what openid-client would', async () => {
    const run = await scene.walk()
    const { navigate = '', run: sent } = await scene.send(run, 'logout')
    const judge = await client.discovery(
      new URL(scene.provider.issuer),
      'acme',
      undefined,
      undefined,
      {
        execute: [client.allowInsecureRequests],
      },
    )
    const ours = new URL(navigate).searchParams
    const theirs = client.buildEndSessionUrl(judge, {
      id_token_hint: ours.get('id_token_hint') ?? '',
      post_logout_redirect_uri: `${scene.tool.origin}/logged-out`,
      state: ours.get('state') ?? '',
    }).searchParams
    expect([...ours].sort()).toEqual([...theirs].sort())
    expect(ours.get('state')).toMatch(/^[\w-]{40,}$/)
    expect(latest(sent, 'logout')?.outcome.kind).toBe('pending')
  })

  test.each([
    ['no state', '/logged-out', 400],
    ['a state nobody sent', '/logged-out?state=another', 400],
  ])('a return with %s is kept out', async (_title, path, status) => {
    const answer = await scene.tool.call('GET', path)
    expect(answer.status).toBe(status)
    expect(answer.text).toMatch(/logged-out/)
  })

  test('the state of a logout is good for no login', async () => {
    const run = await scene.walk()
    const { navigate = '' } = await scene.send(run, 'logout')
    const state = new URL(navigate).searchParams.get('state') ?? ''
    const answer = await scene.tool.call('GET', `/callback?code=stolen&state=${state}`)
    expect(answer.status).toBe(400)
    expect(latest((await scene.look(run)).run, 'logout')?.outcome.kind).toBe('pending')
  })
})
