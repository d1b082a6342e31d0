import { opaqueSlug } from '../../../server/faults/issuers.ts'
import { expectAccessible } from '../expect-accessible.ts'
import { expect, test } from '../test.ts'
import { mapOf, openRunOf, runAll, selectMessage, sendNext, verdictOf } from '../verbs.ts'

test('A strict run stops at a wrong nonce, and goes on only when the person says so', async ({
  page,
  tool,
  connect,
}) => {
  const { tenant } = await tool.ports()
  const id = await connect({
    name: 'Strict',
    issuer: `http://localhost:${tenant}/${opaqueSlug('nonce-changed')}/`,
    client_id: 'explorer-public',
    scope: 'openid profile',
  })

  await test.step('The form says in a sentence each what the two modes are', async () => {
    await page.goto(`/connections/${id}`)
    await page.getByRole('heading', { name: 'Runs' }).click()
    const modes = page.getByRole('radiogroup', { name: 'When something received is wrong' })
    await expect(modes.getByRole('radio', { name: /^Inspect/ })).toBeChecked()
    await modes.getByRole('radio', { name: /^Strict.*until you say/ }).check()
    await expectAccessible(page)
    await page.getByRole('button', { name: 'Save', exact: true }).click()
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Connections')
  })

  const userinfo = mapOf(page).getByRole('link', { name: /^GET \/\w+\/userinfo.*done/ })

  await test.step('Run stops before anything is used of the token', async () => {
    await openRunOf(page, 'Strict')
    await runAll(page)
    await expect(verdictOf(page)).toContainText('A right client stops here:')
    await expect(verdictOf(page)).toContainText('nonce')
    await expect(verdictOf(page).getByRole('button', { name: /^(Next|Run)/ })).toHaveCount(0)
    await expectAccessible(page)
  })

  await test.step('A message sent by hand is refused, and it says why', async () => {
    await selectMessage(page, /GET \/\w+\/userinfo/)
    await page.getByRole('tabpanel').first().getByRole('button', { name: /^Send/ }).click()
    await expect(page.getByRole('alert')).toContainText('A right client uses nothing of it')
  })

  await test.step('It goes on when the person says so, and says that it did', async () => {
    await verdictOf(page).getByRole('button', { name: 'Go on anyway' }).click()
    await expect(verdictOf(page)).toContainText('you went on anyway')
    const next = verdictOf(page).getByRole('button', { name: /^Next: / })
    const more = async () => {
      // The bar may be ahead of the map: at the end neither is there for a moment.
      await expect(userinfo.or(next).first()).toBeVisible()
      return !(await userinfo.isVisible())
    }
    // Validations not yet read come in between, as many as there are.
    while (await more()) await sendNext(page)
  })
})
