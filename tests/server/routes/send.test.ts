import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import type { Connection } from '../../../core/connection.ts'
import type { Entry } from '../../../core/run.ts'
import {
  type TestTool,
  beginLogin,
  codeOf,
  entriesOf,
  newRun,
  readRun,
  saveConnection,
  sendStep,
  startTestTool,
} from './start-test-tool.ts'
import { type TestServer, json, metadataOf, startTestServer } from './test-server.ts'

const client_secret = 'MARKER/of+the client_secret='
const discoveryPath = '/.well-known/openid-configuration'

let tool: TestTool
let server: TestServer
let connection: Connection
beforeAll(async () => {
  server = await startTestServer()
  tool = await startTestTool()
  connection = await saveConnection(tool, server.origin, { client_secret })
})
afterAll(async () => {
  await tool.close()
  await server.close()
})
afterEach(() => {
  server.replies.set(discoveryPath, json(metadataOf(server.origin)))
  server.replies.delete('/token')
})

const kindsOf = (entries: readonly Entry[]) => entries.map(({ kind }) => kind)

/** A run that has its code, ready for the token request. */
async function runWithCode(of = connection): Promise<string> {
  const { id } = await newRun(tool, of.id)
  const state = await beginLogin(tool, id)
  await tool.call('GET', `/callback?code=the-code&state=${state}`)
  return id
}

describe('A run', () => {
  test('begins with random values', async () => {
    const run = await newRun(tool, connection.id)
    expect(kindsOf(run.entries)).toEqual(['drawn'])
    expect(run.number).toBeGreaterThan(0)
  })

  test('draws new ones for a new attempt', async () => {
    const { id } = await newRun(tool, connection.id)
    const entries = entriesOf(await tool.call('POST', `/api/runs/${id}/draw`, {}))
    expect(kindsOf(entries)).toEqual(['drawn'])
    expect(entries[0]?.id).toBe(2)
  })

  test('is listed with its verdict, newest first, page by page', async () => {
    const first = await newRun(tool, connection.id)
    const second = await newRun(tool, connection.id)
    const page = await tool.call('GET', '/api/runs?limit=1')
    expect(page.json).toMatchObject({
      runs: [{ id: second.id, connectionName: 'test', tone: 'neutral', status: 'in progress' }],
      next: second.id,
    })
    const next = await tool.call('GET', `/api/runs?limit=1&before=${second.id}`)
    expect(next.json).toMatchObject({ runs: [{ id: first.id, number: second.number - 1 }] })
  })

  test('keeps its connection as it was, and outlives it', async () => {
    const own = await saveConnection(tool, server.origin)
    const { id } = await newRun(tool, own.id)
    await tool.call('DELETE', `/api/connections/${own.id}`)
    expect((await readRun(tool, id)).connection).toMatchObject({ id: own.id, name: 'test' })
  })

  test('that was deleted is gone', async () => {
    const { id } = await newRun(tool, connection.id)
    expect((await tool.call('DELETE', `/api/runs/${id}`)).status).toBe(204)
    const calls = [
      tool.call('GET', `/api/runs/${id}`),
      tool.call('DELETE', `/api/runs/${id}`),
      tool.call('GET', `/api/runs/${id}/events`),
      tool.call('POST', `/api/runs/${id}/draw`, {}),
      tool.call('POST', `/api/runs/${id}/callback`, { url: '?code=x' }),
      tool.call('POST', `/api/runs/${id}/send`, { step: 'discovery', edits: [], after: 1 }),
    ]
    expect((await Promise.all(calls)).map(codeOf)).toEqual(calls.map(() => 'run-not-found'))
  })

  test('is not made of a connection that is not there', async () => {
    const answer = await tool.call('POST', '/api/runs', { connectionId: 'nothing' })
    expect(codeOf(answer)).toBe('connection-not-found')
  })
})

describe('Sending a step', () => {
  test('records the request, what the wire showed and the response, the response last', async () => {
    const { id } = await newRun(tool, connection.id)
    const entries = entriesOf(await sendStep(tool, id, 'discovery'))
    expect(kindsOf(entries)).toEqual(['sent', 'observed', 'received'])
    expect((await readRun(tool, id)).entries.slice(1)).toEqual(entries)
  })

  test('sends what was edited, and keeps the edits', async () => {
    const { id } = await newRun(tool, connection.id)
    const edit = { change: 'add', where: 'header', name: 'X-Mine', index: 0, value: 'yes' }
    const [sent] = entriesOf(await sendStep(tool, id, 'discovery', [edit]))
    expect(server.seen.at(-1)?.headers['x-mine']).toBe('yes')
    expect(sent).toMatchObject({ kind: 'sent', edits: [edit] })
  })

  test('of the front channel gives the address for the browser', async () => {
    const { id } = await newRun(tool, connection.id)
    await sendStep(tool, id, 'discovery')
    const answer = await sendStep(tool, id, 'authorization-request')
    expect(answer.json).toMatchObject({
      entries: [{ kind: 'sent', channel: 'front' }],
      navigate: expect.stringContaining(`${server.origin}/authorize?response_type=code`) as string,
    })
  })

  test('that lacks something says what', async () => {
    const { id } = await newRun(tool, connection.id)
    const answer = await sendStep(tool, id, 'token-request')
    expect([answer.status, codeOf(answer)]).toEqual([409, 'step-not-ready'])
    expect(answer.text).toContain('log in first')
  })

  test('that is a validation sends nothing', async () => {
    const { id } = await newRun(tool, connection.id)
    expect(codeOf(await sendStep(tool, id, 'id-token'))).toBe('step-sends-nothing')
  })

  test.each([
    { step: 'nothing', edits: [], after: 0 },
    { step: 'discovery', edits: [{ change: 'explode', value: '' }], after: 0 },
    { step: 'discovery', edits: [], after: -1 },
    { step: 'discovery', edits: [] },
    { step: 'discovery', edits: [], after: 1, purpose: 'mischief' },
  ])('with a body of the wrong shape is refused: %j', async (body) => {
    const { id } = await newRun(tool, connection.id)
    expect(codeOf(await tool.call('POST', `/api/runs/${id}/send`, body))).toBe('invalid-body')
  })

  test('to a server that is not there is a failure', async () => {
    const nowhere = await saveConnection(tool, 'http://127.0.0.1:1')
    const { id } = await newRun(tool, nowhere.id)
    const entries = entriesOf(await sendStep(tool, id, 'discovery'))
    expect(entries.at(-1)).toMatchObject({ kind: 'failed', inReplyTo: 2 })
  })

  test('to the tool itself is a failure', async () => {
    const own = await saveConnection(tool, tool.origin)
    const { id } = await newRun(tool, own.id)
    const entries = entriesOf(await sendStep(tool, id, 'discovery'))
    expect(entries.at(-1)).toMatchObject({ kind: 'failed', code: 'own-origin' })
  })

  test.each(['', 'nonsense', 'javascript:alert(1)', 'ftp://a.example', 'https://u:p@a.example'])(
    'with the issuer “%s” leaves the run usable',
    async (issuer) => {
      const odd = await saveConnection(tool, issuer)
      const { id } = await newRun(tool, odd.id)
      const answer = await sendStep(tool, id, 'discovery')
      expect([200, 409]).toContain(answer.status)
      expect((await tool.call('GET', '/api/runs')).status).toBe(200)
    },
  )
})

describe('Two tabs', () => {
  test('the second to send is told what it has not seen, and nothing is sent', async () => {
    const { id } = await newRun(tool, connection.id)
    const order = { step: 'discovery', edits: [], after: 1 }
    await tool.call('POST', `/api/runs/${id}/send`, order)
    const before = server.seen.length
    const second = await tool.call('POST', `/api/runs/${id}/send`, order)
    expect([second.status, codeOf(second)]).toEqual([409, 'run-moved-on'])
    expect(entriesOf(second).map((entry) => entry.id)).toEqual([2, 3, 4])
    expect(server.seen.length).toBe(before)
  })

  test('of five that send at once, one does', async () => {
    const { id } = await newRun(tool, connection.id)
    const before = server.seen.length
    const order = { step: 'discovery', edits: [], after: 1 }
    const answers = await Promise.all(
      [1, 2, 3, 4, 5].map(() => tool.call('POST', `/api/runs/${id}/send`, order)),
    )
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1)
    expect(answers.filter(({ status }) => status === 409)).toHaveLength(4)
    expect(server.seen.length - before).toBe(1)
  })

  test('while one waits for an answer the other is told so', async () => {
    const { id } = await newRun(tool, connection.id)
    let release = (): void => {}
    server.replies.set(discoveryPath, (_request, response) => {
      release = () => void response.end('{}')
    })
    const arrived = server.next(discoveryPath)
    const first = sendStep(tool, id, 'discovery')
    await arrived
    expect(codeOf(await sendStep(tool, id, 'discovery'))).toBe('busy')
    release()
    expect((await first).status).toBe(200)
  })

  test('a page that goes away does not abort what it sent', async () => {
    const { id } = await newRun(tool, connection.id)
    let release = (): void => {}
    server.replies.set(discoveryPath, (_request, response) => {
      release = () => void response.end('{}')
    })
    const arrived = server.next(discoveryPath)
    const page = new AbortController()
    const sending = fetch(`${tool.origin}/api/runs/${id}/send`, {
      method: 'POST',
      headers: { origin: tool.origin, 'content-type': 'application/json' },
      body: JSON.stringify({ step: 'discovery', edits: [], after: 1 }),
      signal: page.signal,
    }).catch(() => undefined)
    await arrived
    page.abort()
    await sending
    release()
    await expect.poll(async () => kindsOf((await readRun(tool, id)).entries)).toContain('received')
  })
})

describe('The client secret', () => {
  test('reaches the server, and is nowhere in what is recorded or answered', async () => {
    const id = await runWithCode()
    server.replies.set('/token', (request, response) => {
      response.setHeader('x-echo', encodeURIComponent(client_secret))
      response.end(
        JSON.stringify({ error: 'invalid_client', you_sent: request.body, client_secret }),
      )
    })
    const answer = await sendStep(tool, id, 'token-request')
    expect(new URLSearchParams(server.seen.at(-1)?.body).get('client_secret')).toBe(client_secret)
    const run = await tool.call('GET', `/api/runs/${id}`)
    expect(answer.text + run.text).not.toMatch(/MARKER/)
    expect(entriesOf(answer)[0]).toMatchObject({
      secrets: { client_secret: { length: client_secret.length, encodedInBasic: true } },
    })
  })

  test('typed into a change is sent as typed and recorded masked, with its traits', async () => {
    const id = await runWithCode()
    server.replies.set('/token', (request, response) => response.end(request.body))
    const typed = 'another-MARKER-secret '
    const answer = await sendStep(tool, id, 'token-request', [
      { change: 'set', where: 'body', name: 'client_secret', index: 0, value: typed },
    ])
    expect(new URLSearchParams(server.seen.at(-1)?.body).get('client_secret')).toBe(typed)
    expect(answer.text).not.toContain('MARKER')
    expect(entriesOf(answer)[0]).toMatchObject({
      secrets: { client_secret: { length: typed.length, whitespaceAtEnds: true } },
    })
  })

  test.each([
    ['raw form', { change: 'raw-body', value: 'grant_type=x&client_secret=typed-MARKER' }],
    ['raw JSON', { change: 'raw-body', value: '{"client_secret":"typed-MARKER"}' }],
    [
      'Basic',
      {
        ...{ change: 'add', where: 'header', index: 0, name: 'Authorization' },
        value: `Basic ${Buffer.from('me:typed-MARKER').toString('base64')}`,
      },
    ],
    ['a URL', { change: 'url', value: 'SERVER/token?client_secret=typed-MARKER' }],
    [
      'one character',
      { change: 'set', where: 'body', name: 'client_secret', index: 0, value: '§' },
    ],
  ])('typed as %s is recorded masked', async (_what, edit) => {
    const id = await runWithCode()
    server.replies.set('/token', json({ error: 'invalid_client' }, 401))
    const value = edit.value.replace('SERVER', server.origin)
    const answer = await sendStep(tool, id, 'token-request', [{ ...edit, value }])
    expect(answer.status).toBe(200)
    expect(answer.text).not.toMatch(/MARKER|§/)
    expect(answer.text).not.toContain(Buffer.from('typed-MARKER').toString('base64').slice(4, 12))
  })

  test('is not sent to a server it was not entered for', async () => {
    const other = await startTestServer()
    const id = await runWithCode()
    const edit = { change: 'url', value: `${other.origin}/token` }
    const answer = await sendStep(tool, id, 'token-request', [edit])
    expect(kindsOf(entriesOf(answer))).toEqual(['sent', 'failed'])
    expect(entriesOf(answer)[1]).toMatchObject({ code: 'secret-for-other-origin' })
    expect(other.seen).toEqual([])
    await other.close()
  })

  test('goes over plain http beyond this machine only where the person said so', async () => {
    const authorization_endpoint = 'http://as.example/authorize'
    const metadata = { authorization_endpoint, token_endpoint: 'http://as.example/token' }
    const more = { metadata, proxy: server.origin, client_secret }
    const sendFrom = async (leave: object) => {
      const id = await runWithCode(await saveConnection(tool, '', { ...more, ...leave }))
      const before = server.seen.length
      const entries = entriesOf(await sendStep(tool, id, 'token-request'))
      return { bodies: server.seen.slice(before).map(({ body }) => body), last: entries.at(-1) }
    }
    const refused = await sendFrom({})
    expect(refused.bodies).toEqual([])
    expect(refused.last).toMatchObject({ kind: 'failed', code: 'secret-in-clear' })
    const { bodies } = await sendFrom({ secretsOverHttp: true })
    expect(new URLSearchParams(bodies[0]).get('client_secret')).toBe(client_secret)
  })

  test('goes to another origin that the issuer’s own metadata names', async () => {
    const other = await startTestServer()
    other.replies.set('/token', json({ error: 'invalid_grant' }, 400))
    const token_endpoint = `${other.origin}/token`
    server.replies.set(discoveryPath, json({ ...metadataOf(server.origin), token_endpoint }))
    await sendStep(tool, await runWithCode(), 'token-request')
    expect(new URLSearchParams(other.seen[0]?.body).get('client_secret')).toBe(client_secret)
    await other.close()
  })

  test('does not go where metadata of another issuer points', async () => {
    const other = await startTestServer()
    const lying = { ...metadataOf(server.origin), issuer: 'https://honest.example' }
    const token_endpoint = `${other.origin}/token`
    server.replies.set(discoveryPath, json({ ...lying, token_endpoint }))
    const answer = await sendStep(tool, await runWithCode(), 'token-request')
    expect(entriesOf(answer)[1]).toMatchObject({ code: 'secret-for-other-origin' })
    expect(other.seen).toEqual([])
    await other.close()
  })

  test.each([
    { change: 'add', where: 'query', index: 0, name: 'client_secret', value: 'anything' },
    { change: 'add', where: 'query', index: 0, name: 'x', value: client_secret },
  ])('is not put into the browser’s address: %j', async (edit) => {
    const { id } = await newRun(tool, connection.id)
    await sendStep(tool, id, 'discovery')
    const answer = await sendStep(tool, id, 'authorization-request', [edit])
    expect(codeOf(answer)).toBe('secret-in-front-channel')
    expect(answer.text).not.toContain('MARKER')
  })

  test('checks an ID Token signed with it, and says only whether it holds', async () => {
    const id = await runWithCode()
    const { createHmac } = await import('node:crypto')
    const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url')
    const signed = `${part({ alg: 'HS256' })}.${part({ sub: 'ada' })}`
    const mac = createHmac('sha256', client_secret).update(signed).digest('base64url')
    const id_token = `${signed}.${mac}`
    const tokens = { access_token: 'a-token', token_type: 'Bearer', id_token }
    server.replies.set('/token', json(tokens))
    const entries = entriesOf(await sendStep(tool, id, 'token-request'))
    expect(entries.at(-2)).toMatchObject({ kind: 'observed', macVerified: true })
  })
})

describe('Where a browser is sent', () => {
  const unsafe = [
    'javascript:alert(document.domain)',
    'JavaScript:alert(1)',
    'java\tscript:alert(1)',
    ' javascript:alert(1)',
    '\u0001javascript:alert(1)',
    'javascript://good.example/%0aalert(1)',
    'data:text/html,<script>alert(1)</script>',
    'vbscript:msgbox(1)',
    'file:///etc/passwd',
    'blob:http://localhost/1',
    'filesystem:http://localhost/1',
    'ms-msdt:/id PCWDiagnostic',
    'about:blank',
    'view-source:http://a.example',
    'mailto:a@b.example',
    '--upload-pack=evil',
    '/authorize',
    '//evil.example/authorize',
    'https:',
    'http://',
    'https://[',
  ]
  test.each(unsafe)('never to %j', async (authorization_endpoint) => {
    const metadata = { ...metadataOf(server.origin), authorization_endpoint }
    server.replies.set(discoveryPath, json(metadata))
    const { id } = await newRun(tool, connection.id)
    await sendStep(tool, id, 'discovery')
    const answer = await sendStep(tool, id, 'authorization-request')
    expect([answer.status, codeOf(answer)]).toEqual([422, 'unsafe-navigation'])
    expect((await readRun(tool, id)).entries.at(-1)?.kind).toBe('received')
  })

  test('nor where an edit points outside http and https', async () => {
    const { id } = await newRun(tool, connection.id)
    await sendStep(tool, id, 'discovery')
    const edit = { change: 'url', value: 'javascript:alert(1)' }
    expect(codeOf(await sendStep(tool, id, 'authorization-request', [edit]))).toBe(
      'unsafe-navigation',
    )
  })
})

describe('What a server answers', () => {
  const answers: readonly [
    string,
    { status?: number; headers?: Record<string, string>; body: string },
  ][] = [
    ['HTML', { headers: { 'content-type': 'text/html' }, body: '<!doctype html><h1>Sorry</h1>' }],
    ['500', { status: 500, body: 'boom' }],
    ['nothing', { body: '' }],
    ['invalid JSON', { body: '{"access_token":' }],
    ['a duplicate key', { body: '{"access_token":"a","access_token":"b"}' }],
    ['null', { body: 'null' }],
    ['an array', { body: '[1,2]' }],
    ['numbers for tokens', { body: '{"access_token":5,"id_token":{},"refresh_token":[]}' }],
    ['a JWT of two parts', { body: '{"access_token":"a","id_token":"eyJhbGciOiJub25lIn0.e30"}' }],
    ['a JWE', { body: '{"access_token":"a","id_token":"eyJhbGciOiJkaXIifQ..a.b.c"}' }],
    ['a token of 1 MB', { body: `{"access_token":"${'a'.repeat(1_000_000)}"}` }],
    ['JSON 100,000 deep', { body: '['.repeat(100_000) }],
    ['a status of its own', { status: 999, body: '{}' }],
  ]
  test.each(answers)('%s: is recorded, judged, and leaves the run usable', async (_what, reply) => {
    const id = await runWithCode()
    server.replies.set('/token', reply)
    const sent = await sendStep(tool, id, 'token-request')
    expect([sent.status, entriesOf(sent).at(-1)?.kind]).toEqual([200, 'received'])
    const list = await tool.call('GET', '/api/runs?limit=1')
    expect(list.status).toBe(200)
    expect((await sendStep(tool, id, 'discovery')).status).toBe(200)
  })

  test('a server that hangs up before it answers is unknown, not failed', async () => {
    const id = await runWithCode()
    server.replies.set('/token', (_request, response) => void response.socket?.destroy())
    const entries = entriesOf(await sendStep(tool, id, 'token-request'))
    expect(entries.at(-1)?.kind).toBe('unknown')
  })
})
