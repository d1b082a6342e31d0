import { expectAccessible } from '../expect-accessible.ts'
import { expect, test } from '../test.ts'
import {
  messageIn,
  openRunOf,
  paneOf,
  passLogin,
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
