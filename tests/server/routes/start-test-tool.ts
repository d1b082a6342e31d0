import { mkdtemp, rm } from 'node:fs/promises'
import { createConnection, createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Connection } from '../../../core/connection.ts'
import type { Entry, Run } from '../../../core/run.ts'
import { type ToolOptions, startTool } from '../../../server/start-tool.ts'

/** An answer, its body read as JSON where it is JSON. */
export interface Answer {
  readonly status: number
  readonly headers: Headers
  readonly text: string
  readonly json: unknown
}

/** The tool on free ports, with a data folder of its own, called as its own page does. */
export interface TestTool {
  readonly origin: string
  readonly dataFolder: string
  /** Everything logged so far. */
  log(): string
  /** With the tool's own `Origin` unless `headers` says otherwise. */
  call(
    method: string,
    path: string,
    body?: unknown,
    headers?: Readonly<Record<string, string>>,
  ): Promise<Answer>
  /** Sends these bytes and gives everything that comes back until the connection closes. */
  raw(text: string, port?: number): Promise<string>
  close(): Promise<void>
}

/** Starts the tool in this process; `options` stand above the usual ones. */
export async function startTestTool(options: Partial<ToolOptions> = {}): Promise<TestTool> {
  const dataFolder =
    options.dataFolder ?? (await mkdtemp(join(tmpdir(), 'oauth-flow-explorer-test-')))
  const lines: string[] = []
  const tool = await startTool({
    ...{ port: 0, tenantPort: 0, apiPort: 0, host: 'localhost' },
    log: { write: (line) => void lines.push(line) },
    ...options,
    dataFolder,
  })
  const { origin } = tool
  return {
    origin,
    dataFolder,
    log: () => lines.join(''),
    call: (method, path, body, headers) => call(origin, method, path, body, headers),
    raw: (text, port = Number(new URL(origin).port)) => exchangeBytes(port, text),
    async close() {
      await tool.close()
      if (options.dataFolder === undefined) await rm(dataFolder, { recursive: true, force: true })
    },
  }
}

/** One request to a tool, as its page makes it. */
export async function call(
  origin: string,
  method: string,
  path: string,
  body?: unknown,
  headers: Readonly<Record<string, string>> = { origin },
): Promise<Answer> {
  const response = await fetch(origin + path, {
    method,
    redirect: 'manual',
    headers: { ...(body !== undefined && { 'content-type': 'application/json' }), ...headers },
    ...(body !== undefined && { body: typeof body === 'string' ? body : JSON.stringify(body) }),
  })
  const text = await response.text()
  const isJson = /json/.test(response.headers.get('content-type') ?? '')
  return {
    status: response.status,
    headers: response.headers,
    text,
    json: isJson ? JSON.parse(text) : undefined,
  }
}

async function exchangeBytes(port: number, text: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket = createConnection({ port, host: '127.0.0.1' }, () => socket.write(text))
    let answer = ''
    socket.setTimeout(3_000, () => socket.destroy())
    socket.on('data', (bytes) => (answer += bytes.toString()))
    socket.on('close', () => resolve(answer))
    socket.on('error', reject)
  })
}

/** A port that was free a moment ago. */
export async function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const address = server.address()
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 0))
    })
  })
}

/** The code of a problem. */
export function codeOf({ json }: Answer): unknown {
  return (json as { code?: unknown } | undefined)?.code
}

/** A draft for a connection to that authorization server. */
export function draftFor(issuer: string, more: Readonly<Record<string, unknown>> = {}) {
  return {
    ...{ name: 'test', issuer, client_id: 'the-client', scope: 'openid', audience: '' },
    ...{ clientAuthentication: 'client_secret_post', basicFormEncoded: true, pkce: 'S256' },
    ...{ redirect_uri: 'http://localhost/callback', authorizationParameters: [], metadata: {} },
    api: { method: 'GET', url: '', headers: [] },
    ...more,
  }
}

/** Saves a connection and gives it as the API does. */
export async function saveConnection(
  tool: Pick<TestTool, 'call'>,
  issuer: string,
  more: Readonly<Record<string, unknown>> = {},
): Promise<Connection> {
  const { json } = await tool.call('POST', '/api/connections', draftFor(issuer, more))
  return json as Connection
}

/** A new run of that connection. */
export async function newRun(
  tool: Pick<TestTool, 'call'>,
  connectionId: string,
): Promise<Run & { number: number; createdAt: number }> {
  const { json } = await tool.call('POST', '/api/runs', { connectionId })
  return json as Run & { number: number; createdAt: number }
}

/** The run as the API gives it now. */
export async function readRun(tool: Pick<TestTool, 'call'>, id: string): Promise<Run> {
  return (await tool.call('GET', `/api/runs/${id}`)).json as Run
}

/** Sends the step's draft after everything recorded so far. */
export async function sendStep(
  tool: Pick<TestTool, 'call'>,
  id: string,
  step: string,
  edits: readonly unknown[] = [],
): Promise<Answer> {
  const { entries } = await readRun(tool, id)
  return tool.call('POST', `/api/runs/${id}/send`, { step, edits, after: entries.length })
}

/** The entries of an answer to a sending. */
export function entriesOf({ json }: Answer): readonly Entry[] {
  return (json as { entries: readonly Entry[] }).entries
}

/** Discovery and the authorization request; gives the state that went out. */
export async function beginLogin(tool: Pick<TestTool, 'call'>, id: string): Promise<string> {
  await sendStep(tool, id, 'discovery')
  const { json } = await sendStep(tool, id, 'authorization-request')
  const { navigate } = json as { navigate: string }
  return new URL(navigate).searchParams.get('state') ?? ''
}
