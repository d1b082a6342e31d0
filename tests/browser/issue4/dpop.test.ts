import { expectAccessible } from '../expect-accessible.ts'
import { expect, test } from '../test.ts'
import { mapOf, messageIn, openRunOf, openTab, paneOf, runAll, verdictOf } from '../verbs.ts'

test('Tokens are bound to a key, and the API is shown the proof', async ({
  page,
  tool,
  connect,
}) => {
  const { tenant, api } = await tool.ports()
  const id = await connect({
    name: 'Bound',
    issuer: `http://localhost:${tenant}/`,
    client_id: 'explorer-public',
    scope: 'openid profile read:contacts',
    audience: 'appointments:api',
    api: { method: 'GET', url: `http://localhost:${api}/contacts`, headers: [] },
  })

  await test.step('One switch binds the tokens, and the server makes the key', async () => {
    await page.goto(`/connections/${id}`)
    await page.getByRole('checkbox', { name: /^Bind tokens to a key \(DPoP\)/ }).check()
    await expect(page.getByLabel('Proofs signed with')).toHaveValue('ES256')
    await expectAccessible(page)
    await page.getByRole('button', { name: 'Save', exact: true }).click()
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Connections')
    await page.goto(`/connections/${id}`)
    await expect(page.getByText('Thumbprint of the key (jkt):')).toBeVisible()
  })

  await test.step('The run is complete, and the token is bound', async () => {
    await openRunOf(page, 'Bound')
    await runAll(page)
    await expect(verdictOf(page)).toContainText('The flow is complete.')
    await expectAccessible(page)
  })

  await test.step('The request to the API shows the token with a proof, decoded', async () => {
    // The first is a question of the tool’s, asked without a token.
    await messageIn(page, 'GET /contacts').last().click()
    await expect(paneOf(page)).toContainText('dpop+jwt')
    await expect(paneOf(page)).toContainText(`http://localhost:${api}/contacts`)
    await openTab(page, 'Diagnosis')
    await expect(paneOf(page)).toContainText('comes to the API with a proof of it')
  })
})

test('A server that wants nonces in the proofs is answered with the second of two messages', async ({
  page,
  tool,
  connect,
}) => {
  const { tenant, api } = await tool.ports()
  const settings = `http://localhost:${tenant}/settings`
  const nonces = page.getByRole('checkbox', { name: 'Ask for a nonce in DPoP proofs' })
  const save = page.getByRole('region', { name: 'Tokens', exact: true }).getByRole('button')
  await page.goto(settings)
  await nonces.check()
  await save.click()
  await expect(page.getByRole('status')).toContainText('Saved.')

  await connect({
    name: 'With nonces',
    issuer: `http://localhost:${tenant}/`,
    ...{ client_id: 'explorer-public', scope: 'openid read:contacts' },
    ...{ audience: 'appointments:api', dpop: { alg: 'ES256' } },
    api: { method: 'GET', url: `http://localhost:${api}/contacts`, headers: [] },
  })
  await openRunOf(page, 'With nonces')
  await runAll(page)
  await expect(verdictOf(page)).toContainText('The flow is complete.')
  // The first question of the preflight brings the token endpoint’s nonce; the API gives its own.
  await mapOf(page).getByRole('heading', { name: 'Preflight' }).click()
  await expect(messageIn(page, '400 use_dpop_nonce')).toHaveCount(1)
  await expect(messageIn(page, '400 invalid_grant')).toHaveCount(1)
  await expect(
    messageIn(page, 'GET /contacts').filter({ hasText: 'asks for a nonce' }),
  ).toHaveCount(1)
  await expect(messageIn(page, 'GET /contacts').last()).toContainText('done')
  await page.goto(settings)
  await nonces.uncheck()
  await save.click()
})
