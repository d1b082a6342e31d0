import { expectAccessible } from '../expect-accessible.ts'
import { expect, test } from '../test.ts'
import {
  messageIn,
  newTab,
  openBuiltInRun,
  paneOf,
  runAll,
  sendDraft,
  verdictOf,
} from '../verbs.ts'

test('A token is introspected and revoked, and the user logs out and comes back', async ({
  page,
}) => {
  await openBuiltInRun(page)
  await runAll(page)
  await expect(verdictOf(page)).toContainText('The flow is complete.')

  await test.step('What is optional is on the map, and was not sent', async () => {
    for (const name of ['POST /oauth/introspect', 'POST /oauth/revoke', 'GET /oidc/logout'])
      await expect(messageIn(page, name)).toContainText('optional')
  })

  await test.step('Introspection of the access token: this tenant takes no JWT there, which is no fault', async () => {
    await messageIn(page, 'POST /oauth/introspect').click()
    await expect(paneOf(page).getByRole('radio', { name: 'the access token' })).toBeChecked()
    await sendDraft(page)
    await expect(paneOf(page)).toContainText('unsupported_token_type')
    await expect(verdictOf(page)).toContainText('The flow is complete.')
  })

  await test.step('Introspection of the token that is chosen', async () => {
    await paneOf(page).getByRole('button', { name: 'Send again with changes' }).click()
    await paneOf(page).getByRole('radio', { name: 'the refresh token' }).check()
    await expect(paneOf(page).getByLabel('Value of token_type_hint')).toHaveValue('refresh_token')
    await expectAccessible(page)
    await sendDraft(page)
    await expect(paneOf(page)).toContainText('active')
  })

  await test.step('Revocation', async () => {
    await messageIn(page, 'POST /oauth/revoke').click()
    await sendDraft(page)
    await expect(verdictOf(page)).toContainText('The flow is complete.')
  })

  await test.step('Logout, and the way back', async () => {
    await messageIn(page, 'GET /oidc/logout').click()
    const logout = await newTab(page, () =>
      paneOf(page).getByRole('button', { name: 'Send: open the logout page' }).click(),
    )
    await expect(verdictOf(page)).toContainText('Waiting for the logout.')
    await logout.getByRole('button', { name: /^(?:Yes|Log out|Sign out)/ }).click()
    await expect(messageIn(page, 'GET /logged-out')).toBeVisible()
    await expect(verdictOf(page)).toContainText('The flow is complete.')
    await expectAccessible(page)
  })
})
