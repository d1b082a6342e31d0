import { readFile, readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import {
  type TestTool,
  beginLogin,
  newRun,
  saveConnection,
  sendStep,
  startTestTool,
} from './start-test-tool.ts'
import { type TestServer, startTestServer } from './test-server.ts'

const secret = 'C4nary/secret+with=odd&"chars" äé'
const client_id = 'the-client'
/** A marker for each kind of value that a redacted export must not show. */
const tokens = {
  access_token: 'C4nary-access-token-0001',
  refresh_token: 'C4nary-refresh-token-0001',
  id_token: 'eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiJDNG5hcnktaWQifQ.C4naryC4naryC4naryC4naryC4nary',
}
const code = 'C4nary-code-0001'

/** The ways a value may be written. */
function spellings(value: string): string[] {
  const bytes = Buffer.from(value)
  return [
    value,
    encodeURIComponent(value),
    new URLSearchParams([['', value]]).toString().slice(1),
    JSON.stringify(value).slice(1, -1),
    bytes.toString('base64'),
    bytes.toString('base64url'),
    bytes.toString('hex'),
    Buffer.from(`${client_id}:${value}`).toString('base64'),
    Buffer.from(`${client_id}:${new URLSearchParams([['', value]]).toString().slice(1)}`).toString(
      'base64',
    ),
  ]
}

const found = (text: string, value: string) =>
  spellings(value).filter((spelling) => text.includes(spelling))

let tool: TestTool
let server: TestServer
/** Everything the tool answered, by what was asked. */
const answers: (readonly [what: string, text: string])[] = []

async function ask(method: string, path: string, body?: unknown): Promise<unknown> {
  const answer = await tool.call(method, path, body)
  answers.push([`${method} ${path}`, answer.text + JSON.stringify([...answer.headers])])
  return answer.json
}

let id: string

beforeAll(async () => {
  server = await startTestServer()
  tool = await startTestTool()
  server.replies.set('/token', (request, response) => {
    const { authorization = '' } = request.headers
    response.setHeader('x-echo', spellings(secret).slice(4).join(' '))
    const echo = { body: request.body, authorization, all: spellings(secret) }
    response.end(JSON.stringify({ ...tokens, token_type: 'Bearer', echo }))
  })
  const methods = ['client_secret_basic', 'client_secret_post', 'client_secret_json']
  for (const clientAuthentication of methods) {
    const more = { client_secret: secret, clientAuthentication }
    const connection = await saveConnection(tool, server.origin, more)
    id = (await newRun(tool, connection.id)).id
    const state = await beginLogin(tool, id)
    await ask('GET', `/callback?code=${code}&state=${state}&echo=${encodeURIComponent(secret)}`)
    for (const step of ['token-request', 'userinfo', 'refresh']) {
      answers.push([step, (await sendStep(tool, id, step)).text])
    }
    await ask('GET', `/api/runs/${id}`)
    await ask('PUT', `/api/connections/${connection.id}/secret`, { client_secret: [secret] })
    await ask('PUT', `/api/connections/${connection.id}`, { client_secret: { secret } })
    await ask('POST', `/api/connections`, `{"client_secret": ${JSON.stringify(secret)}`)
  }
  await ask('GET', '/api/connections')
  await ask('GET', '/api/runs')
  await ask('GET', '/api/session')
})
afterAll(async () => {
  await tool.close()
  await server.close()
})

describe('The client secret, in any spelling', () => {
  test('did reach the server, so that the search means something', () => {
    const seen = server.seen.map(({ body, headers }) => body + (headers.authorization ?? ''))
    expect(found(seen.join('\n'), secret).length).toBeGreaterThanOrEqual(3)
  })

  test('is in no answer', () => {
    for (const [what, text] of answers) expect([what, found(text, secret)]).toEqual([what, []])
  })

  test.each(['har', 'json', 'mermaid', 'svg'])(
    'is in no %s export, even with live tokens',
    async (format) => {
      for (const kept of ['redacted', 'live']) {
        const { text } = await tool.call('POST', `/api/runs/${id}/export`, { format, tokens: kept })
        expect(found(text, secret)).toEqual([])
      }
    },
  )

  test('is in no event, log line or file', async () => {
    const events = await fetch(`${tool.origin}/api/runs/${id}/events`)
    const { value } = (await events.body?.getReader().read()) ?? {}
    const names = await readdir(tool.dataFolder)
    const files = names.map((name) => readFile(join(tool.dataFolder, name), 'utf8'))
    const text = [new TextDecoder().decode(value), tool.log(), ...(await Promise.all(files))]
    expect(text.length).toBeGreaterThan(4)
    for (const one of text) expect(found(one, secret)).toEqual([])
  })
})

describe('An export', () => {
  test.each(['har', 'json', 'mermaid', 'svg'])(
    'as %s is redacted, and says what was removed',
    async (format) => {
      const { status, json } = await tool.call('POST', `/api/runs/${id}/export`, {
        format,
        tokens: 'redacted',
      })
      const { content, removed, filename } = json as {
        content: string
        filename: string
        removed: readonly { label: string; count: number; where: string }[]
      }
      expect(status).toBe(200)
      expect(filename).toMatch(/^oauth-run-\d+\.(har|json|mmd|svg)$/)
      for (const value of [...Object.values(tokens), code])
        expect(found(content, value)).toEqual([])
      const labels = removed.map(({ label }) => label).join(' ')
      expect(labels).toMatch(/access_token#1/)
      expect(labels).toMatch(/code#1/)
    },
  )

  test('shows tokens when the person asks for that, this time', async () => {
    const order = { format: 'json', tokens: 'live' }
    const { text } = await tool.call('POST', `/api/runs/${id}/export`, order)
    expect(text).toContain(tokens.access_token)
  })

  test('has no default: what to do with tokens is said each time', async () => {
    expect((await tool.call('POST', `/api/runs/${id}/export`, { format: 'json' })).status).toBe(422)
  })
})
