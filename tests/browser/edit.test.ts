import type { Locator } from '@playwright/test'
import { expect, test } from './test.ts'
import {
  draftValue,
  mapOf,
  messageIn,
  openBuiltInRun,
  openTab,
  paneOf,
  selectMessage,
  sendDraft,
  valueOf,
  verdictOf,
  walkToCode,
} from './verbs.ts'

const addressOf = async (link: Locator) => (await link.getAttribute('href')) ?? ''

test('A changed redirect_uri is proven to be the cause of invalid_grant', async ({
  page,
  baseURL,
}) => {
  await openBuiltInRun(page)
  await walkToCode(page)
  await selectMessage(page, 'POST /oauth/token')
  await draftValue(page, 'redirect_uri').fill(`${baseURL}/callback/`)
  await expect(paneOf(page)).toContainText(`You set redirect_uri to “${baseURL}/callback/”.`)
  await sendDraft(page)

  await expect(messageIn(page, '400 invalid_grant')).toBeVisible()
  await expect(verdictOf(page)).toContainText(
    'Stopped at the token request: the redirect_uri differs from the one in the authorization request',
  )
  await verdictOf(page).getByRole('link', { name: 'Why?' }).click()
  const cause = page.getByRole('article').first()
  await expect(cause).toContainText('Proven')
  await expect(cause).toContainText(`expected ${baseURL}/callback`)
  await expect(cause).toContainText(`found ${baseURL}/callback/`)
})

test('A message sent again without the edit is a new message; the first stays', async ({
  page,
  baseURL,
}) => {
  await openBuiltInRun(page)
  await walkToCode(page)
  await selectMessage(page, 'POST /oauth/token')
  await draftValue(page, 'redirect_uri').fill(`${baseURL}/elsewhere`)
  await sendDraft(page)
  await page.getByRole('button', { name: 'Send again with changes' }).click()
  await expect(draftValue(page, 'redirect_uri')).toHaveValue(`${baseURL}/elsewhere`)
  await page.getByRole('button', { name: /^Undo ?: set redirect_uri/ }).click()
  await expect(draftValue(page, 'redirect_uri')).toHaveValue(`${baseURL}/callback`)
  const before = await addressOf(messageIn(page, 'POST /oauth/token').first())
  await sendDraft(page)

  await expect(messageIn(page, 'POST /oauth/token').first()).not.toHaveAttribute('href', before)
  await expect(page.getByRole('region', { name: 'Response' })).toContainText('200 OK')
  await mapOf(page).getByText('Earlier attempts and experiments (2)').click()
  const earlier = mapOf(page).getByRole('link', { name: /^400 invalid_grant/ })
  await earlier.click()
  await expect(valueOf(page, 'redirect_uri')).toContainText(`${baseURL}/elsewhere`)
  expect(new URL(page.url()).pathname).toBe(before)
})

test('“Apply fix and retry” sends what the verdict asks for and completes the flow', async ({
  page,
  baseURL,
}) => {
  await openBuiltInRun(page)
  await walkToCode(page)
  await selectMessage(page, 'POST /oauth/token')
  await draftValue(page, 'redirect_uri').fill(`${baseURL}/callback/`)
  await sendDraft(page)
  await verdictOf(page).getByRole('button', { name: 'Apply fix and retry' }).click()
  await expect(messageIn(page, 'POST /oauth/token').first()).toContainText('done')
  await expect(verdictOf(page)).toContainText('The flow is complete.')
})

test('Edits of a draft survive a reload, and are undone one by one', async ({ page }) => {
  await openBuiltInRun(page)
  await draftValue(page, 'Accept').fill('application/json;q=0.9')
  await page.getByRole('button', { name: 'Add a header' }).click()
  await page.getByRole('textbox', { name: 'Name of header 2' }).fill('X-Trace')
  await page.getByRole('textbox', { name: 'Name of header 2' }).blur()
  await draftValue(page, 'X-Trace').fill('one')
  await page.reload()
  await expect(draftValue(page, 'Accept')).toHaveValue('application/json;q=0.9')
  await expect(draftValue(page, 'X-Trace')).toHaveValue('one')

  await page.getByRole('button', { name: /^Undo ?: added X-Trace/ }).click()
  await expect(draftValue(page, 'X-Trace')).toHaveCount(0)
  await openTab(page, 'Raw HTTP')
  await expect(paneOf(page)).toContainText('Accept: application/json;q=0.9')
  await expect(paneOf(page)).not.toContainText('X-Trace')
})
