import { calculateJwkThumbprint } from 'jose'
import { generateKeyPairSync } from 'node:crypto'
import { fetchesReferences } from '../../conformance/fetches-references.ts'
import { startProvider } from '../../conformance/start-provider.ts'
import { expectAccessible } from '../expect-accessible.ts'
import { expect, test } from '../test.ts'
import {
  messageIn,
  openRunOf,
  paneOf,
  selectMessage,
  sendNext,
  sendToLogin,
  valueOf,
  verdictOf,
} from '../verbs.ts'

const key = generateKeyPairSync('rsa', { modulusLength: 2048 })
const pem = key.privateKey.export({ type: 'pkcs8', format: 'pem' }).toString()
const publicJwk = key.publicKey.export({ format: 'jwk' })

test('The browser carries an address, and the server fetches the request object there', async ({
  page,
  tool,
  connect,
}) => {
  test.setTimeout(90_000)
  const provider = await startProvider(
    { features: { requestObjects: { enabled: true } } },
    [
      {
        ...{ client_id: 'by-reference', token_endpoint_auth_method: 'none' },
        redirect_uris: [`${tool.origin}/callback`],
        jwks: {
          keys: [{ ...publicJwk, kid: await calculateJwkThumbprint(publicJwk), use: 'sig' }],
        },
      },
    ],
    [fetchesReferences().middleware],
  )
  const id = await connect({
    ...{ name: 'By reference', issuer: provider.issuer, client_id: 'by-reference' },
    scope: 'openid',
  })

  await test.step('It is chosen in the form, with the key that signs it', async () => {
    await page.goto(`/connections/${id}`)
    await page.getByText('How it is asked and answered').click()
    await page.getByLabel('Request object').selectOption('RS256')
    await page.getByRole('checkbox', { name: /By reference/ }).check()
    await page.getByLabel('Served from').fill('tool.example/path')
    await page.getByRole('button', { name: 'Save', exact: true }).click()
    await expect(page.getByText('is no URL')).toBeVisible()
    await page.getByLabel('Served from').fill('')
    await page.getByRole('radio', { name: 'Paste one' }).check()
    await page.getByLabel('PEM or JWK').fill(pem)
    await expectAccessible(page)
    await page.getByRole('button', { name: 'Save', exact: true }).click()
    const held = page.getByRole('group', { name: 'Private key' })
    await expect(held.getByText('Its public half, for the authorization server')).toBeVisible()
  })

  await test.step('The fetch stands between the request and the callback', async () => {
    await openRunOf(page, 'By reference')
    await expect(messageIn(page, /Request object/)).toContainText('still to come')
    await sendNext(page)
    await sendToLogin(page)
    await expect(messageIn(page, /callback/).first()).toBeVisible()
    await selectMessage(page, /GET \/request-objects/)
    await expect(paneOf(page)).toContainText('What it was given')
    await selectMessage(page, /GET \/auth/)
    await expect(valueOf(page, 'request_uri')).toContainText(`${tool.origin}/request-objects/`)
    await expectAccessible(page)
  })

  await test.step('And the flow completes', async () => {
    while (!(await verdictOf(page).textContent())?.includes('The flow is complete.'))
      await sendNext(page)
  })
  await provider.close()
})
