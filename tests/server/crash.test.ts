import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build } from 'vite'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest'
import type { Run } from '../../core/run.ts'
import {
  type TestTool,
  beginLogin,
  call,
  entriesOf,
  newRun,
  readRun,
  saveConnection,
  sendStep,
} from './routes/start-test-tool.ts'
import { type TestServer, json, startTestServer } from './routes/test-server.ts'

// A test starts the real process several times, perhaps on a busy machine.
vi.setConfig({ testTimeout: 90_000, hookTimeout: 60_000 })

const root = fileURLToPath(new URL('../..', import.meta.url))
/** Inside the checkout, so that the bundle finds its packages. */
const outDir = join(root, `node_modules/.cache/crash-test-${process.pid}`)

type Tool = Pick<TestTool, 'call'> & { readonly process: ChildProcess; output(): string }

let server: TestServer
let dataFolder: string
let tool: Tool

beforeAll(async () => {
  const rolldownOptions = { input: 'server/main.ts', output: { entryFileNames: 'main.js' } }
  await build({
    ...{ configFile: false, root, logLevel: 'error', publicDir: false },
    build: { ssr: true, outDir, emptyOutDir: true, minify: false, rolldownOptions },
  })
  server = await startTestServer()
})
afterAll(async () => {
  await server.close()
  await rm(outDir, { recursive: true, force: true })
})
/** Gives each test of the group a tool with data of its own. */
function withTool(): void {
  beforeEach(async () => {
    dataFolder = await mkdtemp(join(tmpdir(), 'oauth-flow-explorer-test-'))
    tool = await start()
  })
  afterEach(async () => {
    await end(tool, 'SIGKILL')
    server.replies.delete('/token')
    await rm(dataFolder, { recursive: true, force: true })
  })
}

/** The real process, on free ports, with this test's data. */
async function start(): Promise<Tool> {
  const ports = ['--port', '0', '--tenant-port', '0', '--api-port', '0']
  const child = spawn(process.execPath, [join(outDir, 'main.js'), ...ports, '--data', dataFolder])
  let output = ''
  const origin = await new Promise<string>((resolve, reject) => {
    const read = (bytes: Buffer): void => {
      output += bytes.toString()
      const [address] = /http:\/\/\S+/.exec(output) ?? []
      if (address !== undefined) resolve(address)
    }
    child.stdout.on('data', read)
    child.stderr.on('data', read)
    child.once('exit', () => reject(new Error(output)))
  })
  return {
    process: child,
    output: () => output,
    call: (method, path, body, headers) => call(origin, method, path, body, headers),
  }
}

async function end({ process: child }: Tool, signal: NodeJS.Signals): Promise<number | null> {
  if (child.exitCode !== null || child.signalCode !== null) return child.exitCode
  const ended = new Promise<number | null>((resolve) => child.once('exit', resolve))
  child.kill(signal)
  return ended
}

async function killAndRestart(): Promise<void> {
  await end(tool, 'SIGKILL')
  tool = await start()
}

async function connect(): Promise<string> {
  return (await saveConnection(tool, server.origin, { client_secret: 'the-secret' })).id
}

/** A run that has its code, with a token endpoint that answers. */
async function runWithCode(): Promise<string> {
  const { id } = await newRun(tool, await connect())
  const state = await beginLogin(tool, id)
  await tool.call('GET', `/callback?code=the-code&state=${state}`)
  return id
}

const tokenRequests = () => server.seen.filter(({ path }) => path === '/token').length
const kindsOf = ({ entries }: Run) => entries.map(({ kind }) => kind)

describe('Killed at any point, the tool goes on where it was', () => {
  withTool()

  test('after each entry of a run: nothing is lost, nothing is sent twice', async () => {
    server.replies.set('/token', json({ access_token: 'a-token', token_type: 'Bearer' }))
    const seenBefore = server.seen.length
    const { id } = await newRun(tool, await connect())
    let state = ''
    const steps: readonly (() => Promise<unknown>)[] = [
      () => sendStep(tool, id, 'discovery'),
      async () => {
        const { json: sent } = await sendStep(tool, id, 'authorization-request')
        const { navigate } = sent as { navigate: string }
        state = new URL(navigate).searchParams.get('state') ?? ''
      },
      () => tool.call('GET', `/callback?code=the-code&state=${state}`),
      () => sendStep(tool, id, 'token-request'),
      () => sendStep(tool, id, 'userinfo'),
    ]
    for (const step of steps) {
      await step()
      const before = await readRun(tool, id)
      await killAndRestart()
      expect(await readRun(tool, id)).toEqual(before)
    }
    const paths = server.seen.slice(seenBefore).map(({ path }) => path)
    expect(paths).toEqual(['/.well-known/openid-configuration', '/token', '/userinfo'])
  })

  test('between a request’s commit and its answer: it is unknown, and not sent again', async () => {
    const id = await runWithCode()
    server.replies.set('/token', 'hang')
    const before = tokenRequests()
    const arrived = server.next('/token')
    const sending = sendStep(tool, id, 'token-request').catch(() => undefined)
    await arrived
    await killAndRestart()
    await sending
    const run = await readRun(tool, id)
    expect(kindsOf(run).slice(-2)).toEqual(['sent', 'unknown'])
    expect(run.entries.at(-1)).toMatchObject({ code: 'interrupted' })
    expect(tokenRequests() - before).toBe(1)

    server.replies.set('/token', json({ error: 'invalid_grant' }, 400))
    const again = await sendStep(tool, id, 'token-request')
    expect(entriesOf(again).at(-1)).toMatchObject({ response: { status: 400 } })
    expect(tokenRequests() - before).toBe(2)
  })

  test('at odd moments while it sends: what reached the server was recorded first', async () => {
    server.replies.set('/token', json({ error: 'invalid_grant' }, 400))
    const id = await runWithCode()
    for (const delay of [0, 1, 2, 4, 7]) {
      const before = tokenRequests()
      const { entries } = await readRun(tool, id)
      const sending = sendStep(tool, id, 'token-request').catch(() => undefined)
      await new Promise((resolve) => setTimeout(resolve, delay))
      await killAndRestart()
      await sending
      const after = (await readRun(tool, id)).entries.slice(entries.length)
      const sent = after.filter(({ kind }) => kind === 'sent').length
      const settled = after.filter(({ kind }) => kind === 'received' || kind === 'unknown').length
      expect(tokenRequests() - before).toBeLessThanOrEqual(sent)
      expect(settled).toBe(sent)
    }
  })

  test('a callback that was answered is recorded, and its state used up', async () => {
    const { id } = await newRun(tool, await connect())
    const state = await beginLogin(tool, id)
    const first = await tool.call('GET', `/callback?code=one&state=${state}`)
    await killAndRestart()
    const second = await tool.call('GET', `/callback?code=one&state=${state}`)
    expect([first.status, second.status]).toEqual([303, 409])
  })
})

describe('The process', () => {
  withTool()

  test('prints one line, and ends with 0 on SIGTERM even while a page follows and a server hangs', async () => {
    const id = await runWithCode()
    server.replies.set('/token', 'hang')
    const arrived = server.next('/token')
    const sending = sendStep(tool, id, 'token-request').catch(() => undefined)
    await arrived
    const following = tool.call('GET', `/api/runs/${id}/events`).catch(() => undefined)
    const begun = performance.now()
    expect(await end(tool, 'SIGTERM')).toBe(0)
    expect(performance.now() - begun).toBeLessThan(4_000)
    await Promise.all([sending, following])
    expect(tool.output().trim().split('\n')).toHaveLength(1)
    tool = await start()
    expect((await readRun(tool, id)).entries.at(-1)).toMatchObject({ kind: 'unknown' })
  })
})

// Before, the signal opened Node's debugger on a port that asks for no password.
test.skipIf(process.platform === 'win32')('SIGUSR1 opens no debugger', async () => {
  dataFolder = await mkdtemp(join(tmpdir(), 'oauth-flow-explorer-test-'))
  tool = await start()
  tool.process.kill('SIGUSR1')
  for (let asked = 0; asked < 20; asked++) await tool.call('GET', '/api/session')
  await end(tool, 'SIGTERM')
  expect(tool.output()).not.toContain('Debugger')
  await rm(dataFolder, { recursive: true, force: true })
})

describe('A start that cannot be', () => {
  test.each([
    [['--port', 'x'], /--port must be a port number/],
    [['--nonsense'], /--nonsense/],
    [['--host', '0.0.0.0'], /OAUTH_FLOW_EXPLORER_PASSWORD/],
    [['--public-origin', 'nonsense'], /--public-origin must be an origin/],
  ])('with %j says what is wrong in one line and ends with 1', async (parameters, message) => {
    const child = spawn(process.execPath, [
      join(outDir, 'main.js'),
      '--data',
      dataFolder,
      ...parameters,
    ])
    let errors = ''
    child.stderr.on('data', (bytes: Buffer) => (errors += bytes.toString()))
    const code = await new Promise((resolve) => child.once('exit', resolve))
    expect([code, errors.trim().split('\n').length]).toEqual([1, 1])
    expect(errors).toMatch(message)
  })
})
