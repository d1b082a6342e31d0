import { type JWK, calculateJwkThumbprint, exportJWK, exportPKCS8, generateKeyPair } from 'jose'
import { type TestProvider, startProvider } from '../../conformance/start-provider.ts'
import { expectAccessible } from '../expect-accessible.ts'
import { expect, test } from '../test.ts'
import { draftValue, messageIn, openRunOf, paneOf, sendDraft, verdictOf } from '../verbs.ts'

let provider: TestProvider
let pem: string

test.beforeAll(async ({ tool }) => {
  const { publicKey, privateKey } = await generateKeyPair('RS256', { extractable: true })
  pem = await exportPKCS8(privateKey)
  const jwk: JWK = await exportJWK(publicKey)
  const kid = await calculateJwkThumbprint(jwk)
  provider = await startProvider({}, [
    {
      ...{ client_id: 'acme', token_endpoint_auth_method: 'private_key_jwt' },
      redirect_uris: [`${tool.origin}/callback`],
      jwks: { keys: [{ ...jwk, kty: jwk.kty ?? '', alg: 'RS256', kid }] },
    },
  ])
})
test.afterAll(() => provider.close())

test('A Claim of the client assertion is changed, kept, refused by the server, and undone', async ({
  page,
  connect,
  tool,
}) => {
  const id = await connect({
    ...{ name: 'Edited assertion', issuer: provider.issuer, client_id: 'acme', scope: 'openid' },
    clientAuthentication: 'private_key_jwt',
  })
  const answer = await page.request.put(`${tool.origin}/api/connections/${id}/keys/private_key`, {
    data: { alg: 'RS256', key: pem },
    headers: { origin: tool.origin },
  })
  expect(answer.ok()).toBe(true)
  const audience = draftValue(page, 'Claim aud')

  await test.step('The draft shows header and Claims, each in a field of its own', async () => {
    await openRunOf(page, 'Edited assertion')
    await verdictOf(page).getByRole('button', { name: 'Run' }).click()
    await expect(verdictOf(page)).toContainText('The flow is complete.', { timeout: 20_000 })
    await messageIn(page, 'POST /token').last().click()
    await page.getByRole('button', { name: 'Send again with changes' }).click()
    await expect(audience).toHaveValue(provider.issuer)
    await expect(draftValue(page, 'header parameter alg')).toHaveValue('RS256')
    await expectAccessible(page)
  })

  await test.step('A changed Claim is said, and survives a reload', async () => {
    await audience.fill('https://other.test')
    await expect(paneOf(page)).toContainText(
      'You set the Claim aud of client_assertion to “https://other.test”.',
    )
    await page.reload()
    await expect(audience).toHaveValue('https://other.test')
  })

  await test.step('A Claim is taken out and another is added, by the keyboard alone', async () => {
    await page.getByRole('button', { name: 'Remove Claim jti' }).press('Enter')
    await expect(draftValue(page, 'Claim jti')).toHaveCount(0)
    await page.getByRole('button', { name: 'Add a Claim' }).press('Enter')
    await page.keyboard.type('note')
    await page.keyboard.press('Tab')
    await page.keyboard.type('{"mine": true}')
    await expect(draftValue(page, 'Claim note')).toHaveValue('{"mine": true}')
    await expect(paneOf(page)).toContainText('You removed the Claim jti of client_assertion.')
    await expectAccessible(page)
  })

  await test.step('The server refuses it, and the message says what was changed', async () => {
    await page.getByRole('button', { name: /^Undo ?: removed the Claim jti/ }).click()
    await sendDraft(page)
    await expect(page.getByRole('region', { name: 'Response' })).toContainText('invalid_client')
    await expect(paneOf(page)).toContainText('"aud": "https://other.test"')
    await expect(paneOf(page)).toContainText('You set the Claim aud of client_assertion')
  })

  await test.step('Undone, the server knows the client again', async () => {
    await page.getByRole('button', { name: 'Send again with changes' }).click()
    await page.getByRole('button', { name: 'Undo all' }).click()
    await expect(audience).toHaveValue(provider.issuer)
    await sendDraft(page)
    await expect(page.getByRole('region', { name: 'Response' })).toContainText('invalid_grant')
  })
})
