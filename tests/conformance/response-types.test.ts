import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { latest, isInbound } from '../../core/run.ts'
import { type TestTool, startTestTool } from '../server/routes/start-test-tool.ts'
import { type Driven, drive } from './drive.ts'
import { type TestProvider, startProvider } from './start-provider.ts'

let tool: TestTool
let provider: TestProvider

const credentials = { client_id: 'acme', client_secret: 'a secret of these tests, long enough' }
const types = [
  'code',
  'id_token',
  'id_token token',
  'code id_token',
  'code token',
  'code id_token token',
] as const

const driveWith = (more: Readonly<Record<string, unknown>>): Promise<Driven> =>
  drive(tool, provider.issuer, {
    ...credentials,
    ...{ clientAuthentication: 'client_secret_basic', scope: 'openid' },
    ...more,
  })

beforeAll(async () => {
  tool = await startTestTool()
  provider = await startProvider({ responseTypes: [...types] }, [
    {
      ...credentials,
      redirect_uris: [`${tool.origin}/callback`],
      response_types: [...types],
      grant_types: ['implicit', 'authorization_code'],
      application_type: 'native',
    },
  ])
})
afterAll(async () => {
  await tool.close()
  await provider.close()
})

describe.each(types.filter((type) => type !== 'code'))('response_type=%s', (response_type) => {
  let driven: Driven
  beforeAll(async () => void (driven = await driveWith({ response_type })))
  const words = response_type.split(' ')

  test('comes in the fragment, with all that was asked for, and nothing is found wrong', () => {
    const callback = driven.run.entries.find(isInbound)?.request
    expect(callback?.via).toBe('fragment')
    const names = callback?.parameters.map(([name]) => name) ?? []
    for (const word of words) expect(names).toContain(word === 'token' ? 'access_token' : word)
    expect(driven.found).toEqual([])
  })

  test('is exchanged for tokens where there is a code, and only there', () => {
    const sent = latest(driven.run, 'token-request')
    expect(sent !== undefined).toBe(words.includes('code'))
    expect(driven.analysis.verdict.tone).toBe('good')
  })

  test('is called legacy, by advice', () => {
    expect(driven.outcome('authorization-request/code-only')).toBe('fail')
  })

  test('has each of its ID Tokens judged, with the hashes that it must bear', () => {
    const [front, code, token] = ['id_token', 'code', 'token'].map((word) => words.includes(word))
    const { idTokens } = driven.analysis.facts
    expect(idTokens).toHaveLength(Number(front) + Number(code))
    const judged = [
      ...(idTokens.length > 0 ? ['signature', 'nonce', 'iss', 'aud'] : []),
      ...(front && code ? ['c-hash', 'same-as-front'] : []),
      ...(front && token ? ['at-hash'] : []),
    ]
    for (const check of judged) expect(driven.outcome(`id-token/${check}`), check).toBe('pass')
  })
})

test('A hybrid answer may be posted as a form', async () => {
  const driven = await driveWith({ response_type: 'code id_token', response_mode: 'form_post' })
  expect(driven.run.entries.find(isInbound)?.request.via).toBe('form_post')
  expect(driven.found).toEqual([])
  expect(driven.status('token-request')).toBe(200)
})
