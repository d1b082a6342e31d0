import { describe, expect, test } from 'vitest'
import { nextStep } from '../../../core/derive/next-step.ts'
import {
  type Arrangement,
  appendCallback,
  appendDrawn,
  appendExchange,
  arrangeRun,
  emptyRun,
  healthyMetadata,
  healthyRun,
  json,
} from '../arrange-run.ts'

async function nextAfter(arrangement: Arrangement): Promise<string | undefined> {
  return nextStep(await arrangeRun(arrangement))?.name
}

describe('The next message', () => {
  test('discovery comes first', () => {
    expect(nextStep(emptyRun())?.name).toBe('discovery')
  })

  test.each([
    ['discovery', 'authorization-request'],
    ['authorization-response', 'token-request'],
    ['token-request', 'jwks'],
    ['jwks', 'userinfo'],
    ['userinfo', 'api-request'],
    ['api-request', 'refresh'],
  ] as const)('after %s comes %s', async (until, next) => {
    expect(await nextAfter({ until })).toBe(next)
  })

  test('after everything there is none', async () => {
    expect(nextStep(await healthyRun())).toBeUndefined()
  })

  test('there is none while the user logs in', async () => {
    expect(await nextAfter({ until: 'authorization-request' })).toBeUndefined()
  })

  test('there is none while an answer is awaited', async () => {
    const arrangement = { answers: { userinfo: undefined }, until: 'userinfo' } as const
    expect(await nextAfter(arrangement)).toBeUndefined()
  })

  test('there is none beyond a login that brought no code', async () => {
    const callback = [['error', 'access_denied']] as const
    expect(await nextAfter({ callback, until: 'authorization-response' })).toBeUndefined()
  })

  test('there is none beyond a token request that brought no tokens', async () => {
    const refused = json(400, { error: 'invalid_grant' })
    const arrangement = { answers: { 'token-request': refused }, until: 'token-request' } as const
    expect(await nextAfter(arrangement)).toBeUndefined()
  })

  test('an unknown outcome is never sent again by itself', async () => {
    const none = { kind: 'unknown', code: 'ECONNRESET', message: 'reset' } as const
    const arrangement = { answers: { userinfo: none }, until: 'userinfo' } as const
    expect(await nextAfter(arrangement)).toBe('api-request')
  })

  test('a step that the server does not offer is passed over', async () => {
    const metadata = { userinfo_endpoint: undefined }
    expect(await nextAfter({ metadata, until: 'jwks' })).toBe('api-request')
  })

  test('there is no refresh without a refresh token', async () => {
    const grant = { refresh_token: undefined }
    expect(await nextAfter({ grant, until: 'api-request' })).toBeUndefined()
  })

  test('without an API the refresh follows the UserInfo request', async () => {
    const connection = { api: { method: 'GET', url: '', headers: [] } }
    expect(await nextAfter({ connection, until: 'userinfo' })).toBe('refresh')
  })

  test('a failed discovery does not stop a flow whose endpoints were given by hand', async () => {
    const arrangement = {
      connection: { metadata: healthyMetadata },
      answers: { discovery: { kind: 'failed', code: 'ENOTFOUND', message: 'no such host' } },
      until: 'discovery',
    } as const
    expect(await nextAfter(arrangement)).toBe('authorization-request')
  })

  test('after a second login the code is exchanged again', async () => {
    const again = appendExchange(await appendDrawn(await healthyRun()), 'authorization-request')
    expect(nextStep(appendCallback(again, [['code', 'second']]))?.name).toBe('token-request')
  })
})
