import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { tokensInHand } from '../../core/in-hand.ts'
import { noticesOf } from '../../core/notices.ts'
import { readJwt } from '../../core/read-jwt.ts'
import { newRun, saveConnection } from '../server/routes/start-test-tool.ts'
import { type SessionScene, startSessionScene } from './session-scene.ts'

let scene: SessionScene
let page: LogoutPage
/** A run with its tokens, whose session no other run has. */
let run: string
let known: { readonly iss: string; readonly sid: string }

beforeAll(async () => {
  page = await startLogoutPage()
  scene = await startSessionScene(
    // Back-channel logout alone is what oidc-provider gives an ID Token its `sid` for.
    ({ origin }) => ({
      backchannel_logout_uri: `${origin}/backchannel-logout/unused`,
      backchannel_logout_session_required: true,
    }),
    {},
    { metadata: { end_session_endpoint: `${page.origin}/logout` } },
  )
})
afterAll(async () => {
  await scene.close()
  await page.close()
})

/** A new run, and the session that its ID Token names. */
async function login(): Promise<void> {
  run = await scene.walk()
  const { id_token = '' } = tokensInHand((await scene.look(run)).run) ?? {}
  const { iss, sid } = readJwt(id_token)?.claims ?? {}
  known = { iss: String(iss), sid: String(sid) }
}

/** What the logout page loads in a frame, as a browser of another site does: without cookies. */
function frame(
  parameters: Readonly<Record<string, string>>,
  connection = scene.connectionId,
): ReturnType<SessionScene['tool']['call']> {
  const path = `/frontchannel-logout/${connection}?${new URLSearchParams(parameters)}`
  return scene.tool.call('GET', path, undefined, {
    'sec-fetch-site': 'cross-site',
    'sec-fetch-dest': 'iframe',
    'sec-fetch-mode': 'navigate',
    referer: `${page.origin}/`,
  })
}

const recorded = async () => noticesOf((await scene.look(run)).run, 'frontchannel-logout')

describe('A logout page with a frame for the session of a run', () => {
  beforeAll(login)

  test('during a logout of ours: the run shows the frame beside the return, both right', async () => {
    const { navigate = '' } = await scene.send(run, 'logout')
    const { frames, back } = await page.open(navigate, known)
    for (const { pathname, search } of frames)
      await scene.tool.call('GET', `${pathname}${search}`, undefined, {})
    const returned = await scene.tool.call('GET', back, undefined, {})
    expect(returned.status).toBe(303)
    const { analysis, outcome } = await scene.look(run)
    expect(await recorded()).toHaveLength(1)
    expect(outcome('frontchannel-logout/names-session')).toBe('pass')
    expect(outcome('logout-return/state')).toBe('pass')
    expect(analysis.verdict.tone).toBe('good')
  })

  test('that the server opens by itself: the run shows the frame, which nobody asked for', async () => {
    await login()
    expect((await frame(known)).status).toBe(200)
    const { analysis, outcome } = await scene.look(run)
    expect(await recorded()).toHaveLength(1)
    expect(outcome('frontchannel-logout/names-session')).toBe('pass')
    expect(analysis.verdict.tone).toBe('good')
  })
})

describe('A frame', () => {
  beforeAll(login)

  test.each<[string, () => Readonly<Record<string, string>>]>([
    ['of another session', () => ({ ...known, sid: 'of-nobody' })],
    ['that names the issuer alone', () => ({ iss: known.iss })],
    ['that names nothing', () => ({})],
  ])('%s is answered as any other, and kept out of the run', async (_title, parameters) => {
    expect((await frame(parameters())).status).toBe(200)
    expect(await recorded()).toEqual([])
  })

  test('for another connection is kept out', async () => {
    const other = await saveConnection(scene.tool, scene.provider.issuer, {})
    expect((await frame(known, other.id)).status).toBe(200)
    expect((await frame(known, 'no-such-connection')).status).toBe(200)
    expect(await recorded()).toEqual([])
  })

  test.each<[string, () => Readonly<Record<string, string>>]>([
    ['another issuer', () => ({ ...known, iss: 'https://elsewhere.test' })],
    ['no issuer', () => ({ sid: known.sid })],
  ])('with the session of the run and %s is recorded, and found wrong', async (_title, make) => {
    await frame(make())
    expect((await scene.look(run)).outcome('frontchannel-logout/names-session')).toBe('fail')
    await frame(known)
    expect((await scene.look(run)).outcome('frontchannel-logout/names-session')).toBe('pass')
  })

  test('finds its run behind any number of newer ones', async () => {
    await login()
    for (let count = 0; count < 110; count += 1) await newRun(scene.tool, scene.connectionId)
    await frame(known)
    expect(await recorded()).toHaveLength(1)
  })
})

describe('The page in the frame', () => {
  test('may be framed by any site, also by one that isolates itself, and is not kept', async () => {
    const { headers, text } = await frame({})
    expect(headers.get('x-frame-options')).toBeNull()
    expect(headers.get('content-security-policy')).toBe(
      "default-src 'none'; frame-ancestors http: https:",
    )
    expect(headers.get('cross-origin-resource-policy')).toBe('cross-origin')
    expect(headers.get('cross-origin-embedder-policy')).toBe('require-corp')
    expect(headers.get('cache-control')).toBe('no-store')
    expect(text).not.toContain('<script')
  })

  test('is the only one that may be framed', async () => {
    const answer = await scene.tool.call('GET', '/logged-out')
    expect(answer.headers.get('content-security-policy')).toContain("frame-ancestors 'none'")
    expect(answer.headers.get('cross-origin-resource-policy')).toBe('same-origin')
  })
})

/** The logout page of a server that tells its clients by frames (Front-Channel Logout §3). */
interface LogoutPage {
  readonly origin: string
  /** Opens it as a browser does, for that session: the frames in it, and where it goes on. */
  open(
    address: string,
    session: Readonly<Record<string, string>>,
  ): Promise<{ readonly frames: readonly URL[]; readonly back: string }>
  close(): Promise<void>
}

async function startLogoutPage(): Promise<LogoutPage> {
  let session: Readonly<Record<string, string>> = {}
  const server = createServer((request, response) => {
    const asked = new URL(request.url ?? '/', 'http://localhost').searchParams
    const back = new URL(asked.get('post_logout_redirect_uri') ?? '')
    const frame = new URL(`/frontchannel-logout/${scene.connectionId}`, back)
    frame.search = new URLSearchParams(session).toString()
    back.searchParams.set('state', asked.get('state') ?? '')
    response
      .writeHead(200, { 'content-type': 'text/html' })
      .end(`<iframe src="${frame.href}"></iframe><a href="${back.href}">Go on</a>`)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    origin: `http://localhost:${(server.address() as AddressInfo).port}`,
    async open(address, of) {
      session = of
      const html = await (await fetch(address)).text()
      const frames = [...html.matchAll(/<iframe src="([^"]+)"/g)].map(
        ([, src]) => new URL(`${src}`),
      )
      const back = new URL(`${/<a href="([^"]+)"/.exec(html)?.[1]}`)
      return { frames, back: `${back.pathname}${back.search}` }
    },
    close: () => new Promise((resolve) => void server.close(() => resolve())),
  }
}
