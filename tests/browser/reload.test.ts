import type { Page } from '@playwright/test'
import { expect, test } from './test.ts'
import {
  cameBack,
  messageIn,
  openBuiltInRun,
  openTab,
  paneOf,
  passLogin,
  runAll,
  selectMessage,
  sendNext,
  sendToLogin,
  verdictOf,
  walkToCode,
} from './verbs.ts'

const heading = (page: Page) => page.getByRole('heading', { level: 1 })

/** Loads the page anew and expects it as it was. */
async function reload(page: Page): Promise<void> {
  const [title, verdict, address] = [
    await heading(page).innerText(),
    await verdictOf(page).getByRole('paragraph').first().innerText(),
    page.url(),
  ]
  await page.reload()
  await expect(heading(page)).toHaveText(title)
  await expect(verdictOf(page).getByRole('paragraph').first()).toHaveText(verdict)
  expect(page.url()).toBe(address)
}

test('A reload at every point of the flow loses nothing', async ({ page }) => {
  await openBuiltInRun(page)
  await reload(page)
  await sendNext(page)
  await reload(page)
  const login = await sendToLogin(page)
  await reload(page)
  await login.reload()
  await passLogin(login)
  await cameBack(page)
  await reload(page)
  for (let message = 0; message < 7; message += 1) {
    await sendNext(page)
    await reload(page)
  }
  await expect(verdictOf(page)).toContainText('The flow is complete.')
})

test('Back and Forward walk the messages that were looked at', async ({ page }) => {
  await openBuiltInRun(page)
  await walkToCode(page)
  await selectMessage(page, 'GET /authorize')
  await selectMessage(page, 'POST /oauth/token')
  await expect(heading(page)).toHaveText('Token request')
  await page.goBack()
  await expect(heading(page)).toHaveText('Authorization request')
  await page.goBack()
  await expect(heading(page)).toHaveText('Authorization response')
  await page.goForward()
  await page.goForward()
  await expect(heading(page)).toHaveText('Token request')
})

test('Back leads from a run to the home page, where the run is listed', async ({ page }) => {
  await openBuiltInRun(page)
  await sendNext(page)
  await page.goBack()
  await expect(heading(page)).toHaveText(/See every message/)
  const run = page.getByRole('region', { name: 'Recent runs' }).getByRole('listitem').first()
  await expect(run).toContainText('in progress')
  await page.goForward()
  await expect(verdictOf(page)).toContainText('The next message is the authorization request.')
})

test('An answer that comes when the person has left does not bring them back', async ({ page }) => {
  await openBuiltInRun(page)
  const answered = page.waitForResponse(/\/send$/)
  await verdictOf(page).getByRole('button', { name: /^Next/ }).click()
  await page.goBack()
  await answered
  await expect(heading(page)).toHaveText(/See every message/)
  await expect(page.getByRole('region', { name: 'Recent runs' })).toContainText('So far so good.')
})

test('A deep link opens the message and the tab that it names', async ({ page, context }) => {
  await openBuiltInRun(page)
  await runAll(page)
  await expect(verdictOf(page)).toContainText('The flow is complete.')
  await selectMessage(page, 'POST /oauth/token')
  await openTab(page, 'Raw HTTP')
  const other = await context.newPage()
  await other.goto(page.url())
  await expect(heading(other)).toHaveText('Token request')
  await expect(other.getByRole('tab', { name: 'Raw HTTP' })).toHaveAttribute(
    'aria-selected',
    'true',
  )
  await expect(paneOf(other)).toContainText('POST /oauth/token HTTP/1.1')
  await expect(messageIn(other, 'POST /oauth/token').first()).toHaveAttribute(
    'aria-current',
    'true',
  )
})

test('An address that names no run, or no screen, says so and leads on', async ({ page }) => {
  for (const path of ['/runs/there-is-no-such-run', '/nowhere', '/runs/x/no-such-step']) {
    await page.goto(path)
    await expect(heading(page)).toHaveText('There is nothing at this address')
    await expect(page.getByRole('link', { name: 'All runs' })).toBeVisible()
  }
})
