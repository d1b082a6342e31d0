import { expectAccessible } from '../expect-accessible.ts'
import { expect, test } from '../test.ts'
import { messageIn, openRunOf, paneOf, passLogin, sendNext, verdictOf } from '../verbs.ts'

test('A device gets its tokens while the user answers on another one', async ({ page, tool }) => {
  test.setTimeout(90_000)
  const { builtIn } = (await (await page.request.get(`${tool.origin}/api/session`)).json()) as {
    builtIn: { issuer: string }
  }

  await test.step('The grant is chosen in the form, which asks for nothing that it does not need', async () => {
    await page.goto('/connections/new?template=any')
    await page.getByLabel('Name', { exact: true }).fill('Television')
    await page.getByLabel('Issuer', { exact: true }).fill(builtIn.issuer)
    await page.getByLabel('Client ID').fill('explorer-public')
    await page.getByLabel('Client authentication').selectOption('none')
    await page.getByLabel('Grant', { exact: true }).selectOption('Device authorization')
    await expect(page.getByLabel('PKCE')).toHaveCount(0)
    await page.getByLabel('Scope', { exact: true }).fill('openid profile')
    await expectAccessible(page)
    await page.getByRole('button', { name: 'Save', exact: true }).click()
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Connections')
  })

  await test.step('The code to type in stands large, with the page to open', async () => {
    await openRunOf(page, 'Television')
    await sendNext(page)
    await sendNext(page)
    await expect(verdictOf(page)).toContainText('Waiting for the user.')
    await expect(paneOf(page)).toContainText('The user types this in on another device')
    await expectAccessible(page)
  })

  await test.step('Asking before the user has answered is no failure', async () => {
    await paneOf(page).getByRole('button', { name: 'Ask once' }).click()
    await expect(messageIn(page, '400 authorization_pending')).toBeVisible()
    await expect(verdictOf(page)).toContainText('Waiting for the user.')
  })

  await test.step('The user confirms, and the tool that goes on asking gets the tokens', async () => {
    const opened = page.context().waitForEvent('page')
    await paneOf(page).getByRole('link', { name: 'Open the page' }).click()
    await paneOf(page).getByRole('button', { name: 'Ask until there is an answer' }).click()
    const phone = await opened
    await phone
      .getByRole('button', { name: /Continue|Confirm|Yes/ })
      .first()
      .click()
    await passLogin(phone)
    await expect(verdictOf(page)).toContainText('The flow is complete.', { timeout: 30_000 })
  })
})
