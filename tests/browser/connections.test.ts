import type { Page } from '@playwright/test'
import { expect, test } from './test.ts'
import { openBuiltInRun, verdictOf } from './verbs.ts'

const heading = (page: Page) => page.getByRole('heading', { level: 1 })
const row = (page: Page, name: string) =>
  page.getByRole('main').getByRole('listitem').filter({ hasText: name })

/** Fills in what a connection cannot do without. */
async function enter(page: Page, name: string): Promise<void> {
  await page.getByLabel('Name', { exact: true }).fill(name)
  await page.getByLabel('Issuer').fill('https://as.example/')
  await page.getByLabel('Client ID').fill('the-client')
}

test('A connection is created from a template, changed, duplicated and deleted', async ({
  page,
}) => {
  await test.step('Create', async () => {
    await page.goto('/')
    await page.getByRole('link', { name: /^Any issuer/ }).click()
    await enter(page, 'My server')
    await page.getByLabel('Client secret').fill('a-secret')
    await page.getByRole('button', { name: 'Save', exact: true }).click()
    await expect(heading(page)).toHaveText('Connections')
    await expect(row(page, 'My server')).toContainText('https://as.example/ · client the-client')
    await expect(row(page, 'My server')).toContainText('secret held by the server')
  })

  await test.step('Change, which keeps the secret that is held', async () => {
    await page.getByRole('link', { name: 'Edit My server' }).click()
    await expect(page.getByLabel('Issuer')).toHaveValue('https://as.example/')
    await expect(page.getByRole('main')).toContainText('it never comes back to the browser')
    await page.getByLabel('Name', { exact: true }).fill('My other server')
    await page.getByLabel('Scope', { exact: true }).fill('openid  email ')
    await page.getByRole('button', { name: 'Add a parameter' }).click()
    await page.getByLabel('Name of parameter 1').fill('prompt')
    await page.getByLabel('Value of parameter 1').fill('login')
    await page.getByRole('button', { name: 'Save', exact: true }).click()
    await expect(row(page, 'My other server')).toContainText('secret held by the server')
    await page.getByRole('link', { name: 'Edit My other server' }).click()
    await expect(page.getByLabel('Scope', { exact: true })).toHaveValue('openid email')
    await expect(page.getByLabel('Value of parameter 1')).toHaveValue('login')
    await page.getByRole('link', { name: 'Cancel' }).click()
  })

  await test.step('Duplicate', async () => {
    await page.getByRole('button', { name: 'Duplicate My other server' }).click()
    await expect(row(page, 'My other server')).toHaveCount(2)
  })

  await test.step('Delete, after a question', async () => {
    for (const left of [1, 0]) {
      await page
        .getByRole('button', { name: /^Delete My other server/ })
        .first()
        .click()
      await page.getByRole('dialog').getByRole('button', { name: 'Delete' }).click()
      await expect(row(page, 'My other server')).toHaveCount(left)
    }
  })
})

test('The built-in connection cannot be changed, and its copy can', async ({ page }) => {
  await page.goto('/connections')
  await page.getByRole('link', { name: 'View Built-in tenant', exact: true }).click()
  await expect(page.getByRole('main')).toContainText('Duplicate it in the list to try changes.')
  await expect(page.getByRole('button', { name: 'Save', exact: true })).toHaveCount(0)
  await expect(page.getByLabel('Issuer')).toBeDisabled()
})

test('Entries that were not saved survive a reload, but for the secret', async ({ page }) => {
  await page.goto('/connections/new?template=any')
  await enter(page, 'Half entered')
  await page.getByLabel('Client secret').fill('typed')
  await page.reload()
  await expect(page.getByRole('main')).toContainText('Your unsaved entries are back.')
  await expect(page.getByLabel('Name', { exact: true })).toHaveValue('Half entered')
  await expect(page.getByLabel('Client ID')).toHaveValue('the-client')
  await expect(page.getByLabel('Client secret')).toHaveValue('')

  await page.getByRole('button', { name: 'Discard them' }).click()
  await expect(page.getByLabel('Name', { exact: true })).toHaveValue('')
  await page.reload()
  await expect(page.getByLabel('Name', { exact: true })).toHaveValue('')
})

test('A run is deleted from the list, after a question', async ({ page }) => {
  await openBuiltInRun(page)
  const address = new URL(page.url()).pathname
  const [, run] = /Run (\d+)/.exec(await page.getByRole('banner').innerText()) ?? []
  await page.goto('/runs')
  const remove = page.getByRole('button', { name: `Delete run ${run} of Built-in tenant` })
  await remove.click()
  await page.getByRole('dialog').getByRole('button', { name: 'Keep it' }).click()
  await remove.click()
  await page.getByRole('dialog').getByRole('button', { name: 'Delete' }).click()
  await expect(remove).toHaveCount(0)
  await page.goto(address)
  await expect(heading(page)).toHaveText('There is nothing at this address')
})

test('A connection that is saved can be run at once', async ({ page }) => {
  await page.goto('/connections/new?template=any')
  await enter(page, 'Run at once')
  await page.getByRole('button', { name: 'Save and run' }).click()
  await expect(verdictOf(page)).toContainText('Ready.')
  await expect(page.getByRole('link', { name: 'Run at once' })).toBeVisible()
})
