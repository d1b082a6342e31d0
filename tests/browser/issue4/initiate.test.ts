import { expectAccessible } from '../expect-accessible.ts'
import { expect, test } from '../test.ts'
import { paneOf, selectMessage, sendNext, verdictOf } from '../verbs.ts'

test('A login that another site starts is shown, and begins only on a click', async ({
  page,
  tool,
  connect,
}) => {
  const { tenant } = await tool.ports()
  const issuer = `http://localhost:${tenant}/`
  await connect({ name: 'Asked for', issuer, client_id: 'explorer-public', scope: 'openid' })
  const query = new URLSearchParams({
    iss: issuer,
    login_hint: 'ada@example.com',
    target_link_uri: 'https://portal.example/inbox',
  })

  await test.step('The page says what was asked, and nothing has begun', async () => {
    await page.goto(`/initiate?${query}`)
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(
      'Another site asks for a login',
    )
    await expect(page.getByRole('main')).toContainText('https://portal.example/inbox')
    await expect(page.getByRole('link', { name: /portal/ })).toHaveCount(0)
    await expectAccessible(page)
  })

  await test.step('A click begins a run with the hint in its request', async () => {
    await page.getByRole('button', { name: 'Begin a run of Asked for' }).click()
    await expect(verdictOf(page)).toContainText('Ready.')
    await sendNext(page)
    await selectMessage(page, /GET \/authorize/)
    await expect(paneOf(page)).toContainText('ada@example.com')
  })

  await test.step('An issuer that nobody knows leads to a new connection', async () => {
    await page.goto('/initiate?iss=https%3A%2F%2Funknown.example')
    await expect(page.getByRole('main')).toContainText('You have no connection to this issuer.')
    await expectAccessible(page)
    await page.getByRole('link', { name: 'Make one' }).click()
    await expect(page).toHaveURL(/issuer=https/)
  })

  await test.step('Without an issuer it says what is missing', async () => {
    await page.goto('/initiate')
    await expect(page.getByRole('main')).toContainText('It names no issuer.')
  })
})
