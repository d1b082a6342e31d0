import { type KeyObject, createPrivateKey, generateKeyPairSync } from 'node:crypto'
import { execFile, spawnSync } from 'node:child_process'
import { promisify } from 'node:util'
import { type JWK, base64url, decodeJwt, decodeProtectedHeader, exportJWK } from 'jose'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { javascriptFetch } from '../../core/derive/code/javascript-fetch.ts'
import { pythonRequests } from '../../core/derive/code/python-requests.ts'
import type { Field, HttpRequest, SignedJwt, SigningKey } from '../../core/http.ts'
import { whenSent } from '../../core/proof.ts'
import { type TestProvider, startProvider } from './start-provider.ts'

const secret = 'a secret of more than thirty-two octets, for HS256'
const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
const pem = privateKey.export({ type: 'pkcs8', format: 'pem' }).toString()
const environment = { CLIENT_SECRET: secret, PRIVATE_KEY: pem, DPOP_KEY: pem }
const redirect_uri = 'https://client.test/callback'

let provider: TestProvider

beforeAll(async () => {
  const jwks = { keys: [{ ...(await publicJwk(privateKey)), kid: 'ours', alg: 'ES256' }] }
  const common = { redirect_uris: [redirect_uri], grant_types: grants, scope: 'openid' }
  provider = await startProvider(
    {
      features: {
        clientCredentials: { enabled: true },
        pushedAuthorizationRequests: { enabled: true },
        requestObjects: { enabled: true },
        dPoP: { enabled: true },
      },
      clientAuthMethods: ['client_secret_post', 'client_secret_jwt', 'private_key_jwt'],
    },
    [
      {
        ...{ ...common, client_id: 'keyed', token_endpoint_auth_method: 'private_key_jwt', jwks },
        ...{ request_object_signing_alg: 'ES256', token_endpoint_auth_signing_alg: 'ES256' },
      },
      {
        ...{ ...common, client_id: 'mac', client_secret: secret },
        token_endpoint_auth_method: 'client_secret_jwt',
      },
    ],
  )
})
afterAll(() => provider.close())

const grants = ['authorization_code', 'client_credentials']

async function publicJwk(key: KeyObject): Promise<JWK> {
  const { kty, crv, x, y } = await exportJWK(key)
  return { kty: kty ?? '', crv: crv ?? '', x: x ?? '', y: y ?? '' }
}

/** A draft’s times and identifiers, or those of a message sent long ago. */
type Moment = 'draft' | 'sent'

const sentAt = Date.parse('2026-01-02T03:04:05Z')

function drawnAt(moment: Moment): Record<'jti' | 'iat' | 'exp', string | number> {
  const iat = Math.floor(sentAt / 1000)
  return moment === 'draft'
    ? { jti: whenSent, iat: whenSent, exp: whenSent }
    : { jti: base64url.encode(new Uint8Array(32)), iat, exp: iat + 60 }
}

function jwt(
  header: Readonly<Record<string, unknown>>,
  claims: object,
  key: SigningKey,
): SignedJwt {
  return { jwt: { header, claims: { ...claims }, key } }
}

function assertion(client_id: 'keyed' | 'mac', moment: Moment): Field[] {
  const claims = { iss: client_id, sub: client_id, aud: provider.issuer, ...drawnAt(moment) }
  const signed =
    client_id === 'mac'
      ? jwt({ alg: 'HS256', typ: 'JWT' }, claims, 'client_secret')
      : jwt({ alg: 'ES256', typ: 'JWT', kid: 'ours' }, claims, 'private_key')
  return [
    ['client_id', client_id],
    ['client_assertion_type', 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer'],
    ['client_assertion', signed],
  ]
}

function post(path: string, fields: readonly Field[], headers: readonly Field[] = []): HttpRequest {
  const form: Field = ['Content-Type', 'application/x-www-form-urlencoded']
  const url = `${provider.issuer}${path}`
  return { method: 'POST', url, query: [], headers: [form, ...headers], body: { form: fields } }
}

const clientCredentials: Field = ['grant_type', 'client_credentials']

async function proofFor(path: string, moment: Moment): Promise<Field> {
  const { jti, iat } = drawnAt(moment)
  const claims = { jti, iat, htm: 'POST', htu: `${provider.issuer}${path}` }
  const header = { alg: 'ES256', typ: 'dpop+jwt', jwk: await publicJwk(privateKey) }
  return ['DPoP', jwt(header, claims, 'dpop_key')]
}

function requestObject(moment: Moment): SignedJwt {
  const parameters = { client_id: 'keyed', redirect_uri, response_type: 'code', scope: 'openid' }
  const claims = { ...parameters, iss: 'keyed', aud: provider.issuer, ...drawnAt(moment) }
  const header = { alg: 'ES256', typ: 'oauth-authz-req+jwt', kid: 'ours' }
  return jwt(header, { ...claims, claims: { id_token: { acr: null } } }, 'private_key')
}

/** Requests that carry each kind of JWT, and the status of an answer that takes it. */
const cases: readonly (readonly [
  title: string,
  status: number,
  request: (moment: Moment) => HttpRequest | Promise<HttpRequest>,
])[] = [
  [
    'a client assertion signed with the private key',
    200,
    (moment) => post('/token', [clientCredentials, ...assertion('keyed', moment)]),
  ],
  [
    'a client assertion whose MAC is made with the secret',
    200,
    (moment) => post('/token', [clientCredentials, ...assertion('mac', moment)]),
  ],
  [
    'a DPoP proof',
    200,
    async (moment) =>
      post(
        '/token',
        [clientCredentials, ...assertion('keyed', moment)],
        [await proofFor('/token', moment)],
      ),
  ],
  [
    'a request object that is pushed',
    201,
    (moment) =>
      post('/request', [...assertion('keyed', moment), ['request', requestObject(moment)]]),
  ],
]

const run = promisify(execFile)

/** What the program prints: the status, then the body. */
async function printed(command: string, args: readonly string[]): Promise<string> {
  const { stdout } = await run(command, args, { env: { ...process.env, ...environment } })
  return stdout
}

const python = ['python3', '/usr/bin/python3'].find(
  (command) => spawnSync(command, ['-c', 'import cryptography, jwt, requests']).status === 0,
)

describe.each(cases)('Code that makes %s', (_title, status, request) => {
  test.each(['draft', 'sent'] as const)(
    'is JavaScript that Node runs and the server takes, written from the message when it is %s',
    async (moment) => {
      const code = javascriptFetch(await request(moment), moment === 'sent' ? { sentAt } : {})
      const output = await printed(process.execPath, ['--input-type=module', '--eval', code])
      expect(output).toMatch(new RegExp(`^${status} `))
    },
  )

  test.runIf(python !== undefined)('is Python that runs, where its packages are', async () => {
    const code = pythonRequests(await request('sent'), { sentAt })
    expect(await printed(python ?? '', ['-c', code])).toMatch(new RegExp(`^${status} `))
  })
})

test('A proof shows the hash of the access token that it goes with', async () => {
  const proof = await proofFor('/me', 'sent')
  const withHash: Field = [
    'DPoP',
    jwt(
      (proof[1] as SignedJwt).jwt.header,
      { ...(proof[1] as SignedJwt).jwt.claims, ath: whenSent },
      'dpop_key',
    ),
  ]
  const request = post('/me', [], [['Authorization', 'DPoP a-token'], withHash])
  await printed(process.execPath, ['--input-type=module', '--eval', javascriptFetch(request)])
  const { headers } = provider.received.at(-1) ?? {}
  const sent = String(headers?.['dpop'])
  const hash = await crypto.subtle.digest('SHA-256', new TextEncoder().encode('a-token'))
  expect([headers?.['authorization'], decodeJwt(sent)['ath']]).toEqual([
    'DPoP a-token',
    base64url.encode(new Uint8Array(hash)),
  ])
  expect(decodeProtectedHeader(sent).jwk).toEqual(await publicJwk(createPrivateKey(pem)))
})
