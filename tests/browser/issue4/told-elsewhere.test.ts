import { type Server, createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { type TestProvider, startProvider } from '../../conformance/start-provider.ts'
import { expectAccessible } from '../expect-accessible.ts'
import { expect, test } from '../test.ts'
import { openRunOf, paneOf, selectMessage, sendDraft, verdictOf } from '../verbs.ts'

/** What an API refuses with, what it says of itself, and what an agency says of a user. */
let elsewhere: Server
let origin: string
let provider: TestProvider

test.beforeAll(async ({ tool }) => {
  elsewhere = createServer(({ url }, response) => {
    response.setHeader('content-type', 'application/json')
    if (url === '/contacts') {
      const challenge = `Bearer error="invalid_token", resource_metadata="${origin}/metadata"`
      return response.writeHead(401, { 'www-authenticate': challenge }).end()
    }
    const told =
      url === '/metadata'
        ? { resource: `${origin}/contacts`, authorization_servers: ['https://login.other.test'] }
        : { credit_score: 812 }
    return response.end(JSON.stringify(told))
  })
  await new Promise<void>((resolve) => elsewhere.listen(0, 'localhost', resolve))
  origin = `http://localhost:${(elsewhere.address() as AddressInfo).port}`
  const sources = { agency: { endpoint: `${origin}/claims`, access_token: 'agency-token-Zk3' } }
  provider = await startProvider(
    {
      claims: { openid: ['sub', 'credit_score'] },
      findAccount: (_context, sub) => ({
        accountId: sub,
        claims: () => ({
          ...{ sub, _claim_names: { credit_score: 'agency' }, _claim_sources: sources },
        }),
      }),
    },
    [
      {
        ...{ client_id: 'elsewhere', token_endpoint_auth_method: 'none' },
        redirect_uris: [`${tool.origin}/callback`],
      },
    ],
  )
})
test.afterAll(async () => {
  await provider.close()
  elsewhere.closeAllConnections()
  await new Promise((resolve) => elsewhere.close(resolve))
})

test('Claims and metadata that lie elsewhere are fetched on the person’s wish, and judged', async ({
  page,
  connect,
}) => {
  test.setTimeout(90_000)
  await connect({
    ...{ name: 'Told elsewhere', issuer: provider.issuer, client_id: 'elsewhere' },
    ...{ scope: 'openid', api: { method: 'GET', url: `${origin}/contacts`, headers: [] } },
  })
  await openRunOf(page, 'Told elsewhere')
  await verdictOf(page).getByRole('button', { name: 'Run', exact: true }).click()
  await expect(verdictOf(page)).toContainText('Stopped at the API request:', { timeout: 20_000 })

  await test.step('Distributed Claims, where UserInfo says that they lie', async () => {
    await selectMessage(page, /GET \/claims/)
    await expect(paneOf(page)).toContainText('agency-token')
    await sendDraft(page)
    await expect(paneOf(page)).toContainText('812')
    await expectAccessible(page)
  })

  await test.step('What the API says of itself, where its challenge points', async () => {
    await selectMessage(page, /GET \/metadata/)
    await sendDraft(page)
    await expect(paneOf(page)).toContainText('https://login.other.test')
    await expectAccessible(page)
  })
})
