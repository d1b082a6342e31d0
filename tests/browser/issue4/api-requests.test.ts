import { expect, test } from '../test.ts'
import {
  messageIn,
  newTab,
  openRunOf,
  openTab,
  paneOf,
  passLogin,
  runAll,
  selectMessage,
  verdictOf,
} from '../verbs.ts'

test('A request typed once is kept with the connection, and called again with another token', async ({
  page,
  tool,
  connect,
}) => {
  const { tenant, api } = await tool.ports()
  await connect({
    name: 'Saving',
    ...{ issuer: `http://localhost:${tenant}/`, client_id: 'explorer-public' },
    ...{ scope: 'openid read:contacts', audience: 'appointments:api' },
    api: { method: 'GET', url: `http://localhost:${api}/contacts`, headers: [] },
  })
  await openRunOf(page, 'Saving')
  await runAll(page)
  await expect(verdictOf(page)).toContainText('The flow is complete')

  await selectMessage(page, /GET .*\/contacts/)
  await paneOf(page).getByRole('button', { name: 'Send again with changes' }).click()
  await expect(paneOf(page).getByRole('radio', { name: 'GET /contacts' })).toBeChecked()
  await paneOf(page)
    .getByRole('textbox', { name: 'URL', exact: true })
    .fill(`http://localhost:${api}/appointments`)
  await paneOf(page).getByRole('button', { name: 'Save this request' }).click()
  await page.keyboard.type('Appointments')
  await page.keyboard.press('Enter')
  await expect(paneOf(page).getByRole('radio', { name: 'Appointments' })).toBeChecked()

  await paneOf(page).getByRole('button', { name: 'Send', exact: true }).click()
  await expect(verdictOf(page)).toContainText('Stopped at the API request')
  await openTab(page, 'Diagnosis')
  await expect(paneOf(page)).toContainText('The access token lacks the scope that the API asks for')
  const again = await newTab(page, () =>
    paneOf(page).getByRole('button', { name: 'Apply fix and retry' }).first().click(),
  )
  await passLogin(again)
  await expect(messageIn(page, /GET .*\/appointments/).last()).toContainText('done')
  await expect(verdictOf(page)).toContainText('The flow is complete')

  await openRunOf(page, 'Saving')
  await page.goto(`${page.url()}/api-request`)
  await paneOf(page).getByRole('radio', { name: 'Appointments' }).click()
  await expect(paneOf(page).getByRole('textbox', { name: 'URL', exact: true })).toHaveValue(
    `http://localhost:${api}/appointments`,
  )
})
