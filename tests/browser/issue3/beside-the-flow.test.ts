import { expect, test } from '../test.ts'
import {
  mapOf,
  messageIn,
  newTab,
  openBuiltInRun,
  paneOf,
  passLogin,
  sendNext,
  sendToLogin,
  verdictOf,
} from '../verbs.ts'
import { completeRun, runOf } from './verbs.ts'

test('The preflight says what stands against a login before anyone logs in', async ({ page }) => {
  await openBuiltInRun(page)
  await page.getByRole('button', { name: 'Preflight' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Preflight')
  await expect(page.getByText('Nothing stands against a login.')).toBeVisible()
  const main = page.getByRole('main')
  await expect(main).toContainText('The credentials are taken')
  await expect(main).not.toContainText('not asked')
  await expect(mapOf(page).getByRole('heading', { name: 'Preflight' })).toBeVisible()
  await expect(verdictOf(page)).toContainText('Ready.')
  await main.getByRole('link', { name: 'Show the message' }).first().click()
  await expect(page.getByRole('region', { name: 'Response' })).toContainText('200 OK')
})

test('A person who is stuck at an error page is told what its words mean', async ({ page }) => {
  await openBuiltInRun(page)
  await sendNext(page)
  await sendToLogin(page)
  await page.getByText('I am stuck here').click()
  await page
    .getByLabel(/What does the page say/)
    .fill('AADSTS50011: The redirect URI specified in the request does not match')
  await page.getByRole('button', { name: 'What is it?' }).click()
  const known = page.getByRole('region', { name: 'What is known of this' })
  await expect(known).toContainText('The redirect_uri is not registered for this app')
  await page.getByRole('button', { name: 'Ask the server for the same request' }).click()
  await expect(paneOf(page)).toContainText('Asked by this tool’s server: Accepted so far')
})

test('An experiment shows its prediction first, then the answer beside it', async ({ page }) => {
  const run = await completeRun(page)
  await page.goto(`/runs/${run}/token-request`)
  await page.getByText('A wrong client secret').click()
  await expect(paneOf(page)).toContainText('Prediction: 401 invalid_client')
  await expect(paneOf(page)).toContainText('What it may destroy:')
  await page.getByRole('button', { name: 'Send it', exact: true }).click()
  await expect(paneOf(page)).toContainText('As predicted.')
  await expect(paneOf(page)).toContainText('401 invalid_client')
  await expect(verdictOf(page)).toContainText('The flow is complete.')
})

test('An experiment that spends a code begins a run that stops there', async ({ page }) => {
  const run = await completeRun(page)
  await page.goto(`/runs/${run}/token-request`)
  await page.getByText('No code_verifier', { exact: true }).click()
  const begin = page.getByRole('button', { name: 'Begin a run for it' })
  await passLogin(await newTab(page, () => begin.click()))
  await expect(paneOf(page)).toContainText('The experiment is ready: No code_verifier')
  expect(runOf(page)).not.toBe(run)
  await page.getByRole('button', { name: 'Send the experiment' }).click()
  await expect(paneOf(page)).toContainText('As predicted.')
})

test('Two runs are laid side by side, and the first difference is named', async ({ page }) => {
  const run = await completeRun(page)
  await openBuiltInRun(page)
  await sendNext(page)
  await page.getByRole('button', { name: 'Compare' }).click()
  await page.getByRole('dialog').locator(`a[href$="${run}"]`).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(/^Run \d+ beside run \d+$/)
  await expect(page.getByText('The first difference that matters')).toBeVisible()
  await expect(page.getByRole('main')).toContainText('stops before it')
  await page.getByLabel('Show also what agrees').check()
  await expect(page.getByRole('table').first()).toContainText('same')
})

test('A report of the run can be saved', async ({ page }) => {
  await openBuiltInRun(page)
  await sendNext(page)
  await expect(messageIn(page, '200').first()).toBeVisible()
  await page.getByRole('button', { name: 'Export' }).click()
  await page.getByRole('radio', { name: /^Report, Markdown/ }).check()
  await expect(page.getByRole('dialog')).toContainText('.md')
})
