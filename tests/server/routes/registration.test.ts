import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Connection } from '../../../core/connection.ts'
import {
  type TestTool,
  newRun,
  readRun,
  saveConnection,
  sendStep,
  startTestTool,
} from './start-test-tool.ts'
import { type TestServer, json, metadataOf, startTestServer } from './test-server.ts'

let tool: TestTool
let server: TestServer

beforeAll(async () => {
  tool = await startTestTool()
  server = await startTestServer()
  const registration_endpoint = `${server.origin}/register`
  server.replies.set(
    '/.well-known/openid-configuration',
    json({ ...metadataOf(server.origin), registration_endpoint }),
  )
})
afterAll(async () => {
  await tool.close()
  await server.close()
})

/** Registers a client; gives what the tool recorded and saved. */
async function register(body: string, status = 201) {
  const headers = { 'content-type': 'application/json' }
  server.replies.set('/register', { status, headers, body })
  const { id } = await saveConnection(tool, server.origin, { client_id: '', register: true })
  const run = await newRun(tool, id)
  await sendStep(tool, run.id, 'discovery')
  await sendStep(tool, run.id, 'registration')
  const connection = (await tool.call('GET', `/api/connections/${id}`)).json as Connection
  return { connection, recorded: JSON.stringify((await readRun(tool, run.id)).entries) }
}

describe('A secret in the answer to a registration', () => {
  test.each([
    ['an odd one', 'C4nary/s"e%c+ret äé', JSON.stringify('C4nary/s"e%c+ret äé')],
    ['one that is escaped letter by letter', 'C4nary', '"\\u00434nary"'],
    ['one of three characters', '§9§', '"§9§"'],
    ['one that is no text', '73737373', '73737373'],
    ['one whose string does not end', 'C4narycut', '"C4narycut'],
  ])('is not recorded: %s', async (_title, secret, written) => {
    for (const name of ['client_secret', 'registration_access_token']) {
      const { recorded } = await register(`{"client_id":"given","${name}":${written}}`)
      expect(recorded).toContain('••••••••')
      expect(recorded).not.toContain(secret)
      expect(recorded).not.toContain(written.replaceAll('"', ''))
    }
  })

  test('is not recorded where the server refuses, and nothing is taken over', async () => {
    const body = JSON.stringify({ error: 'invalid_client_metadata', client_secret: 'C4nary-400' })
    const { connection, recorded } = await register(body, 400)
    expect(recorded).not.toContain('C4nary-400')
    expect(connection).toMatchObject({ register: true, client_id: '', hasSecret: false })
  })
})

describe('A connection that was registered', () => {
  test('has the client_id and the method that the server answered with', async () => {
    const { connection } = await register(
      JSON.stringify({
        ...{ client_id: 'given', client_secret: 'C4nary-secret' },
        ...{ client_secret_expires_at: 0, token_endpoint_auth_method: 'client_secret_basic' },
      }),
    )
    expect(connection).toMatchObject({
      ...{ client_id: 'given', hasSecret: true, clientAuthentication: 'client_secret_basic' },
    })
    expect(connection.register).toBeUndefined()
  })

  test.each(['{}', '{"client_id":7}', 'null', '<html>'])('is not made of %s', async (body) => {
    const { connection } = await register(body)
    expect(connection).toMatchObject({ register: true, client_id: '' })
  })
})
