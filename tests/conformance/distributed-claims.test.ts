import { type IncomingHttpHeaders, type Server, createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { type JWK, SignJWT, exportJWK, generateKeyPair } from 'jose'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { analyse } from '../../core/analyse.ts'
import { nextStep } from '../../core/derive/next-step.ts'
import { redact } from '../../core/derive/redact.ts'
import { latest } from '../../core/run.ts'
import {
  type TestTool,
  readRun,
  sendStep,
  startTestTool,
} from '../server/routes/start-test-tool.ts'
import { drive } from './drive.ts'
import { type TestProvider, startProvider } from './start-provider.ts'

const own = await generateKeyPair('RS256', { extractable: true })
const another = await generateKeyPair('RS256')
const access_token = 'token-for-the-credit-agency-alone-Zk3'

let tool: TestTool
let provider: TestProvider
let agency: Server
let endpoint: string
/** What the agency says, and whose key signs it. */
let answer: { readonly claims: object; readonly key: CryptoKey }
let asked: IncomingHttpHeaders | undefined

type CryptoKey = typeof own.privateKey

beforeAll(async () => {
  agency = createServer((request, response) => {
    asked = request.headers
    void new SignJWT({ iss: 'https://agency.example.com', ...answer.claims })
      .setProtectedHeader({ alg: 'RS256', kid: 'own' })
      .sign(answer.key)
      .then((jwt) => response.setHeader('content-type', 'application/jwt').end(jwt))
  })
  await new Promise<void>((resolve) => agency.listen(0, 'localhost', resolve))
  endpoint = `http://localhost:${(agency.address() as AddressInfo).port}/claims`
  tool = await startTestTool()
  const key: JWK = { ...(await exportJWK(own.privateKey)), kid: 'own', alg: 'RS256', use: 'sig' }
  provider = await startProvider(
    {
      jwks: { keys: [key] },
      claims: { openid: ['sub', 'credit_score'] },
      findAccount: (_context, sub) => ({
        accountId: sub,
        claims: () => ({
          sub,
          _claim_names: { credit_score: 'agency' },
          _claim_sources: { agency: { endpoint, access_token } },
        }),
      }),
    },
    [
      {
        ...{ client_id: 'acme', token_endpoint_auth_method: 'none' },
        redirect_uris: [`${tool.origin}/callback`],
      },
    ],
  )
})
afterAll(async () => {
  await tool.close()
  await provider.close()
  agency.closeAllConnections()
  await new Promise((resolve) => agency.close(resolve))
})

/** A run whose UserInfo points to the agency, and what the agency then gave. */
async function fetchClaims(claims: object, key = own.privateKey) {
  answer = { claims, key }
  const { run } = await drive(tool, provider.issuer, {
    ...{ client_id: 'acme', clientAuthentication: 'none', scope: 'openid' },
  })
  const next = nextStep(run)?.name
  asked = undefined
  const { status } = await sendStep(tool, run.id, 'distributed-claims')
  const fetched = await readRun(tool, run.id)
  const { judged, findings } = await analyse(fetched)
  const outcome = (id: string) => judged.find(({ check }) => check.id === id)?.verdict.outcome
  return { next, status, fetched, findings, outcome }
}

describe('Claims that lie elsewhere', () => {
  test('are fetched on the person’s wish, with the token of their source alone', async () => {
    const { next, status, fetched, findings, outcome } = await fetchClaims({ credit_score: 650 })
    expect([next, status]).toEqual([undefined, 200])
    expect(latest(fetched, 'distributed-claims')?.sent.request.url).toBe(endpoint)
    expect(asked?.authorization).toBe(`Bearer ${access_token}`)
    expect(outcome('distributed-claims/given')).toBe('pass')
    expect(outcome('distributed-claims/signature')).toBe('pass')
    expect(findings.filter(({ severity }) => severity !== 'advice')).toEqual([])
  })

  test('of another Claims Provider are shown, and not called verified', async () => {
    const { outcome } = await fetchClaims({ credit_score: 650 }, another.privateKey)
    expect(outcome('distributed-claims/signature')).not.toBe('pass')
  })

  test('that are not there are missed', async () => {
    const { outcome } = await fetchClaims({ shoe_size: 43 })
    expect(outcome('distributed-claims/given')).toBe('fail')
  })

  test('leave their source’s token out of a redacted export', async () => {
    const { fetched } = await fetchClaims({ credit_score: 650 })
    expect(JSON.stringify(fetched)).toContain(access_token)
    expect(JSON.stringify(redact(fetched).run)).not.toContain(access_token)
  })
})
