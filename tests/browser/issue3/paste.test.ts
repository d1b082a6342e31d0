import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expectAccessible } from '../expect-accessible.ts'
import { expect, test } from '../test.ts'
import {
  deny,
  logIn,
  mapOf,
  messageIn,
  openBuiltInRun,
  paneOf,
  sendNext,
  sendToLogin,
  verdictOf,
} from '../verbs.ts'
import { completeRun, paste, runOf } from './verbs.ts'

test('A domain opens a connection form with the issuer filled in', async ({ page }) => {
  await paste(page, 'tenant.eu.auth0.com')
  await expect(page.getByLabel('Issuer')).toHaveValue('https://tenant.eu.auth0.com/')
})

test('An authorize URL becomes a draft that is judged before it is sent', async ({ page }) => {
  const query = 'response_type=code&client_id=abc&redirect_uri=https%3A%2F%2Fapp.example%2Fcb'
  await paste(page, `https://as.example/authorize?${query}&scope=openid&state=12`)
  const lint = page.getByRole('region', { name: 'Before it is sent' })
  await expect(lint).toContainText(/checks? fails?/)
  await expect(lint).toContainText(/state/)
  await expect(paneOf(page).getByRole('textbox', { name: 'Value of state' })).toHaveValue('12')
})

test('A callback is offered to the run that waits for it', async ({ page }) => {
  await openBuiltInRun(page)
  await sendNext(page)
  await sendToLogin(page)
  const run = runOf(page)
  const state = await page.evaluate(async (id) => {
    const { entries } = (await (await fetch(`/api/runs/${id}`)).json()) as {
      entries: { kind: string; values?: { state: string } }[]
    }
    return entries.find(({ kind }) => kind === 'drawn')?.values?.state ?? ''
  }, run)
  await paste(page, `https://app.example/cb?error=access_denied&state=${state}`)
  await page.getByRole('button', { name: 'Take it there' }).click()
  await expect(verdictOf(page)).toContainText('Stopped at the authorization response:')
  expect(runOf(page)).toBe(run)
})

test('A callback of nobody here is explained', async ({ page }) => {
  await paste(page, 'https://app.example/cb?error=login_required&state=x')
  await expect(page.getByText('The authorization server refused.')).toBeVisible()
  await expect(page.getByText('why there is no code')).toBeVisible()
})

test('An error of a log is looked up where it is pasted, and stays in the field', async ({
  page,
}) => {
  const log = 'ERROR MsalUiRequiredException\nAADSTS50011: The redirect URI does not match'
  await paste(page, log)
  const known = page.getByRole('region', { name: 'What is known of this' })
  await expect(known).toContainText('Microsoft Entra ID')
  await expect(known).toContainText('Likely')
  await expect(page.getByRole('textbox', { name: /^Paste an issuer/ })).toHaveValue(log)
  await expectAccessible(page)
})

test('Words that nothing known fits are answered with what would help', async ({ page }) => {
  await paste(page, 'it does not work')
  await expect(page.getByRole('alert')).toContainText('no known error')
  await expect(page.getByRole('alert')).toContainText(
    'Paste an error as the page or the log has it',
  )
})

test('A JWT is decoded, judged, and verified with its issuer’s keys', async ({ page }) => {
  const run = await completeRun(page)
  const token = await page.evaluate(async (id) => {
    const { entries } = (await (await fetch(`/api/runs/${id}`)).json()) as {
      entries: { step: string; response?: { body: string } }[]
    }
    const answer = entries.findLast(({ step, response }) => step === 'token-request' && response)
    return (JSON.parse(answer?.response?.body ?? '{}') as { id_token: string }).id_token
  }, run)
  await paste(page, token)
  const rules = page.getByRole('region', { name: 'Validation' })
  await expect(rules).toContainText('The signature is not verified yet')
  await page.getByRole('button', { name: 'Verify with the issuer’s keys' }).click()
  await expect(rules).toContainText(/passed:\s*The signature/)
  await page.getByLabel('Client ID').fill('another')
  await expect(rules).toContainText(/failed:\s*aud names this client/)
})

test('A curl command becomes a run without its secret', async ({ page }) => {
  const body = '-d grant_type=authorization_code -d code=abc -d redirect_uri=https://app.example/cb'
  await paste(page, `curl https://as.example/token -u 'client:very-secret' ${body}`)
  await expect(page.getByRole('region', { name: 'Import' })).toContainText('to be looked at only')
  await expect(messageIn(page, 'POST /token')).toBeVisible()
  await expect(paneOf(page)).toContainText('held by the server')
  await expect(page.locator('body')).not.toContainText('very-secret')
  await expect(page.getByRole('button', { name: 'Send again with changes' })).toHaveCount(0)
})

test('A HAR that Chromium recorded of a failed login is read as a run', async ({
  browser,
  tool,
}) => {
  const folder = await mkdtemp(join(tmpdir(), 'har-'))
  const path = join(folder, 'login.har')
  const recorded = await browser.newContext({ recordHar: { path }, baseURL: tool.origin })
  const page = await recorded.newPage()
  await openBuiltInRun(page)
  await sendNext(page)
  const login = await sendToLogin(page)
  await logIn(login, 'Ben')
  if (await login.getByRole('button', { name: 'Deny' }).isVisible()) await deny(login)
  await expect(verdictOf(page)).toContainText('Stopped')
  await recorded.close()

  const fresh = await browser.newPage({ baseURL: tool.origin })
  await fresh.goto('/')
  const data = await fresh.evaluateHandle(
    (text) => {
      const transfer = new DataTransfer()
      transfer.items.add(new File([text], 'login.har', { type: 'application/json' }))
      return transfer
    },
    await readFile(path, 'utf8'),
  )
  await fresh.dispatchEvent('body', 'drop', { dataTransfer: data })
  await expect(verdictOf(fresh)).toContainText('Stopped at the authorization response:')
  await expect(mapOf(fresh)).toContainText('GET /authorize')
  await expect(messageIn(fresh, 'GET /callback')).toContainText('failed')
  await fresh.close()
  await rm(folder, { recursive: true, force: true })
})

test('What cannot be opened is said, with what to do', async ({ page }) => {
  await paste(page, '{"log": {"entries": [')
  await expect(page.getByRole('alert')).toContainText('JSON that cannot be read')
  await paste(page, 'javascript:alert(1)')
  await expect(page.getByRole('alert')).toContainText('Only http and https addresses')
  await paste(page, '{"version":1,"connection":{},"entries":[{"kind":"evil"}]}')
  await expect(page.getByRole('alert')).toBeVisible()
})

test('Ctrl K opens the box anywhere, and Esc closes it', async ({ page }) => {
  await page.goto('/runs')
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Runs')
  await page.keyboard.press('Control+k')
  await expect(page.getByRole('dialog', { name: 'Paste anything' })).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(page.getByRole('dialog')).toHaveCount(0)
})
