import { inspect } from 'node:util'
import { describe, expect, test } from 'vitest'
import { type Custody, openCustody } from '../../../server/secrets/custody.ts'
import type { NetworkOrder } from '../../../server/secrets/network-for.ts'
import { makeCertificate } from '../../../server/secrets/make-certificate.ts'
import { issuer, keyNamed, memory } from './custody-fixture.ts'

const made = makeCertificate('client', Date.now())
const proxy = 'http://proxy.corp.example:3128'
const settings = { id: 'c1', tlsCertificate: made.certificates }

/** A custody that has the certificate's key for the issuer, and credentials for the proxy. */
async function custodyWithBoth(): Promise<Custody> {
  const custody = openCustody(keyNamed('one'), memory())
  await custody.store('c1', 'tls_key', made.key, [issuer])
  await custody.store('c1', 'proxy_credentials', 'ada:opensesame', [proxy])
  return custody
}

const order = (more: Partial<NetworkOrder> = {}): NetworkOrder => ({
  ...{ url: `${issuer}/token`, authenticates: false, anywhere: false },
  ...more,
})

describe('The way to a server', () => {
  test('is this machine’s own when the connection says nothing', async () => {
    const custody = await custodyWithBoth()
    expect(await custody.network({ id: 'c1' }, order())).toEqual({})
  })

  test('has the authorities of the connection', async () => {
    const custody = await custodyWithBoth()
    const found = await custody.network({ id: 'c1', certificateAuthorities: 'PEM' }, order())
    expect(found).toEqual({ ca: 'PEM' })
  })

  test('shows the certificate to the server it was entered for', async () => {
    const found = await (await custodyWithBoth()).network(settings, order())
    expect(found).toMatchObject({ clientCertificate: { key: made.key } })
  })

  test('shows it where the issuer’s own metadata sends the request', async () => {
    const url = 'https://mtls.as.example/token'
    const named = { by: `${issuer}/.well-known/openid-configuration`, endpoints: [url] }
    const found = await (await custodyWithBoth()).network(settings, order({ url, named }))
    expect(found).toHaveProperty('clientCertificate')
  })

  test('keeps it from other servers, except the API, whose address the person wrote', async () => {
    const custody = await custodyWithBoth()
    const url = 'https://api.example/contacts'
    expect(await custody.network(settings, order({ url }))).toEqual({})
    expect(await custody.network(settings, order({ url, anywhere: true }))).toHaveProperty(
      'clientCertificate',
    )
  })

  test('is refused when the request is nothing without a certificate that may not go there', async () => {
    const url = 'https://evil.example/token'
    const custody = await custodyWithBoth()
    expect(await custody.network(settings, order({ url, authenticates: true }))).toMatchObject({
      kind: 'failed',
      code: 'secret-for-other-origin',
    })
  })

  test('is refused when the key was lost', async () => {
    const custody = openCustody(keyNamed('one'), memory())
    expect(await custody.network(settings, order())).toMatchObject({ code: 'secret-missing' })
  })

  test('has the proxy with its credentials, and with none when there are none', async () => {
    const custody = await custodyWithBoth()
    expect(await custody.network({ id: 'c1', proxy }, order())).toMatchObject({
      proxy: { url: proxy },
    })
    const found = await custody.network({ id: 'c1', proxy, hasProxyCredentials: true }, order())
    expect(found).toMatchObject({ proxy: { credentials: 'ada:opensesame' } })
  })

  test('gives a proxy’s credentials to no other proxy', async () => {
    const other = {
      id: 'c1',
      proxy: 'http://evil.example:3128',
      hasProxyCredentials: true,
    } as const
    expect(await (await custodyWithBoth()).network(other, order())).toMatchObject({
      code: 'secret-for-other-origin',
    })
  })

  test('shows the mask when it is printed or serialised', async () => {
    const all = { ...settings, proxy, hasProxyCredentials: true } as const
    const found = await (await custodyWithBoth()).network(all, order())
    const [, line = ''] = made.key.split('\n')
    for (const text of [inspect(found, { depth: 5 }), JSON.stringify(found)]) {
      expect(text).not.toContain('opensesame')
      expect(text).not.toContain(line)
    }
  })

  test('hides the proxy’s password wherever a message would repeat it, and the certificate nowhere', async () => {
    const mask = await (await custodyWithBoth()).mask('c1')
    const basic = Buffer.from('ada:opensesame').toString('base64')
    expect(mask(`said opensesame and ${basic}`)).toMatch(/^said •+ and •+$/)
    expect(mask(made.certificates)).toBe(made.certificates)
    expect(mask(made.key)).not.toContain(made.key.split('\n')[1])
  })
})
