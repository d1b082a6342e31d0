import type { Page } from '@playwright/test'
import { startMtlsProvider } from '../../conformance/start-mtls-provider.ts'
import { authority } from '../../server/outbound/certificate.ts'
import { expectAccessible } from '../expect-accessible.ts'
import { expect, test } from '../test.ts'
import {
  cameBack,
  openRunOf,
  openTab,
  paneOf,
  selectMessage,
  sendNext,
  sendToLogin,
} from '../verbs.ts'

const company = authority('Company Root')

async function openForm(page: Page, id: string): Promise<void> {
  await page.goto(`/connections/${id}`)
  await page.getByText('Certificates and proxy').click()
}

async function save(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Save', exact: true }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Connections')
}

test('A company’s authorities and proxy are entered, explained and kept', async ({
  page,
  connect,
}) => {
  const id = await connect({ name: 'Behind a proxy', issuer: 'https://as.corp.example' })
  await openForm(page, id)
  const authorities = page.getByLabel('Further certificate authorities')

  await test.step('What was pasted is read at once', async () => {
    await authorities.fill('MIIBpDCCAUmg')
    await expect(page.getByRole('main')).toContainText('No certificate was found')
    await authorities.fill(company.cert)
    await expect(page.getByRole('main')).toContainText('CN=Company Root')
    await expect(page.getByRole('main')).toContainText('valid until')
  })

  await test.step('A proxy says what it means for the address rules', async () => {
    await page.getByLabel('HTTPS proxy').fill('proxy.corp.example')
    await expect(page.getByRole('main')).toContainText('the proxy that turns names into addresses')
    await page.getByRole('button', { name: 'Save', exact: true }).click()
    await expect(page.getByRole('main')).toContainText('is no address of a proxy')
    await page.getByLabel('HTTPS proxy').fill('http://proxy.corp.example:3128')
    await page.getByLabel('User name at the proxy').fill('ada')
    await page.getByLabel('Password at the proxy').fill('opensesame')
    await expectAccessible(page)
    await save(page)
  })

  await test.step('Both are there again, and the password is not', async () => {
    await page.goto(`/connections/${id}`)
    await expect(authorities).toHaveValue(company.cert)
    await expect(page.getByRole('main')).toContainText('Both are held by the server')
    await expect(page.getByLabel('Password at the proxy')).toHaveValue('')
  })

  await test.step('They can be forgotten', async () => {
    await page.getByLabel('Forget the user name and password that are held').check()
    await save(page)
    await page.goto(`/connections/${id}`)
    await expect(page.getByRole('main')).toContainText('Empty where the proxy asks for none')
  })
})

test('A client certificate made here takes a run through mutual TLS', async ({
  page,
  tool,
  connect,
}) => {
  const provider = await startMtlsProvider()
  const id = await connect({
    ...{ name: 'Mutual TLS', issuer: provider.issuer, scope: 'openid' },
    clientAuthentication: 'self_signed_tls_client_auth',
    certificateAuthorities: provider.company.cert,
    api: { method: 'GET', url: provider.apiUrl, headers: [] },
  })

  await test.step('Make it, and register where its public half is', async () => {
    await page.goto(`/connections/${id}`)
    await page.getByRole('button', { name: 'Make a self-signed one' }).click()
    await expect(page.getByRole('main')).toContainText('CN=a-client')
    const jwks_uri = `${tool.origin}/connections/${id}/jwks.json`
    await expect(page.getByRole('main')).toContainText(jwks_uri)
    await expectAccessible(page)
    await page.setViewportSize({ width: 1280, height: 800 })
    await provider.begin({
      ...{ client_id: 'a-client', redirect_uris: [`${tool.origin}/callback`], jwks_uri },
      token_endpoint_auth_method: 'self_signed_tls_client_auth',
    })
  })

  await test.step('The run shows it where the server asks', async () => {
    await openRunOf(page, 'Mutual TLS')
    await sendNext(page)
    await sendToLogin(page)
    await cameBack(page)
    await sendNext(page)
    await selectMessage(page, 'POST /token')
    await openTab(page, 'Raw HTTP')
    await expect(paneOf(page)).toContainText('Client certificate: CN=a-client was shown')
    await expect(paneOf(page)).toContainText('client_id=a-client')
  })

  await test.step('The diagnosis says so', async () => {
    await openTab(page, 'Diagnosis')
    await expect(paneOf(page)).toContainText('The client shows its certificate')
  })
  await provider.close()
})
