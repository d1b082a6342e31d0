import { type JWK, calculateJwkThumbprint, exportJWK, exportPKCS8, generateKeyPair } from 'jose'
import { type TestProvider, startProvider } from '../../conformance/start-provider.ts'
import { expectAccessible } from '../expect-accessible.ts'
import { expect, test } from '../test.ts'
import { messageIn, openRunOf, openTab, paneOf, verdictOf } from '../verbs.ts'

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

test('A client with a pasted key authenticates by an assertion, and its public half can be copied', async ({
  page,
  connect,
}) => {
  const id = await connect({
    ...{ name: 'With a key', issuer: provider.issuer, client_id: 'acme', scope: 'openid' },
  })

  await test.step('The key is pasted as PEM', async () => {
    await page.goto(`/connections/${id}`)
    await page.getByLabel('Client authentication').selectOption('private_key_jwt')
    await page.getByRole('radio', { name: 'Paste one' }).check()
    await page.getByLabel('PEM or JWK').fill(pem)
    await expectAccessible(page)
    await page.getByRole('button', { name: 'Save', exact: true }).click()
  })

  await test.step('Only its public half comes back', async () => {
    const key = page.getByRole('group', { name: 'Private key' })
    await key.getByText('Its public half, for the authorization server').click()
    await expect(key.locator('pre')).toContainText('"kty": "RSA"')
    await expect(key.locator('pre')).not.toContainText('"d"')
    await expect(key.getByRole('button', { name: /Copy its address/ })).toBeVisible()
    await expectAccessible(page)
  })

  await test.step('The token request carries an assertion, shown decoded', async () => {
    await openRunOf(page, 'With a key')
    await verdictOf(page).getByRole('button', { name: 'Run' }).click()
    await expect(verdictOf(page)).toContainText('The flow is complete.', { timeout: 20_000 })
    // The first is a question of the tool’s, asked with a code that cannot be valid.
    await messageIn(page, 'POST /token').last().click()
    await expect(paneOf(page)).toContainText('A JWT, signed with the private key')
    await expect(paneOf(page)).toContainText(`"aud": "${provider.issuer}"`)
    await openTab(page, 'Diagnosis')
    await expect(paneOf(page)).toContainText('The client assertion is by the client')
  })
})
