import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type TestTool, codeOf, freePort, startTestTool } from './start-test-tool.ts'

describe('Without a password', () => {
  let tool: TestTool
  beforeAll(async () => (tool = await startTestTool()))
  afterAll(() => tool.close())

  test('the session says where the tool and its tenant stand', async () => {
    const { json } = await tool.call('GET', '/api/session')
    expect(json).toMatchObject({
      version: expect.stringMatching(/^\d+\.\d+\.\d+$/) as string,
      passwordRequired: false,
      authenticated: true,
      callback: `${tool.origin}/callback`,
      builtIn: {
        connectionId: 'built-in',
        issuer: expect.stringMatching(/^http:\/\/localhost:\d+\/$/) as string,
        apiOrigin: expect.stringMatching(/^http:\/\/localhost:\d+$/) as string,
      },
    })
  })
})

describe('With a password', () => {
  const password = 'päss-phrase of some length'
  let tool: TestTool
  beforeAll(async () => (tool = await startTestTool({ password, host: '0.0.0.0' })))
  afterAll(() => tool.close())

  const logIn = (given: unknown) => tool.call('POST', '/api/session', { password: given })
  const cookieOf = (headers: Headers) => headers.getSetCookie()[0]?.split(';', 1)[0] ?? ''
  const withCookie = (cookie: string) => tool.call('GET', '/api/runs', undefined, { cookie })

  test.each([
    '/api/runs',
    '/api/connections',
    '/api/runs/x/events',
    '/api/nothing',
    '/api/session/x',
    '/%61pi/runs',
    '/a%70%69/runs?x',
    '/%61pi/runs/x/events',
    '/api/%72uns',
    '/api/session%2f..%2fruns',
    '/api/session;/runs',
  ])('%s asks for it', async (path) => {
    const answer = await tool.call('GET', path)
    expect([answer.status, codeOf(answer)]).toEqual([401, 'password-needed'])
  })

  test('the session itself can be asked, and says that it is needed', async () => {
    const { json } = await tool.call('GET', '/api/session')
    expect(json).toMatchObject({ passwordRequired: true, authenticated: false })
  })

  test('the redirection endpoint needs none, since it is bound by state', async () => {
    expect((await tool.call('GET', '/callback?state=x')).status).toBe(400)
  })

  test('wrong ones are refused, then slowed; the right one opens; leaving closes', async () => {
    const wrong = [password.toUpperCase(), password.slice(0, -1)]
    for (const given of wrong) expect(codeOf(await logIn(given))).toBe('wrong-password')

    const { status, headers } = await logIn(password)
    expect(status).toBe(204)
    expect(headers.getSetCookie()[0]).toMatch(/; Path=\/; HttpOnly; SameSite=Lax$/)
    const cookie = cookieOf(headers)
    expect((await withCookie(cookie)).status).toBe(200)
    expect((await withCookie(`${cookie.slice(0, -1)}x`)).status).toBe(401)
    expect((await withCookie(cookie.replace(/\.[^.]*$/, ''))).status).toBe(401)

    await tool.call('DELETE', '/api/session', undefined, { cookie, origin: tool.origin })
    expect((await withCookie(cookie)).status).toBe(401)

    await logIn('x')
    await logIn('x')
    const slowed = await logIn(password)
    expect([slowed.status, codeOf(slowed)]).toEqual([429, 'too-many-attempts'])
    expect(Number(slowed.headers.get('retry-after'))).toBeGreaterThan(0)
  })
})

describe('What is started where', () => {
  test.each(['0.0.0.0', '::', '192.0.2.1', 'some-host'])(
    'the address %s needs a password, and the message says that TLS belongs in front',
    async (host) => {
      await expect(startTestTool({ host })).rejects.toThrow(/OAUTH_FLOW_EXPLORER_PASSWORD.*TLS/)
    },
  )

  test('so does a public origin on loopback', async () => {
    const started = startTestTool({ publicOrigin: 'https://tool.example' })
    await expect(started).rejects.toThrow('OAUTH_FLOW_EXPLORER_PASSWORD')
  })

  test('a public origin is allowed as Host, and callbacks go there', async () => {
    const port = await freePort()
    const options = { port, publicOrigin: 'https://tool.example', password: 'a password' }
    const tool = await startTestTool(options)
    const request = 'GET /api/session HTTP/1.1\r\nHost: tool.example\r\nConnection: close\r\n\r\n'
    const answer = await tool.raw(request, port)
    await tool.close()
    expect(answer).toContain('"callback":"https://tool.example/callback"')
  })

  test('a taken port is named, with the way round it', async () => {
    const first = await startTestTool()
    const port = Number(new URL(first.origin).port)
    await expect(startTestTool({ port })).rejects.toThrow(
      new RegExp(`Port ${port} is taken.*--port or OAUTH_FLOW_EXPLORER_PORT`),
    )
    await expect(startTestTool({ tenantPort: port })).rejects.toThrow(
      new RegExp(`Port ${port} is taken.*--tenant-port or OAUTH_FLOW_EXPLORER_TENANT_PORT`),
    )
    await expect(startTestTool({ apiPort: port })).rejects.toThrow(
      new RegExp(`Port ${port} is taken.*--api-port or OAUTH_FLOW_EXPLORER_API_PORT`),
    )
    await first.close()
  })
})
