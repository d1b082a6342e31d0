import { type TestProvider, startProvider } from '../../conformance/start-provider.ts'
import { expectAccessible } from '../expect-accessible.ts'
import { expect, test } from '../test.ts'
import {
  messageIn,
  openRunOf,
  openTab,
  paneOf,
  selectMessage,
  sendNext,
  valueOf,
  verdictOf,
} from '../verbs.ts'

const initialAccessToken = 'initial-access-token-of-this-test-Zk3'

let provider: TestProvider
/** What the server gave, which no page may show. */
let given: readonly string[] = []

test.beforeAll(async () => {
  provider = await startProvider(
    { features: { registration: { enabled: true, initialAccessToken } } },
    [],
  )
  provider.provider.on('registration_create.success', ({ body }) => {
    const { client_secret = '', registration_access_token = '' } = body as Record<string, string>
    given = [client_secret, registration_access_token]
  })
})
test.afterAll(() => provider.close())

test('A client that nobody registered registers itself, and then logs in', async ({ page }) => {
  test.setTimeout(90_000)
  const seen: string[] = []
  page.on('response', async (response) => {
    if (response.url().includes('/api/')) seen.push(await response.text().catch(() => ''))
  })

  await test.step('Without a client_id, to register is chosen in the form', async () => {
    await page.goto('/connections/new?template=any')
    await page.getByLabel('Name', { exact: true }).fill('Registers itself')
    await page.getByLabel('Issuer', { exact: true }).fill(provider.issuer)
    await page.getByText('No client yet? The server may register one').click()
    await page.getByRole('checkbox', { name: /^Register a new client/ }).check()
    await expect(page.getByLabel('Client ID')).toHaveCount(0)
    await page.getByLabel('Initial access token').fill(initialAccessToken)
    await page.getByLabel('Scope', { exact: true }).fill('openid')
    await expectAccessible(page)
  })

  await test.step('A client with a key may have it fetched', async () => {
    const method = page.getByLabel('Client authentication')
    await expect(page.getByLabel('Keys served from')).toHaveCount(0)
    await method.selectOption('private_key_jwt')
    await page.getByLabel('Keys served from').fill(`${new URL(page.url()).origin}/keys`)
    await page.getByRole('button', { name: 'Save', exact: true }).click()
    await expect(page.getByText(/^Only scheme, host and port belong here/)).toBeVisible()
    await page.getByLabel('Keys served from').fill(new URL(page.url()).origin)
    await expectAccessible(page)
    await page.getByLabel('Keys served from').fill('')
    await method.selectOption('client_secret_basic')
  })

  await test.step('It is saved', async () => {
    await page.getByRole('button', { name: 'Save', exact: true }).click()
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Connections')
  })

  await test.step('The run ends with the registration, its secrets hidden', async () => {
    await openRunOf(page, 'Registers itself')
    await sendNext(page)
    await expectAccessible(page)
    await sendNext(page)
    await expect(verdictOf(page)).toContainText('The client is registered.')
    await selectMessage(page, 'POST /reg')
    await expect(valueOf(page, 'client_id')).not.toBeEmpty()
    await expect(valueOf(page, 'client_secret')).toContainText('••••')
    await expect(valueOf(page, 'registration_access_token')).toContainText('••••')
    await openTab(page, 'Diagnosis')
    await expect(paneOf(page)).toContainText('The server registers the client as it asked to be')
    await expectAccessible(page)
  })

  await test.step('The next run is that client’s', async () => {
    await verdictOf(page).getByRole('button', { name: 'Run as this client' }).click()
    await expect(verdictOf(page)).toContainText('Ready.')
    await expect(messageIn(page, 'POST /reg')).toHaveCount(0)
    await verdictOf(page).getByRole('button', { name: 'Run' }).click()
    await expect(verdictOf(page)).toContainText('The flow is complete.', { timeout: 20_000 })
  })

  await test.step('Nothing that the page was sent has a secret in it', () => {
    expect(given.map(({ length }) => length > 20)).toEqual([true, true])
    for (const secret of [...given, initialAccessToken])
      expect(seen.join('\n')).not.toContain(secret)
  })
})
