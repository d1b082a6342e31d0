import { expect, test } from '../test.ts'
import { mapOf, openTab, paneOf, runAll, selectMessage, verdictOf } from '../verbs.ts'
import { applyFix, openFault } from './verbs.ts'

const mended = [
  'The token endpoint takes client_secret_basic alone',
  'The token endpoint takes client_secret_post alone',
  'The token endpoint takes forms, and refuses the JSON body that others of its maker take',
  'The token endpoint refuses the form that the standard prescribes',
]

for (const title of mended) {
  test(`A fault is shown, explained, mended with one click and then succeeds: ${title}`, async ({
    page,
  }) => {
    await openFault(page, title, 'Show me')
    await expect(page.getByRole('region', { name: 'Lab' })).toContainText(title)
    await runAll(page)
    await expect(verdictOf(page)).toContainText('Stopped at the token request:')
    await verdictOf(page).getByRole('link', { name: 'Why?' }).click()
    await expect(paneOf(page)).toContainText(/Proven|Likely/)
    await expect(paneOf(page)).toContainText('Ruled out')
    await applyFix(page)
    await expect(verdictOf(page)).toContainText('The flow is complete.')
  })
}

test('The cause stays hidden until the person has named it', async ({ page }) => {
  await openFault(page, 'The nonce of the ID Token is another one', 'Let me find it')
  const lab = page.getByRole('region', { name: 'Lab' })
  await runAll(page)
  await expect(verdictOf(page)).toContainText(/Every message was answered|So far so good/)
  await expect(mapOf(page)).not.toContainText('failed')
  await expect(lab).not.toContainText('The nonce of the ID Token is another one')
  await selectMessage(page, 'ID Token')
  await openTab(page, 'Diagnosis')
  await expect(paneOf(page)).not.toContainText('Not met')
  await expect(verdictOf(page).getByRole('link', { name: 'Why?' })).toHaveCount(0)

  await lab.getByRole('button', { name: 'Name the cause' }).click()
  await expect(page.getByRole('radio')).toHaveCount(6)
  await page.getByRole('radio', { name: 'The nonce of the ID Token is another one' }).check()
  await page.getByRole('button', { name: 'That is it' }).click()
  await expect(lab).toContainText('Right:')
  await expect(verdictOf(page)).toContainText('Not met at the ID Token:')
  await expect(mapOf(page)).toContainText('failed')

  await page.reload()
  await expect(lab).toContainText('Right:')
})

test('Who gives up is shown everything', async ({ page }) => {
  await openFault(page, 'The nonce of the ID Token is another one', 'Let me find it')
  await page.getByRole('button', { name: 'I give up' }).click()
  await expect(page.getByRole('region', { name: 'Lab' })).toContainText(
    'The nonce of the ID Token is another one',
  )
})

test('The home page leads into the lab', async ({ page }) => {
  await page.goto('/')
  const card = page.getByRole('region', { name: 'The lab: break it on purpose' })
  await expect(card.getByRole('button')).toHaveCount(10)
  await card.getByRole('link', { name: /more…$/ }).click()
  await expect(page.getByRole('status')).toHaveText(/^\d+ faults$/)
  await page.getByRole('searchbox').fill('zzzz')
  await expect(page.getByText('No fault is described with these words.')).toBeVisible()
})
