import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Connection } from '../../../core/connection.ts'
import {
  type TestTool,
  codeOf,
  draftFor,
  saveConnection,
  startTestTool,
} from './start-test-tool.ts'

let tool: TestTool
beforeAll(async () => (tool = await startTestTool()))
afterAll(() => tool.close())

const issuer = 'https://login.acme.example/tenant'
const client_secret = 'MARKER-of-the-client-secret-1234'

async function read(id: string): Promise<Connection> {
  return (await tool.call('GET', `/api/connections/${id}`)).json as Connection
}

describe('Connections', () => {
  test('the built-in ones come first', async () => {
    await saveConnection(tool, issuer)
    const { json } = await tool.call('GET', '/api/connections')
    const all = json as readonly Connection[]
    expect(all.slice(0, 2).map(({ id, hasSecret }) => [id, hasSecret])).toEqual([
      ['built-in', true],
      ['built-in-public', false],
    ])
  })

  test('one is saved as it was entered, its secret only as being there', async () => {
    const draft = draftFor(issuer, {
      authorizationParameters: [
        ['prompt', 'login'],
        ['prompt', 'consent'],
      ],
      api: { method: 'POST', url: 'https://api.example', headers: [['X-A', 'b']], body: '{}' },
      metadata: { token_endpoint: 'https://login.acme.example/token' },
      ...{ template: 'slack-app', scopeSeparator: ',', nonce: 'off' },
    })
    const answer = await tool.call('POST', '/api/connections', { ...draft, client_secret })
    expect(answer.status).toBe(201)
    expect(answer.json).toMatchObject({ ...draft, hasSecret: true, builtIn: false })
    expect(answer.text).not.toContain('MARKER')
  })

  test('its saved requests are kept by themselves, all else of it stays', async () => {
    const { id } = await saveConnection(tool, issuer)
    const request = { name: 'Mine', method: 'PUT', url: 'https://api.example', headers: [] }
    const path = `/api/connections/${id}/saved-requests`
    const answer = await tool.call('PUT', path, { savedRequests: [{ ...request, extra: 1 }] })
    expect(answer.status).toBe(200)
    expect(await read(id)).toMatchObject({ ...draftFor(issuer), savedRequests: [request] })
  })

  test('saved requests of the built-in one, nameless ones and too many are refused', async () => {
    const { id } = await saveConnection(tool, issuer)
    const request = { name: 'Mine', method: 'GET', url: 'https://api.example', headers: [] }
    const put = async (of: string, savedRequests: unknown) =>
      (await tool.call('PUT', `/api/connections/${of}/saved-requests`, { savedRequests })).status
    expect(await put('built-in', [request])).toBe(409)
    expect(await put('nobody', [request])).toBe(404)
    expect(await put(id, [{ ...request, name: ' ' }])).toBe(422)
    expect(await put(id, Array(51).fill(request))).toBe(422)
  })

  test.each([{ scopeSeparator: ';' }, { nonce: 'on' }, { template: '' }])(
    '%j is no value of a connection',
    async (change) => {
      const draft = { ...draftFor(issuer), ...change }
      expect((await tool.call('POST', '/api/connections', draft)).status).toBe(422)
    },
  )

  test('what does not belong to a connection is left out', async () => {
    const more = { id: 'built-in', builtIn: true, hasSecret: true, extra: 1 }
    const saved = await saveConnection(tool, issuer, more)
    expect(saved).not.toMatchObject({ id: 'built-in' })
    expect([saved.builtIn, saved.hasSecret, 'extra' in saved]).toEqual([false, false, false])
  })

  test('a change keeps the secret while the endpoints stay where they were', async () => {
    const { id } = await saveConnection(tool, issuer, { client_secret })
    const changed = draftFor('https://login.acme.example/other', { name: 'new name' })
    const answer = await tool.call('PUT', `/api/connections/${id}`, changed)
    expect(answer.json).toMatchObject({ id, name: 'new name', hasSecret: true })
  })

  test.each([
    ['the issuer', draftFor('https://login.evil.example')],
    ['the issuer’s scheme', draftFor('http://login.acme.example/tenant')],
    ['the issuer’s port', draftFor('https://login.acme.example:8443/tenant')],
    [
      'the token endpoint',
      draftFor(issuer, { metadata: { token_endpoint: 'https://evil.example/token' } }),
    ],
  ])('a change of %s drops the secret', async (_what, changed) => {
    const { id } = await saveConnection(tool, issuer, { client_secret })
    const answer = await tool.call('PUT', `/api/connections/${id}`, changed)
    expect(answer.json).toMatchObject({ hasSecret: false })
  })

  test('a new secret comes with a change, or by itself, and can be taken away', async () => {
    const { id } = await saveConnection(tool, issuer)
    const withSecret = draftFor('https://new.example', { client_secret })
    await tool.call('PUT', `/api/connections/${id}`, withSecret)
    expect((await read(id)).hasSecret).toBe(true)
    expect((await tool.call('DELETE', `/api/connections/${id}/secret`)).status).toBe(204)
    expect((await read(id)).hasSecret).toBe(false)
    const put = await tool.call('PUT', `/api/connections/${id}/secret`, { client_secret })
    expect([put.status, put.text]).toEqual([204, ''])
    expect((await read(id)).hasSecret).toBe(true)
  })

  test('a copy has the secret too', async () => {
    const { id } = await saveConnection(tool, issuer, { client_secret })
    const { status, json } = await tool.call('POST', `/api/connections/${id}/duplicate`)
    expect(status).toBe(201)
    expect(json).toMatchObject({ name: 'test (copy)', issuer, hasSecret: true })
    expect(json).not.toMatchObject({ id })
  })

  test('one that was deleted is gone, with its secret', async () => {
    const { id } = await saveConnection(tool, issuer, { client_secret })
    expect((await tool.call('DELETE', `/api/connections/${id}`)).status).toBe(204)
    const again = await tool.call('GET', `/api/connections/${id}`)
    expect([again.status, codeOf(again)]).toEqual([404, 'connection-not-found'])
  })

  test.each([
    ['PUT', '/api/connections/built-in', draftFor(issuer)],
    ['DELETE', '/api/connections/built-in', undefined],
    ['PUT', '/api/connections/built-in/secret', { client_secret }],
    ['DELETE', '/api/connections/built-in/secret', undefined],
  ])('%s %s is refused', async (method, path, body) => {
    const answer = await tool.call(method, path, body)
    expect([answer.status, codeOf(answer)]).toEqual([409, 'built-in'])
  })

  test('a copy of a built-in one can be changed', async () => {
    const { json } = await tool.call('POST', '/api/connections/built-in/duplicate')
    const { id, builtIn } = json as Connection
    const { status } = await tool.call('PUT', `/api/connections/${id}`, draftFor(issuer))
    expect([builtIn, status]).toEqual([false, 200])
  })

  test.each([
    ['GET', ''],
    ['PUT', ''],
    ['DELETE', ''],
    ['POST', '/duplicate'],
    ['PUT', '/secret'],
    ['DELETE', '/secret'],
  ])('%s of one that is not there is a 404', async (method, rest) => {
    const body = method === 'PUT' ? {} : undefined
    const answer = await tool.call(method, `/api/connections/nothing${rest}`, body)
    expect([answer.status, codeOf(answer)]).toEqual([404, 'connection-not-found'])
  })

  test('50 kB of “a” in every field take no time', async () => {
    const long = 'a'.repeat(50_000)
    const begun = performance.now()
    const answer = await tool.call(
      'POST',
      '/api/connections',
      draftFor(long, { scope: long, client_id: long, redirect_uri: long, client_secret: long }),
    )
    expect(answer.status).toBe(422)
    expect(performance.now() - begun).toBeLessThan(200)
  })
})
