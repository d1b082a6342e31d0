import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import * as client from 'openid-client'
import { expect, test } from 'vitest'
import { metadataInHand } from '../../core/in-hand.ts'
import { discoveryFormsOf } from '../../core/discovery-forms.ts'
import { type Run, exchanges, latest } from '../../core/run.ts'
import { startTestTool } from '../server/routes/start-test-tool.ts'
import { drive } from './drive.ts'
import { startProvider } from './start-provider.ts'

const issuers = [
  'https://id.example',
  'https://id.example/',
  'https://id.example/tenants/acme',
  'https://id.example/tenants/acme/',
]

/** Where openid-client looks for the metadata of an issuer. */
async function askedByJudge(issuer: string, algorithm: 'oidc' | 'oauth2'): Promise<string> {
  let asked = ''
  await client
    .discovery(new URL(issuer), 'a-client', undefined, undefined, {
      algorithm,
      [client.customFetch]: (url) => {
        asked = url
        return Promise.resolve(Response.json({ issuer: new URL(issuer).href }))
      },
    })
    .catch(() => undefined)
  return asked
}

test.each(issuers)('OpenID’s form of %s is where openid-client asks', async (issuer) => {
  const [form] = discoveryFormsOf({ issuer, discovery: 'openid' })
  expect(form?.url).toBe(await askedByJudge(issuer, 'oidc'))
})

test.each(issuers)('RFC 8414’s form of %s is where openid-client asks', async (issuer) => {
  const [form] = discoveryFormsOf({ issuer, discovery: 'oauth' })
  expect(form?.url).toBe(await askedByJudge(issuer, 'oauth2'))
})

/** An issuer with a path that publishes its metadata in RFC 8414's form alone; the rest is oidc-provider's. */
async function startPathIssuer(endpointsOf: string): Promise<{ issuer: string; close(): void }> {
  const published = await fetch(`${endpointsOf}/.well-known/openid-configuration`)
  const metadata = (await published.json()) as Record<string, unknown>
  const server = createServer((request, response) => {
    const found = request.url === '/.well-known/oauth-authorization-server/tenants/acme'
    response.writeHead(found ? 200 : 404, { 'content-type': 'application/json' })
    response.end(JSON.stringify(found ? { ...metadata, issuer } : { message: 'not here' }))
  })
  await new Promise<void>((resolve) => server.listen(0, 'localhost', resolve))
  const issuer = `http://localhost:${(server.address() as AddressInfo).port}/tenants/acme`
  return { issuer, close: () => server.close() }
}

const askedFor = (run: Run) =>
  exchanges(run).flatMap(({ sent, outcome }) =>
    sent.step === 'discovery' && outcome.kind === 'response'
      ? [[new URL(sent.request.url).pathname, outcome.entry.response.status]]
      : [],
  )

test('A path issuer in RFC 8414’s form is found by itself, and the run keeps the metadata it used', async () => {
  const tool = await startTestTool()
  const known = {
    client_id: 'acme',
    redirect_uris: [`${tool.origin}/callback`],
    token_endpoint_auth_method: 'none' as const,
  }
  const provider = await startProvider({}, [known])
  const pathIssuer = await startPathIssuer(provider.issuer)
  const { run } = await drive(tool, pathIssuer.issuer, {
    ...{ client_id: 'acme', clientAuthentication: 'none', scope: 'profile' },
    metadata: { code_challenge_methods_supported: ['plain'] },
  })

  expect(askedFor(run)).toEqual([
    ['/tenants/acme/.well-known/openid-configuration', 404],
    ['/.well-known/oauth-authorization-server/tenants/acme', 200],
  ])
  expect(latest(run, 'authorization-request')?.sent.request.url).toBe(`${provider.issuer}/auth`)

  // What the connection says later changes nothing for a run that was made with what it said then.
  await tool.call('DELETE', `/api/connections/${run.connection.id}`)
  const kept = (await tool.call('GET', `/api/runs/${run.id}`)).json as Run
  expect(metadataInHand(kept)).toMatchObject({
    issuer: pathIssuer.issuer,
    token_endpoint: `${provider.issuer}/token`,
    code_challenge_methods_supported: ['plain'],
  })
  await tool.close()
  await provider.close()
  pathIssuer.close()
})
