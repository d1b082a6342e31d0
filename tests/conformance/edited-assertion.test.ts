import { type JWK, decodeJwt, decodeProtectedHeader, exportJWK, generateKeyPair } from 'jose'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Entry, type JwtEdit, exchanges } from '../../core/run.ts'
import {
  type TestTool,
  codeOf,
  entriesOf,
  readRun,
  saveConnection,
  sendStep,
  startTestTool,
} from '../server/routes/start-test-tool.ts'
import { driveRun } from './drive.ts'
import { type TestProvider, startProvider } from './start-provider.ts'

let tool: TestTool
let provider: TestProvider
let key: JWK
let run: string

beforeAll(async () => {
  tool = await startTestTool()
  const { publicKey, privateKey } = await generateKeyPair('ES256', { extractable: true })
  const kid = 'november'
  key = { ...(await exportJWK(privateKey)), kid }
  const jwk = { ...(await exportJWK(publicKey)), kid }
  provider = await startProvider({}, [
    {
      ...{ client_id: 'acme', token_endpoint_auth_method: 'private_key_jwt' },
      redirect_uris: [`${tool.origin}/callback`],
      token_endpoint_auth_signing_alg: 'ES256',
      jwks: { keys: [{ ...jwk, kty: 'EC', alg: 'ES256' }] },
    },
  ])
  const { id } = await saveConnection(tool, provider.issuer, {
    ...{ client_id: 'acme', clientAuthentication: 'private_key_jwt', scope: 'openid' },
    ...{ redirect_uri: `${tool.origin}/callback`, assertion: { alg: 'ES256', audience: 'issuer' } },
  })
  const pasted = { alg: 'ES256', key: JSON.stringify(key) }
  await tool.call('PUT', `/api/connections/${id}/keys/private_key`, pasted)
  run = (await driveRun(tool, id)).run.id
})
afterAll(async () => {
  await tool.close()
  await provider.close()
})

const edit = (more: Partial<JwtEdit>): JwtEdit => ({
  ...{ change: 'set-member', jwt: { where: 'body', name: 'client_assertion' } },
  ...{ part: 'claims', name: 'aud', value: '' },
  ...more,
})

/** Sends the token request again, whose code is spent: a client that is known hears invalid_grant. */
async function send(...edits: JwtEdit[]): Promise<readonly Entry[]> {
  return entriesOf(await sendStep(tool, run, 'token-request', edits))
}

const answered = (entries: readonly Entry[]): unknown => {
  const response = entries.find((entry) => entry.kind === 'received' && 'response' in entry)
  return response && 'response' in response
    ? (JSON.parse(response.response.body) as { error: unknown }).error
    : undefined
}

const assertion = (): string => String(provider.received.at(-1)?.body['client_assertion'])

describe('An assertion with one member edited', () => {
  test('is taken by the server when the edit leaves it right', async () => {
    expect(answered(await send(edit({ name: 'note', value: 'mine' })))).toBe('invalid_grant')
    expect(decodeJwt(assertion())).toMatchObject({ iss: 'acme', note: 'mine' })
  })

  test.each<[string, Partial<JwtEdit>]>([
    ['another audience', { value: 'https://other.test' }],
    ['an exp that is over', { name: 'exp', value: '1700000000' }],
    ['no jti', { change: 'remove-member', name: 'jti' }],
    ['another iss', { name: 'iss', value: 'somebody' }],
  ])('is refused with %s', async (_title, more) => {
    expect(answered(await send(edit(more)))).toBe('invalid_client')
  })

  test('names the kid that the person wrote, signed with the same key', async () => {
    const entries = await send(edit({ part: 'header', name: 'kid', value: 'december' }))
    expect(answered(entries)).toBe('invalid_client')
    expect(decodeProtectedHeader(assertion())).toEqual({
      ...{ alg: 'ES256', typ: 'JWT', kid: 'december' },
    })
  })

  test('is recorded as it was sent, with the edit beside it', async () => {
    await send(edit({ value: 'https://recorded.test' }))
    const { sent } = exchanges(await readRun(tool, run)).at(-1) ?? {}
    expect(sent?.edits).toEqual([edit({ value: 'https://recorded.test' })])
    expect(JSON.stringify(sent?.request)).toContain('"aud":"https://recorded.test"')
    expect(decodeJwt(assertion()).aud).toBe('https://recorded.test')
  })

  test('never shows the key, nor the signature that was made with it', async () => {
    await send(edit({ name: 'd', value: String(key.d) }))
    const recorded = JSON.stringify(await readRun(tool, run))
    expect(recorded).not.toContain(key.d)
    expect(recorded).not.toContain(assertion().split('.')[2])
  })

  test('goes without a signature where the person says none, and is refused', async () => {
    const entries = await send(edit({ part: 'header', name: 'alg', value: 'none' }))
    expect(answered(entries)).toBe('invalid_client')
    expect(assertion()).toMatch(/^[\w-]+\.[\w-]+\.$/)
  })

  test.each(['HS256', 'RS256'])('is not sent when its key cannot sign %s', async (alg) => {
    const before = provider.received.length
    const entries = await send(edit({ part: 'header', name: 'alg', value: alg }))
    expect(entries.at(-1)).toMatchObject({ kind: 'failed', code: 'cannot-sign' })
    expect(provider.received).toHaveLength(before)
  })
})

test.each([
  ['another change', { ...edit({}), change: 'sign' }],
  ['another part', { ...edit({}), part: 'signature' }],
  ['no field', { ...edit({}), jwt: undefined }],
])('An edit with %s is refused', async (_title, wrong) => {
  const answer = await sendStep(tool, run, 'token-request', [wrong])
  expect([answer.status, codeOf(answer)]).toEqual([422, 'invalid-body'])
})
