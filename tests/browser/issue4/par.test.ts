import { expectAccessible } from '../expect-accessible.ts'
import { expect, test } from '../test.ts'
import {
  messageIn,
  newTab,
  openRunOf,
  paneOf,
  passLogin,
  runAll,
  selectMessage,
  sendNext,
  sendToLogin,
  valueOf,
  verdictOf,
} from '../verbs.ts'

test('A request is pushed first, and the browser carries a reference alone', async ({
  page,
  tool,
  connect,
}) => {
  test.setTimeout(90_000)
  const { tenant } = await tool.ports()
  const id = await connect({
    name: 'Pushing',
    issuer: `http://localhost:${tenant}/`,
    client_id: 'explorer-public',
    scope: 'openid profile',
  })

  await test.step('Pushing is chosen in the form, and the preview shows both messages', async () => {
    await page.goto(`/connections/${id}`)
    await page.getByText('How it is asked and answered').click()
    await page.getByRole('checkbox', { name: /Push the request first/ }).check()
    await expectAccessible(page)
    await page.getByRole('button', { name: 'Save', exact: true }).click()
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Connections')
  })

  await test.step('What is asked for goes over the back channel', async () => {
    await openRunOf(page, 'Pushing')
    await sendNext(page)
    await sendNext(page)
    await expect(paneOf(page)).toContainText('201')
    await expect(valueOf(page, 'request_uri')).toContainText('urn:ietf:params:oauth:request_uri:')
    await expectAccessible(page)
  })

  await test.step('The login is by the reference, and the flow completes', async () => {
    await passLogin(await sendToLogin(page))
    await expect(messageIn(page, /callback/).first()).toBeVisible()
    await selectMessage(page, /GET \/.*auth/)
    await expect(valueOf(page, 'request_uri')).toBeVisible()
    await expect(paneOf(page)).not.toContainText('redirect_uri')
    while (!(await verdictOf(page).textContent())?.includes('The flow is complete.'))
      await sendNext(page)
  })
})

test('A connection that pushes its requests can ask before the login, and try what if', async ({
  page,
  tool,
  connect,
}) => {
  test.setTimeout(90_000)
  const { tenant } = await tool.ports()
  await connect({
    name: 'Pushing-to-try',
    issuer: `http://localhost:${tenant}/`,
    client_id: 'explorer-public',
    scope: 'openid profile',
    pushed: true,
  })
  await openRunOf(page, 'Pushing-to-try')

  await test.step('Run asks first, by pushing, and goes on to the login', async () => {
    await runAll(page)
    await expect(verdictOf(page)).toContainText('The flow is complete.')
    await page.getByRole('button', { name: 'Preflight' }).click()
    const main = page.getByRole('main')
    await expect(main).toContainText('Nothing stands against a login.')
    await expect(main).toContainText('The server takes what is pushed')
  })

  await test.step('The pushed request has its chips and notes', async () => {
    // Of the two on the map, the first is the question before the login.
    const pushed = messageIn(page, /POST \/oauth\/par/).last()
    await expect(pushed).toContainText(/state.*nonce/)
    await pushed.click()
    await expect(paneOf(page)).toContainText('drawn for this attempt; must come back unchanged')
    await expectAccessible(page)
  })

  await test.step('An experiment that spends a code pushes a request of its own', async () => {
    await selectMessage(page, /POST \/oauth\/token/)
    await page.getByText('No code_verifier', { exact: true }).click()
    const begin = page.getByRole('button', { name: 'Begin a run for it' })
    await passLogin(await newTab(page, () => begin.click()))
    await page.getByRole('button', { name: 'Send the experiment' }).click()
    await expect(paneOf(page)).toContainText('As predicted.')
    await expect(messageIn(page, /POST \/oauth\/par/).first()).toBeVisible()
  })
})
