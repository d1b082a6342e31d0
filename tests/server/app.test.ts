import { randomBytes } from 'node:crypto'
import type { FastifyInstance } from 'fastify'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { buildApp } from '../../server/app.ts'
import { openLab } from '../../server/lab.ts'
import type { AppParts } from '../../server/routes/parts.ts'
import { openCustody } from '../../server/secrets/custody.ts'
import { openStore } from '../../server/store/open-store.ts'
import type { Store } from '../../server/store/store.ts'
import { healthyConnection } from '../core/arrange-run.ts'
import { call, codeOf, newRun, sendStep } from './routes/start-test-tool.ts'

let app: FastifyInstance
let store: Store
let lines: string[]
let tool: { call: (method: string, path: string, body?: unknown) => ReturnType<typeof call> }

async function start(parts: Partial<AppParts>): Promise<void> {
  const custody = openCustody({ id: 'key', bytes: randomBytes(32) }, store.ciphertexts)
  app = await buildApp({
    version: '0.0.0',
    store,
    custody,
    lab: openLab(store, custody),
    send: () => Promise.reject(new Error('MARKER: send')),
    judgeRun: () => Promise.resolve({ tone: 'neutral', status: '', summary: '' }),
    exportRun: () => Promise.reject(new Error('MARKER: exportRun')),
    started: Promise.resolve({
      origin: 'http://localhost',
      ownPorts: [],
      builtIn: { connectionId: 'acme', issuer: '', apiOrigin: '' },
    }),
    log: { write: (line) => void lines.push(line) },
    ...parts,
  })
  const origin = await app.listen({ port: 0, host: '127.0.0.1' })
  tool = { call: (method, path, body) => call(origin, method, path, body) }
}

beforeEach(async () => {
  lines = []
  store = await openStore(':memory:')
  await store.connections.put({ ...healthyConnection, clientAuthentication: 'none' })
})
afterEach(async () => {
  await app.close()
  await store.close()
})

describe('When the tool itself fails', () => {
  test('the answer has a code and the request’s id, the log the same id, neither a value', async () => {
    await start({})
    const { id } = await newRun(tool, 'acme')
    const order = { format: 'json', tokens: 'live' }
    const answer = await tool.call('POST', `/api/runs/${id}/export?code=MARKER`, order)
    const { request } = answer.json as { request: string }
    expect([answer.status, codeOf(answer)]).toEqual([500, 'internal'])
    expect(request).toMatch(/^[\da-f-]{36}$/)
    expect(lines).toHaveLength(1)
    expect(lines[0]).toContain(request)
    expect(answer.text + lines.join('')).not.toContain('MARKER')
    expect(answer.text).not.toMatch(/\bat |\.ts|node_modules/)
  })

  test('while it sends, the request is recorded as unknown and the run can go on', async () => {
    await start({})
    const { id } = await newRun(tool, 'acme')
    expect(codeOf(await sendStep(tool, id, 'discovery'))).toBe('internal')
    const run = await store.runs.get(id)
    expect(run?.entries.at(-1)).toMatchObject({ kind: 'unknown', code: 'tool-failed' })
    expect(codeOf(await sendStep(tool, id, 'discovery'))).toBe('internal')
  })

  test.each([
    ['SQLITE_FULL', /disk is full/],
    ['SQLITE_IOERR_WRITE', /disk reports an error/],
    ['SQLITE_READONLY_DBMOVED', /cannot be written to/],
    ['SQLITE_CANTOPEN', /cannot be written to/],
    ['SQLITE_BUSY_SNAPSHOT', /backup/],
    ['SQLITE_CORRUPT_INDEX', /damaged/],
    ['SQLITE_NOTADB', /damaged/],
    ['SQLITE_CORRUPT_ROW', /of this run is damaged/],
  ])('at its data with %s it sends nothing, and says what to do', async (code, advice) => {
    let sent = 0
    await start({ send: () => Promise.reject(new Error(String(++sent))) })
    const { id } = await newRun(tool, 'acme')
    store.runs.append = () => Promise.reject(Object.assign(new Error('MARKER'), { code }))
    const answer = await sendStep(tool, id, 'discovery')
    expect([answer.status, codeOf(answer), sent]).toEqual([503, 'storage-failed', 0])
    expect(answer.text).toMatch(advice)
    expect(answer.text + lines.join('')).not.toContain('MARKER')
  })

  test('at one run, the list still has the others', async () => {
    await start({
      judgeRun: ({ id }) =>
        id === 'damaged'
          ? Promise.reject(new Error('MARKER'))
          : Promise.resolve({ tone: 'good', status: 'fine', summary: '' }),
    })
    await newRun(tool, 'acme')
    await store.runs.create('damaged', { ...healthyConnection }, [
      { kind: 'drawn', step: 'authorization-request', purpose: 'flow', values: {} },
    ])
    const { json } = await tool.call('GET', '/api/runs')
    expect(json).toMatchObject({ runs: [{ status: 'unreadable' }, { status: 'fine' }] })
  })

  test('an event stream of a store that broke ends', async () => {
    await start({})
    const { id } = await newRun(tool, 'acme')
    const { runs } = store
    const entries = await runs.entriesAfter(id, 0)
    let calls = 0
    runs.entriesAfter = () =>
      ++calls > 1 ? Promise.reject(new Error('MARKER')) : Promise.resolve(entries)
    await tool.call('GET', `/api/runs/${id}/events`).catch(() => undefined)
    expect(lines.join('')).not.toContain('MARKER')
  })
})

describe('Before the tool is ready', () => {
  test('the API waits', async () => {
    let ready = (): void => {}
    const places = {
      origin: '',
      ownPorts: [],
      builtIn: { connectionId: '', issuer: '', apiOrigin: '' },
    }
    const started = new Promise<typeof places>((resolve) => (ready = () => resolve(places)))
    await start({ started })
    const answer = tool.call('GET', '/api/connections')
    const first = await Promise.race([answer.then(() => 'answered'), delay(50)])
    ready()
    expect([first, (await answer).status]).toEqual(['waiting', 200])
  })
})

async function delay(milliseconds: number): Promise<string> {
  return new Promise((resolve) => setTimeout(() => resolve('waiting'), milliseconds))
}
