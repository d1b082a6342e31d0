import { createServer } from 'node:net'
import type { AddressInfo } from 'node:net'
import { expect, onTestFinished, test, vi } from 'vitest'
import { obtainTokens, discover, tokenRequest } from './test-client.ts'
import { startTestTenant } from './start-test-tenant.ts'

/** A port of 127.0.0.1 that something else listens on. */
async function takenPort(): Promise<number> {
  const server = createServer()
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => void server.close())
  return (server.address() as AddressInfo).port
}

test('nothing is printed while the tenant starts and works', async () => {
  const printed = [
    vi.spyOn(process.stdout, 'write'),
    vi.spyOn(process.stderr, 'write'),
    ...(['log', 'info', 'warn', 'error'] as const).map((name) => vi.spyOn(console, name)),
  ]
  const { issuer } = await startTestTenant()
  await obtainTokens(await discover(issuer))
  await tokenRequest(issuer, { grant_type: 'x' }, { 'content-type': 'application/json' })
  const calls = printed.flatMap((spy) => spy.mock.calls)
  vi.restoreAllMocks()
  expect(calls).toEqual([])
})

test.each(['port', 'apiPort'] as const)('a taken %s rejects with EADDRINUSE', async (name) => {
  const port = await takenPort()
  await expect(startTestTenant({ [name]: port })).rejects.toMatchObject({
    code: 'EADDRINUSE',
    port,
  })
})

test.each(['authorize', 'short', 'has space', 'a/b/c/d/e'])(
  'the slug "%s" is refused',
  async (slug) => {
    await expect(startTestTenant({ issuers: [{ slug }] })).rejects.toThrow(TypeError)
  },
)
