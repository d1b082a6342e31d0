import type { Page } from '@playwright/test'
import { expectAccessible } from '../expect-accessible.ts'
import { expect, test } from '../test.ts'
import { openBuiltInRun, sendNext, sendToLogin } from '../verbs.ts'
import { completeRun, openFault, paste, runOf } from './verbs.ts'

const screens: readonly (readonly [name: string, open: (page: Page) => Promise<unknown>])[] = [
  [
    'the lab',
    async (page) => {
      await page.goto('/lab')
      // Axe takes minutes for two hundred rows that are all alike.
      await page.getByRole('searchbox').fill('refresh')
    },
  ],
  [
    'a fault to be found',
    (page) => openFault(page, 'The nonce of the ID Token is another one', 'Let me find it'),
  ],
  ['a pasted callback', (page) => paste(page, 'https://a.example/cb?error=access_denied&state=1')],
  [
    'a pasted token',
    (page) => paste(page, 'eyJhbGciOiJub25lIn0.eyJpc3MiOiJodHRwczovL2EuZXhhbXBsZSJ9.'),
  ],
  [
    'a draft with its lint',
    (page) => paste(page, 'https://a.example/authorize?client_id=a&response_type=code&state=1'),
  ],
  [
    'the preflight',
    async (page) => {
      await openBuiltInRun(page)
      const button = page.getByRole('button', { name: 'Preflight' }).filter({ visible: true })
      await button.click()
      await expect(page.getByText('Nothing stands against a login.')).toBeVisible()
    },
  ],
  [
    'the stuck panel',
    async (page) => {
      await openBuiltInRun(page)
      await sendNext(page)
      await sendToLogin(page)
      await page.getByText('I am stuck here').click()
      await page.getByLabel(/What does the page say/).fill('redirect_uri_mismatch')
      await page.getByRole('button', { name: 'What is it?' }).click()
      await expect(page.getByRole('region', { name: 'What is known of this' })).toBeVisible()
    },
  ],
  [
    'an experiment',
    async (page) => {
      const run = await completeRun(page)
      await page.goto(`/runs/${run}/token-request`)
      await page.getByText('A wrong client secret').click()
    },
  ],
  [
    'a comparison',
    async (page) => {
      await openBuiltInRun(page)
      const run = runOf(page)
      await openBuiltInRun(page)
      await sendNext(page)
      await page.goto(`/compare/${run}/${runOf(page)}`)
      await expect(page.getByRole('table').first()).toBeVisible()
    },
  ],
]

for (const [name, open] of screens) {
  test(`Axe finds nothing in ${name}, light, dark and at 360 px`, async ({ page }) => {
    await open(page)
    await expect(page).not.toHaveURL(/\/$/)
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
    await expectAccessible(page)
  })
}
