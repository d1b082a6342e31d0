import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Page } from '@playwright/test'
import { type TestProvider, startProvider } from '../../conformance/start-provider.ts'
import { expectAccessible } from '../expect-accessible.ts'
import { expect, test } from '../test.ts'
import {
  mapOf,
  messageIn,
  noteOf,
  openRunOf,
  openTab,
  paneOf,
  runAll,
  valueOf,
  verdictOf,
} from '../verbs.ts'

let provider: TestProvider
/** A connection has its address only once it is saved, which is after the provider's start. */
let connectionId: string

test.beforeAll(async ({ tool }) => {
  provider = await startProvider(
    {
      features: { rpInitiatedLogout: { enabled: true }, backchannelLogout: { enabled: true } },
      fetch: (url, options) =>
        fetch(new Request(url).url.replace('of-the-connection', connectionId), {
          method: 'POST',
          body: options?.body ?? null,
        }),
    },
    [
      {
        ...{ client_id: 'acme', token_endpoint_auth_method: 'none' },
        redirect_uris: [`${tool.origin}/callback`],
        backchannel_logout_uri: `${tool.origin}/backchannel-logout/of-the-connection`,
        backchannel_logout_session_required: true,
      },
    ],
  )
})
test.afterAll(() => provider.close())

test('A user who logs out at the server: the notice arrives in the run that is open', async ({
  page,
  connect,
}) => {
  await walk(page, connect, 'Told by the server')
  await expect(messageIn(page, 'POST /backchannel-logout')).toHaveCount(0)

  await test.step('The user logs out in another tab', async () => {
    const other = await page.context().newPage()
    await other.goto(`${provider.issuer}/session/end`)
    await other.getByRole('button', { name: /^Yes/ }).click()
  })

  await test.step('The map has it without a reload, and nobody is taken away', async () => {
    await expect(messageIn(page, 'POST /backchannel-logout')).toBeVisible()
    await expect(mapOf(page)).toContainText('POST /backchannel-logout')
    await expect(verdictOf(page)).toContainText('The flow is complete.')
  })

  await test.step('Its Logout Token can be read, and what the tool answered', async () => {
    await messageIn(page, 'POST /backchannel-logout').click()
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Back-channel logout')
    await expect(valueOf(page, 'logout_token')).toBeVisible()
    await expect(valueOf(page, 'typ')).toContainText('logout+jwt')
    await expect(valueOf(page, 'events')).toContainText('event/backchannel-logout')
    await expect(noteOf(page, 'sid')).toContainText('the session')
    await expect(paneOf(page)).toContainText('The tool answered with 200')
    await expectAccessible(page)
    await openTab(page, 'Diagnosis')
    await expect(paneOf(page)).toContainText('The Logout Token is for this client')
  })
})

test('A logout page with a frame: the notice arrives from another site, without a cookie', async ({
  page,
  tool,
  connect,
}) => {
  await walk(page, connect, 'Told in a frame')
  const claims = await idTokenClaims(page, tool.origin)
  const logout = await startLogoutPage(
    `${tool.origin}/frontchannel-logout/${connectionId}?${new URLSearchParams(claims)}`,
  )

  await test.step('A site that isolates itself loads the frame', async () => {
    const other = await page.context().newPage()
    await other.goto(logout.url)
    await expect(other.getByRole('heading')).toHaveText('Signing out everywhere')
  })

  await test.step('The run shows it', async () => {
    await messageIn(page, 'GET /frontchannel-logout').click()
    await expect(valueOf(page, 'sid')).toContainText(claims.sid)
    await expect(paneOf(page)).toContainText('The frame was answered with an empty page.')
    await expect(mapOf(page)).not.toContainText('failed')
    await expectAccessible(page)
  })
  await logout.close()
})

/** A run of a new connection, walked to its end. */
async function walk(
  page: Page,
  connect: (draft: Record<string, unknown>) => Promise<string>,
  name: string,
): Promise<void> {
  connectionId = await connect({
    ...{ name, issuer: provider.issuer, client_id: 'acme', scope: 'openid' },
  })
  await openRunOf(page, name)
  await runAll(page)
  await expect(verdictOf(page)).toContainText('The flow is complete.', { timeout: 20_000 })
}

/** Issuer and session, as the ID Token of the run on the screen has them. */
async function idTokenClaims(page: Page, origin: string): Promise<{ iss: string; sid: string }> {
  const id = new URL(page.url()).pathname.split('/')[2] ?? ''
  const run = await (await fetch(`${origin}/api/runs/${id}`)).text()
  const token = /id_token\\":\\"([^\\"]+)/.exec(run)?.[1] ?? ''
  const claims = JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString()) as {
    iss: string
    sid: string
  }
  return { iss: claims.iss, sid: claims.sid }
}

/** The logout page of a server at another site (127.0.0.1 is not localhost). */
async function startLogoutPage(
  frame: string,
): Promise<{ url: string; close: () => Promise<void> }> {
  const server = createServer((_request, response) => {
    response
      .writeHead(200, {
        'content-type': 'text/html',
        'cross-origin-embedder-policy': 'require-corp',
      })
      .end(`<h1>Signing out everywhere</h1><iframe title="client" src="${frame}"></iframe>`)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  const close = () => new Promise<void>((resolve) => void server.close(() => resolve()))
  return { url: `http://127.0.0.1:${port}/`, close }
}
