import type { Page } from '@playwright/test'
import { expect, test } from './test.ts'
import {
  allow,
  cameBack,
  deny,
  logIn,
  mapOf,
  messageIn,
  newTab,
  noteOf,
  openBuiltInRun,
  openTab,
  paneOf,
  runAll,
  sendNext,
  sendToLogin,
  valueOf,
  unfinished,
  verdictOf,
} from './verbs.ts'

const rule = (page: Page, title: string) =>
  page.getByRole('region', { name: 'Validation' }).getByRole('listitem').filter({ hasText: title })

const answered = (page: Page) => page.getByRole('region', { name: 'Response' })

test('A person walks the whole flow, one message at a time', async ({ page, ownTool }) => {
  await test.step('The run begins with nothing sent', async () => {
    await openBuiltInRun(page, ownTool.origin)
    await expect(messageIn(page, 'GET /.well-known/openid-configuration')).toContainText(
      'ready to send',
    )
    await expect(messageIn(page, 'Token request')).toContainText('still to come')
  })

  await test.step('Discovery says where the endpoints are', async () => {
    await sendNext(page)
    await expect(answered(page)).toContainText('200 OK')
    await expect(valueOf(page, 'token_endpoint')).toContainText('/oauth/token')
    await expect(noteOf(page, 'issuer')).toContainText('equals the issuer asked')
  })

  const login = await test.step('The authorization request opens the login page', async () => {
    const opened = await sendToLogin(page)
    await expect(verdictOf(page)).toContainText('Waiting for the login.')
    await expect(valueOf(page, 'code_challenge_method')).toContainText('S256')
    await expect(opened.getByRole('heading', { level: 1 })).toHaveText('Sign in')
    return opened
  })

  await test.step('The user logs in and allows what is listed', async () => {
    await logIn(login, 'Ada')
    await expect(login.getByRole('heading', { level: 1 })).toHaveText('Allow access?')
    await expect(login.getByRole('listitem')).toContainText([/read:contacts/])
    await allow(login)
  })

  await test.step('The run goes on by itself with the code', async () => {
    await cameBack(page)
    await expect(noteOf(page, 'state')).toContainText('equals the one sent')
    await expect(noteOf(page, 'code')).toContainText('good once')
  })

  await test.step('The code is exchanged for tokens, the secret held back', async () => {
    await sendNext(page)
    await expect(noteOf(page, 'redirect_uri')).toContainText('same as in the authorization request')
    await expect(noteOf(page, 'code_verifier')).toContainText('S256 matches the challenge')
    await expect(valueOf(page, 'client_secret')).toHaveText('•••••••• held by the server')
    await expect(answered(page)).toContainText('200 OK')
    await expect(valueOf(page, 'token_type')).toContainText('Bearer')
  })

  await test.step('The keys come, and the ID Token is verified rule by rule', async () => {
    await sendNext(page)
    await expect(answered(page).getByRole('table')).toContainText('RS256')
    await sendNext(page)
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('ID Token')
    await expect(noteOf(page, 'nonce')).toContainText('equals the one sent')
    await expect(noteOf(page, 'at_hash')).toContainText('matches the access token')
    const rules = page.getByRole('region', { name: 'Validation' })
    await expect(rule(page, 'The signature of the ID Token verifies')).toContainText('passed:')
    await expect(rules).not.toContainText('failed:')
  })

  await test.step('So is the access token', async () => {
    await sendNext(page)
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Access token')
    await expect(valueOf(page, 'aud')).toContainText('appointments:api')
    await expect(page.getByRole('region', { name: 'Validation' })).not.toContainText('failed:')
  })

  await test.step('UserInfo and the API answer to the access token', async () => {
    await sendNext(page)
    await expect(noteOf(page, 'sub')).toContainText('equals sub of the ID Token')
    await sendNext(page)
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('API request')
    await expect(valueOf(page, 'contacts')).toContainText('Carla Ruiz')
  })

  await test.step('A refresh brings a new access token and completes the flow', async () => {
    await sendNext(page)
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Refresh request')
    await expect(noteOf(page, 'refresh_token').last()).toBeVisible()
    await expect(answered(page)).toContainText('rotated: store it, the old one is spent')
    await expect(verdictOf(page)).toContainText('The flow is complete.')
    await expect(verdictOf(page)).toContainText(/\d{3} checks passed/)
    await expect(mapOf(page)).not.toContainText(unfinished)
  })

  await test.step('The run is exported with what is secret taken out', async () => {
    await page.getByRole('button', { name: 'Export' }).click()
    const dialog = page.getByRole('dialog')
    await expect(dialog).toContainText('Taken out:')
    await expect(dialog).toContainText('access_token')
    const download = page.waitForEvent('download')
    await dialog.getByRole('button', { name: 'Download' }).click()
    expect((await download).suggestedFilename()).toMatch(/\.har$/)
  })
})

test('Run does the same by itself, and waits only for the login', async ({ page }) => {
  await openBuiltInRun(page)
  await runAll(page)
  await expect(verdictOf(page)).toContainText('The flow is complete.')
  await expect(mapOf(page)).not.toContainText(unfinished)
})

test('“Run the flow” on the home page opens the login by itself', async ({ page }) => {
  await page.goto('/')
  const login = await newTab(page, () => page.getByRole('button', { name: 'Run the flow' }).click())
  await expect(login.getByRole('heading', { level: 1 })).toHaveText('Sign in')
  await expect(verdictOf(page)).toContainText('Waiting for the login.')
})

test('After Deny the verdict names access_denied and what to do; a new run succeeds', async ({
  page,
  ownTool,
}) => {
  await openBuiltInRun(page, ownTool.origin)
  await sendNext(page)
  const login = await sendToLogin(page)
  await logIn(login, 'Ben')
  await deny(login)
  await expect(verdictOf(page)).toContainText('the user said no')
  await expect(verdictOf(page)).toContainText('Log in again and allow what the client asks for.')
  await expect(messageIn(page, 'GET /callback')).toContainText('failed')
  await expect(valueOf(page, 'error')).toContainText('access_denied')
  await openTab(page, 'Diagnosis')
  await expect(paneOf(page)).toContainText('access was denied (access_denied)')

  await page.getByRole('button', { name: 'Run again' }).click()
  await expect(verdictOf(page)).toContainText('Ready.')
  await runAll(page, 'Ben')
  await expect(verdictOf(page)).toContainText('The flow is complete.')
})
