import type { Page } from '@playwright/test'
import { expectAccessible } from '../expect-accessible.ts'
import { startStub, type StubSettings } from '../stub-server.ts'
import { expect, test } from '../test.ts'
import { openRunOf, paneOf, sendNext, sendToLogin, valueOf, verdictOf } from '../verbs.ts'

const field = (page: Page) => page.getByRole('textbox', { name: 'Paste the callback URL here' })

/** A connection to a stub, whose redirect URI is a page of an application. */
async function begun(
  page: Page,
  connect: (draft: { name: string; issuer: string; redirect_uri: string }) => Promise<string>,
  settings: StubSettings,
): Promise<{ application: Page; close: () => Promise<void> }> {
  const { issuer, close } = await startStub(settings)
  await connect({ name: issuer, issuer, redirect_uri: `${issuer}/elsewhere` })
  await openRunOf(page, issuer)
  await sendNext(page)
  return { application: await sendToLogin(page), close }
}

test('A client is debugged with its own redirect URI: chosen in the form, pasted into the run', async ({
  page,
}) => {
  const { issuer, close } = await startStub()

  await test.step('The form shows the tool’s own callback ready to copy, or takes the application’s', async () => {
    await page.goto('/connections/new?template=any')
    const ways = page.getByRole('radiogroup', { name: /^Redirect URI/ })
    await expect(ways.getByRole('radio', { name: /^This tool’s own callback/ })).toBeChecked()
    await expect(ways.getByRole('button', { name: /^Copy/ })).toBeVisible()
    await ways.getByRole('radio', { name: /^My application’s/ }).check()
    await page.getByLabel('Redirect URI', { exact: true }).fill(`${issuer}/elsewhere`)
    await expectAccessible(page)
    await ways.getByRole('radio', { name: /^This tool’s own callback/ }).check()
    await ways.getByRole('radio', { name: /^My application’s/ }).check()
    await expect(page.getByLabel('Redirect URI', { exact: true })).toHaveValue(
      `${issuer}/elsewhere`,
    )
    await page.getByLabel('Name', { exact: true }).fill('Registered by the application')
    await page.getByLabel('Issuer', { exact: true }).fill(issuer)
    await page.getByLabel('Client ID').fill('the-application')
    await page.getByLabel('Client authentication').selectOption('none')
    await page.getByLabel('Scope', { exact: true }).fill('read')
    await page.getByRole('button', { name: 'Save', exact: true }).click()
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Connections')
  })

  await test.step('The run waits for the address, with the field in focus', async () => {
    await openRunOf(page, 'Registered by the application')
    await sendNext(page)
    const application = await sendToLogin(page)
    await page.bringToFront()
    await expect(paneOf(page)).toContainText('Waiting for the callback of your application.')
    await expect(paneOf(page)).toContainText(`${issuer}/elsewhere`)
    await expect(field(page)).toBeFocused()
    await expectAccessible(page)
    await page.keyboard.insertText(application.url())
    await page.keyboard.press('Enter')
  })

  await test.step('The run goes on with what was pasted', async () => {
    await expect(paneOf(page)).toContainText('The parameters came pasted by hand.')
    await expect(valueOf(page, 'code')).toContainText('a-code')
    await sendNext(page)
    await expect(verdictOf(page)).toContainText('So far so good.')
  })
  await close()
})

test('That the application redeemed the code first is said when the server refuses it', async ({
  page,
  connect,
}) => {
  const { application, close } = await begun(page, connect, {
    token: () => ({ status: 400, body: JSON.stringify({ error: 'invalid_grant' }) }),
  })
  await field(page).fill(application.url())
  await page.getByRole('button', { name: 'Take it' }).click()
  await expect(paneOf(page)).toContainText('The parameters came pasted by hand.')
  await sendNext(page)
  await expect(verdictOf(page)).toContainText('the application redeemed the code before')
  await close()
})

test('The form data of a form_post is taken as a network panel lists it', async ({
  page,
  connect,
}) => {
  const { application, close } = await begun(page, connect, {})
  const { searchParams } = new URL(application.url())
  await field(page).fill([...searchParams].map(([name, value]) => `${name}: ${value}`).join('\n'))
  await page.getByRole('button', { name: 'Take it' }).click()
  await expect(valueOf(page, 'code')).toContainText('a-code')
  await expect(verdictOf(page)).toContainText('The next message is the token request.')
  await close()
})
