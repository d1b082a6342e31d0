import { SignJWT, UnsecuredJWT, exportJWK, generateKeyPair } from 'jose'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { tokensInHand } from '../../core/in-hand.ts'
import { noticesOf } from '../../core/notices.ts'
import { readJwt } from '../../core/read-jwt.ts'
import { createBrowser, formsOf } from '../server/tenant/scripted-browser.ts'
import { newRun } from '../server/routes/start-test-tool.ts'
import { type SessionScene, startSessionScene } from './session-scene.ts'

let scene: SessionScene
let run: string

beforeAll(async () => {
  const keys = await generateKeyPair('RS256', { extractable: true })
  const key = { ...(await exportJWK(keys.privateKey)), kid: 'of-these-tests', alg: 'RS256' }
  sign = (claims, header) =>
    new SignJWT(claims)
      .setProtectedHeader({ alg: 'RS256', kid: 'of-these-tests', typ: 'logout+jwt', ...header })
      .sign(keys.privateKey)
  scene = await startSessionScene(
    ({ origin }) => ({
      backchannel_logout_uri: `${origin}/backchannel-logout/of-the-connection`,
      backchannel_logout_session_required: true,
    }),
    {
      jwks: { keys: [key] },
      // A connection has its address only once it is saved, which is after the provider's start.
      fetch: (url, options) =>
        fetch(new Request(url).url.replace('of-the-connection', scene.connectionId), {
          method: 'POST',
          body: options?.body ?? null,
        }),
    },
  )
  run = await scene.walk()
})
afterAll(async () => scene.close())

let sign: (claims: Record<string, unknown>, header?: Record<string, unknown>) => Promise<string>

/** A Logout Token as a right server makes it, for the session of the run; undefined leaves out. */
async function logoutToken(
  changed: Readonly<Record<string, unknown>> = {},
  header?: Record<string, unknown>,
): Promise<string> {
  const { id_token = '' } = tokensInHand((await scene.look(run)).run) ?? {}
  const { iss, sub, aud } = readJwt(id_token)?.claims ?? {}
  const now = Math.floor(Date.now() / 1000)
  const claims = {
    ...{ iss, sub, aud, iat: now, exp: now + 120, jti: crypto.randomUUID() },
    events: { 'http://schemas.openid.net/event/backchannel-logout': {} },
    ...changed,
  }
  return sign(
    Object.fromEntries(Object.entries(claims).filter(([, value]) => value !== undefined)),
    header,
  )
}

/** The same Claims with alg none. */
function unsigned(token: string): string {
  return new UnsecuredJWT(readJwt(token)?.claims ?? {}).encode()
}

/** The same Claims signed as whoever knows the client's secret could. */
function macOf(token: string): Promise<string> {
  return new SignJWT(readJwt(token)?.claims ?? {})
    .setProtectedHeader({ alg: 'HS256', typ: 'logout+jwt' })
    .sign(new TextEncoder().encode('a secret of these tests, long enough'))
}

/** As a server posts it: no Origin, no cookie. */
async function post(logout_token: string | undefined, connection = scene.connectionId) {
  return fetch(`${scene.tool.origin}/backchannel-logout/${connection}`, {
    method: 'POST',
    body: new URLSearchParams(logout_token === undefined ? {} : { logout_token }),
  })
}

describe('A back-channel logout', () => {
  test('that is right is answered with 200, not to be cached, and recorded', async () => {
    const answer = await post(await logoutToken())
    expect(answer.status).toBe(200)
    expect(answer.headers.get('cache-control')).toBe('no-store')
    const { run: told, analysis } = await scene.look(run)
    expect(noticesOf(told, 'backchannel-logout')).toMatchObject([{ answered: 200 }])
    expect(analysis.verdict.tone).toBe('good')
  })

  test.each<[string, Record<string, unknown>, string]>([
    ['a nonce', { nonce: 'n-0S6' }, 'no-nonce'],
    ['another audience', { aud: 'another-client' }, 'aud'],
    ['another issuer', { iss: 'https://elsewhere.test' }, 'iss'],
    ['no events', { events: undefined }, 'events'],
    ['events of another kind', { events: { 'urn:other': {} } }, 'events'],
    ['no jti', { jti: undefined }, 'jti'],
    ['no iat', { iat: undefined }, 'iat'],
    ['an exp long past', { exp: 1_600_000_000 }, 'exp'],
    ['no exp', { exp: undefined }, 'exp'],
  ])('with %s is answered with 400, recorded and judged', async (_title, changed, check) => {
    const answer = await post(await logoutToken(changed))
    expect(answer.status).toBe(400)
    expect(answer.headers.get('cache-control')).toBe('no-store')
    expect(await answer.json()).toMatchObject({ error: 'invalid_request' })
    const { outcome } = await scene.look(run)
    expect(outcome(`backchannel-logout/${check}`)).toBe('fail')
  })

  test('that was sent before is a copy, and refused', async () => {
    const token = await logoutToken()
    expect((await post(token)).status).toBe(200)
    expect((await post(token)).status).toBe(400)
    expect((await scene.look(run)).outcome('backchannel-logout/jti')).toBe('fail')
  })

  test.each<[string, () => Promise<string | undefined>]>([
    ['no token', () => Promise.resolve(undefined)],
    ['a token of no session', () => logoutToken({ sub: 'somebody-else' })],
    ['a changed signature', async () => `${(await logoutToken()).slice(0, -8)}AAAAAAAA`],
    ['neither sub nor sid', () => logoutToken({ sub: undefined })],
    ['no signature at all', async () => unsigned(await logoutToken())],
    ['a MAC by the client’s secret', async () => macOf(await logoutToken())],
  ])('with %s is answered with 400 and kept out of the run', async (_title, make) => {
    const before = (await scene.look(run)).run.entries.length
    expect((await post(await make())).status).toBe(400)
    expect((await scene.look(run)).run.entries).toHaveLength(before)
  })

  test('for another connection is kept out', async () => {
    expect((await post(await logoutToken(), 'no-such-connection')).status).toBe(400)
  })
})

describe('oidc-provider, at a logout', () => {
  test('tells the tool, which takes it for the run of that session', async () => {
    const { tool, connectionId } = scene
    const browser = createBrowser()
    const { id } = await newRun(tool, connectionId)
    await scene.send(id, 'discovery')
    const asked = await scene.send(id, 'authorization-request')
    const { outside } = await browser.open(asked.navigate ?? '')
    await tool.call('GET', `${outside?.pathname}${outside?.search}`, undefined, {})
    await scene.send(id, 'token-request')
    await scene.send(id, 'jwks')
    const { navigate = '' } = await scene.send(id, 'logout')
    const { page } = await browser.open(navigate)
    const left = await browser.submit(page, { logout: 'yes' }, formsOf(page)[0])
    expect(left.outside?.pathname).toBe('/logged-out')
    const { run: told, outcome } = await scene.look(id)
    expect(noticesOf(told, 'backchannel-logout')).toMatchObject([{ answered: 200 }])
    expect(outcome('backchannel-logout/known-session')).toBe('pass')
    expect(outcome('backchannel-logout/typ')).toBe('pass')
  })
})
