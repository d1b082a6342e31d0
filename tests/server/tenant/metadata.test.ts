import { expect, test } from 'vitest'
import { discover } from './test-client.ts'
import { startTestTenant } from './start-test-tenant.ts'

const json = async (url: string) =>
  (await (await fetch(url)).json()) as Readonly<Record<string, unknown>>

test('the issuer ends in a slash and the metadata says exactly the same', async () => {
  const { issuer } = await startTestTenant()
  expect(issuer).toMatch(/^http:\/\/localhost:\d+\/$/)
  expect((await json(`${issuer}.well-known/openid-configuration`))['issuer']).toBe(issuer)
})

test('openid-client accepts the metadata', async () => {
  const { issuer } = await startTestTenant()
  expect((await discover(issuer)).serverMetadata()).toMatchObject({
    issuer,
    authorization_endpoint: `${issuer}authorize`,
    token_endpoint: `${issuer}oauth/token`,
    userinfo_endpoint: `${issuer}userinfo`,
    jwks_uri: `${issuer}.well-known/jwks.json`,
    revocation_endpoint: `${issuer}oauth/revoke`,
    end_session_endpoint: `${issuer}oidc/logout`,
    pushed_authorization_request_endpoint: `${issuer}oauth/par`,
    device_authorization_endpoint: `${issuer}oauth/device/code`,
    authorization_response_iss_parameter_supported: true,
    code_challenge_methods_supported: ['S256'],
  })
})

test('the same metadata is served for RFC 8414', async () => {
  const { issuer } = await startTestTenant()
  expect(await json(`${issuer}.well-known/oauth-authorization-server`)).toEqual(
    await json(`${issuer}.well-known/openid-configuration`),
  )
})

test('the JWK Set has one public RS256 key', async () => {
  const { issuer } = await startTestTenant()
  const { keys } = await json(`${issuer}.well-known/jwks.json`)
  expect(keys).toEqual([
    {
      kty: 'RSA',
      use: 'sig',
      alg: 'RS256',
      kid: expect.any(String) as string,
      n: expect.any(String) as string,
      e: 'AQAB',
    },
  ])
})

test('a request under another host name is refused', async () => {
  const { issuer } = await startTestTenant()
  const response = await fetch(issuer.replace('localhost', '127.0.0.1'))
  expect(response.status).toBe(421)
})
