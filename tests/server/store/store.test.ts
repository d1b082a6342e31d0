import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { UnsecuredJWT } from 'jose'
import { sql } from 'kysely'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { NewEntry } from '../../../core/run.ts'
import { openSqlite } from '../../../server/store/sqlite.ts'
import { lockFolder } from '../../../server/store/lock-folder.ts'
import { openStore } from '../../../server/store/open-store.ts'
import type { Store } from '../../../server/store/store.ts'
import { storedRuns } from '../../../server/store/stored-runs.ts'
import type { ExplorerTables } from '../../../server/store/tables.ts'
import { healthyConnection } from '../../core/arrange-run.ts'

let folder: string
let file: string
let store: Store

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'oauth-flow-explorer-test-'))
  file = join(folder, 'explorer.sqlite')
  store = await openStore(file)
  await store.recordInterrupted()
})
afterEach(async () => {
  await store.close()
  await rm(folder, { recursive: true })
})

async function reopen(): Promise<void> {
  await store.close()
  store = await openStore(file)
  await store.recordInterrupted()
}

const drawn: NewEntry = {
  kind: 'drawn',
  step: 'authorization-request',
  purpose: 'flow',
  values: { state: 's' },
}
const sent: Extract<NewEntry, { kind: 'sent' }> = {
  kind: 'sent',
  step: 'token-request',
  purpose: 'flow',
  channel: 'back',
  request: { method: 'POST', url: 'https://a.example/token', query: [], headers: [] },
  edits: [],
}
const failed = (inReplyTo: number): NewEntry => ({
  ...{ kind: 'failed', step: 'token-request', purpose: 'flow', inReplyTo },
  ...{ code: 'refused', message: 'Refused.' },
})
const callback: NewEntry = {
  kind: 'received',
  step: 'authorization-response',
  purpose: 'flow',
  basedOn: 2,
  request: { method: 'GET', url: '/callback', via: 'query', parameters: [] },
}

const newRun = (id = 'run') => store.runs.create(id, healthyConnection, [drawn])
const kinds = async (id = 'run') => (await store.runs.get(id))?.entries.map(({ kind }) => kind)

describe('Entries', () => {
  test('get their place and time, and are there after a restart', async () => {
    const { entries } = await newRun()
    await store.runs.append('run', [sent, failed(2)])
    const before = await store.runs.get('run')
    await reopen()
    expect(await store.runs.get('run')).toEqual(before)
    expect(before?.entries.map(({ id }) => id)).toEqual([1, 2, 3])
    expect(entries[0]?.at).toBeGreaterThan(Date.UTC(2020, 0))
  })

  test('are appended only after what the caller has seen', async () => {
    await newRun()
    expect(await store.runs.append('run', [sent], { after: 0 })).toBe('moved-on')
    expect(await store.runs.append('run', [sent], { after: 2 })).toBe('moved-on')
    expect(await store.runs.append('run', [sent], { after: 1 })).toHaveLength(1)
    expect(await kinds()).toEqual(['drawn', 'sent'])
  })

  test('of twenty appends at once after the same entry, one is taken', async () => {
    await newRun()
    const results = await Promise.all(
      Array.from({ length: 20 }, () => store.runs.append('run', [sent], { after: 1 })),
    )
    expect(results.filter((result) => result === 'moved-on')).toHaveLength(19)
    expect(await kinds()).toEqual(['drawn', 'sent'])
  })

  test('are appended all or not at all', async () => {
    await newRun()
    const broken = { ...drawn, values: { big: 1n } } as unknown as NewEntry
    await expect(store.runs.append('run', [sent, broken])).rejects.toThrow()
    expect(await kinds()).toEqual(['drawn'])
  })

  test('are refused by a run that is gone', async () => {
    await newRun()
    expect(await store.runs.delete('run')).toBe(true)
    expect(await store.runs.append('run', [sent])).toBe('gone')
    expect(await store.runs.entriesAfter('run', 0)).toBeUndefined()
    expect(await store.runs.delete('run')).toBe(false)
  })
})

describe('Runs', () => {
  test('are numbered, and a number is not given again', async () => {
    expect((await newRun('a')).number).toBe(1)
    expect((await newRun('b')).number).toBe(2)
    await store.runs.delete('b')
    await reopen()
    expect((await newRun('c')).number).toBe(3)
  })

  test('are listed newest first, before another', async () => {
    for (const id of ['a', 'b', 'c', 'd']) await newRun(id)
    const ids = async (limit: number, before?: string) =>
      (await store.runs.list(limit, before)).map(({ id }) => id)
    expect(await ids(2)).toEqual(['d', 'c'])
    expect(await ids(2, 'c')).toEqual(['b', 'a'])
    expect(await ids(2, 'nothing')).toEqual([])
  })

  test('know whether their connection has a secret now', async () => {
    await newRun()
    expect((await store.runs.get('run'))?.connection.hasSecret).toBe(false)
    await store.ciphertexts.put(healthyConnection.id, 'client_secret', 'jwe')
    expect((await store.runs.get('run'))?.connection.hasSecret).toBe(true)
  })
})

describe('A request in flight when the process ended', () => {
  test('is unknown after the restart, and says what to do', async () => {
    await newRun()
    await store.runs.append('run', [sent])
    await reopen()
    const last = (await store.runs.get('run'))?.entries.at(-1)
    expect(last).toMatchObject({
      kind: 'unknown',
      code: 'interrupted',
      inReplyTo: 2,
      step: 'token-request',
      message: expect.stringMatching(/not sent again by itself.*send it again yourself/) as string,
    })
  })

  test('is recorded as unknown once, however often it restarts', async () => {
    await newRun()
    await store.runs.append('run', [sent])
    await reopen()
    await reopen()
    expect(await kinds()).toEqual(['drawn', 'sent', 'unknown'])
  })

  test('is left alone when its outcome was recorded, or a browser has it', async () => {
    await newRun()
    await store.runs.append('run', [sent, failed(2), { ...sent, channel: 'front' }])
    await reopen()
    expect(await kinds()).toEqual(['drawn', 'sent', 'failed', 'sent'])
  })

  test('is none that was recorded elsewhere, which keeps its time too', async () => {
    const elsewhere = { ...sent, at: 1_000 }
    await store.runs.create('run', healthyConnection, [drawn, elsewhere])
    await reopen()
    expect(await kinds()).toEqual(['drawn', 'sent'])
    expect((await store.runs.get('run'))?.entries[1]?.at).toBe(1_000)
  })

  test('goes with its run', async () => {
    await newRun()
    await store.runs.append('run', [sent])
    await store.runs.delete('run')
    await reopen()
    expect(await store.runs.list(10)).toEqual([])
  })
})

describe('Callbacks', () => {
  const ask = (id: string, state: string) =>
    store.runs.append(id, [{ ...sent, channel: 'front' }], { states: [state] })
  const arrive = async (state: string, limit = 5) => {
    const binding = await store.callbacks.find([state])
    return binding && store.callbacks.arrive(binding, callback, limit)
  }

  test('are found by their state, across a restart', async () => {
    await newRun()
    await ask('run', 'x')
    await reopen()
    expect(await store.callbacks.find(['other', 'x'])).toEqual({
      ...{ state: 'x', runId: 'run', authorization: 2, purpose: 'flow' },
      connectionId: healthyConnection.id,
    })
    expect(await store.callbacks.find(['other'])).toBeUndefined()
    expect(await store.callbacks.find([])).toBeUndefined()
  })

  test('of ten at once one is the first', async () => {
    await newRun()
    await ask('run', 'x')
    const arrivals = await Promise.all(Array.from({ length: 10 }, () => arrive('x')))
    expect(arrivals.filter((arrival) => arrival?.first)).toHaveLength(1)
    expect(arrivals.filter((arrival) => arrival?.entry)).toHaveLength(5)
  })

  test('with a state that two requests sent go to the one not answered yet, the newest first', async () => {
    await newRun('a')
    await newRun('b')
    await ask('a', 'x')
    await ask('b', 'x')
    expect((await store.callbacks.find(['x']))?.runId).toBe('b')
    await arrive('x')
    expect((await store.callbacks.find(['x']))?.runId).toBe('a')
  })

  test('of a run that is gone are unknown', async () => {
    await newRun()
    await ask('run', 'x')
    const binding = await store.callbacks.find(['x'])
    await store.runs.delete('run')
    expect(await store.callbacks.find(['x'])).toBeUndefined()
    expect(binding && (await store.callbacks.arrive(binding, callback, 5))).toBeUndefined()
  })
})

describe('Sessions', () => {
  const login = (id: string, claims: Readonly<Record<string, string>>, connection = 'acme') =>
    store.runs.create(id, { ...healthyConnection, id: connection }, [drawn, sent, brought(claims)])
  const brought = (claims: Readonly<Record<string, string>>): NewEntry => ({
    ...{ kind: 'received', step: 'token-request', purpose: 'flow', inReplyTo: 2 },
    response: {
      ...{ status: 200, statusText: 'OK', headers: [], encodedBytes: 0, problems: [] },
      body: JSON.stringify({ id_token: new UnsecuredJWT({ ...claims }).encode() }),
    },
  })
  const of = (name: 'sid' | 'sub', value: string, limit = 10) =>
    store.runs.ofSession('acme', [name, value], limit)

  test('have the runs whose ID Token names them, newest first', async () => {
    await login('a', { sid: '1', sub: 'ada' })
    await login('b', { sid: '2', sub: 'ada' })
    await login('c', { sub: 'ben' })
    expect(await of('sid', '1')).toEqual(['a'])
    expect(await of('sub', 'ada')).toEqual(['b', 'a'])
    expect(await of('sub', 'ada', 1)).toEqual(['b'])
    expect(await of('sid', 'ada')).toEqual([])
  })

  test('are those of one connection', async () => {
    await login('a', { sid: '1' }, 'another')
    expect(await of('sid', '1')).toEqual([])
  })

  test('of an ID Token that the browser brought count as well, inside of a JWT too', async () => {
    const token = new UnsecuredJWT({ sid: '1' }).encode()
    const bring = (name: string, value: string): NewEntry => ({
      ...callback,
      request: { method: 'GET', url: '/callback', via: 'fragment', parameters: [[name, value]] },
    })
    await store.runs.create('a', { ...healthyConnection, id: 'acme' }, [bring('id_token', token)])
    const signed = new UnsecuredJWT({ id_token: token }).encode()
    await store.runs.create('b', { ...healthyConnection, id: 'acme' }, [bring('response', signed)])
    expect(await of('sid', '1')).toEqual(['b', 'a'])
  })

  test('that are named again by a refreshed ID Token, or by a run that is gone, stand once or not', async () => {
    await login('a', { sid: '1' })
    await store.runs.append('a', [brought({ sid: '1' })])
    expect(await of('sid', '1')).toEqual(['a'])
    await store.runs.delete('a')
    expect(await of('sid', '1')).toEqual([])
  })

  test('of runs that an older release recorded are found as well', async () => {
    await login('a', { sid: '1' })
    await store.close()
    const database = openSqlite<{ schema_version: { version: number } }>(file)
    await database.schema.dropTable('sessions').execute()
    await database.updateTable('schema_version').set({ version: 1 }).execute()
    await database.destroy()
    store = await openStore(file)
    expect(await of('sid', '1')).toEqual(['a'])
  })
})

describe('A data folder', () => {
  test('belongs to one process at a time', async () => {
    const unlock = await lockFolder(folder)
    await expect(lockFolder(folder)).rejects.toThrow(/in use by another.*--data/)
    await unlock()
    await (
      await lockFolder(folder)
    )()
  })
})

describe('The file', () => {
  test('that is no database is refused, and left as it is', async () => {
    const other = join(folder, 'other')
    await writeFile(other, 'not a database, '.repeat(1_000))
    await expect(openStore(other)).rejects.toThrow(/not a database/)
  })

  test('of a newer release is refused', async () => {
    const newer = join(folder, 'newer')
    const database = openSqlite<{ schema_version: { version: number } }>(newer)
    await database.schema.createTable('schema_version').addColumn('version', 'integer').execute()
    await database.insertInto('schema_version').values({ version: 99 }).execute()
    await database.destroy()
    await expect(openStore(newer)).rejects.toThrow(/written by a newer release/)
  })
})

describe('Data that was damaged', () => {
  /** One text of the run and of the connection called `damaged` is replaced. */
  async function damage(column: 'connection_json' | 'entry_json', text: string): Promise<void> {
    const database = openSqlite<ExplorerTables>(file)
    const value = sql<string>`cast(${sql.raw(text)} as text)`
    const where = sql`where ${sql.ref(column === 'entry_json' ? 'run_id' : 'id')} = 'damaged'`
    for (const table of column === 'entry_json' ? ['entries'] : ['runs', 'connections']) {
      await sql`update ${sql.table(table)} set ${sql.ref(column)} = ${value} ${where}`.execute(
        database,
      )
    }
    await database.destroy()
  }

  // Before, a text that is no UTF-8 took the whole list away, and one that is no JSON went unsaid.
  test.each([
    ['that is no JSON', `'{"id":'`],
    ['that is JSON and no object', `'null'`],
    ['that is no UTF-8', `x'7b226964223a22ff22'`],
  ])('in one row %s is said of that row, and spares the others', async (_, text) => {
    await newRun('whole')
    await newRun('damaged')
    await store.connections.put({ ...healthyConnection, id: 'damaged' })
    await store.connections.put({ ...healthyConnection, id: 'whole' })
    await damage('connection_json', text)
    const listed = await store.runs.list(10)
    expect(listed.map(({ id, damaged = false }) => [id, damaged])).toEqual([
      ['damaged', true],
      ['whole', false],
    ])
    expect((await store.connections.all()).map(({ id, name }) => [id, name])).toEqual([
      ['damaged', 'Damaged connection damaged'],
      ['whole', healthyConnection.name],
    ])
    await expect(store.runs.get('damaged')).rejects.toMatchObject({ code: 'SQLITE_CORRUPT_ROW' })
    expect(await store.runs.delete('damaged')).toBe(true)
    expect(await store.connections.delete('damaged')).toBe(true)
  })

  test.each([
    ['no JSON', `'{"kind":'`],
    ['no UTF-8', `x'ff'`],
  ])(
    'in the entry of a request in flight, %s, does not keep the tool from starting',
    async (_, text) => {
      await newRun('damaged')
      await store.runs.append('damaged', [sent])
      await damage('entry_json', text)
      await store.recordInterrupted()
      await expect(store.runs.get('damaged')).rejects.toMatchObject({ code: 'SQLITE_CORRUPT_ROW' })
    },
  )

  test.each(Array.from({ length: 12 }, (_, seed) => seed))(
    'in some of its bytes is refused or read, never a crash (%i)',
    async (seed) => {
      for (let i = 0; i < 30; i++) await newRun(`run-${i}`)
      await store.close()
      const bytes = await readFile(file)
      for (let i = 1; i <= 64; i++)
        bytes.writeUInt8(255, (seed * 7919 + i * i * 104_729) % bytes.length)
      await writeFile(file, bytes)
      const opening = openStore(file).then(async (damaged) => {
        await damaged.recordInterrupted()
        await damaged.runs.list(100)
        await damaged.close()
      })
      expect(['fulfilled', 'rejected']).toContain((await Promise.allSettled([opening]))[0].status)
      await rm(file)
      store = await openStore(file)
    },
  )
})

test('a full disk refuses an append as a whole, and what was there stays', async () => {
  await newRun()
  const database = openSqlite<ExplorerTables>(file)
  await sql`PRAGMA max_page_count = 1`.execute(database)
  const runs = storedRuns(database)
  const big: NewEntry = { ...drawn, values: { state: 'x'.repeat(500_000) } }
  await expect(runs.append('run', [drawn, big])).rejects.toMatchObject({ code: 'SQLITE_FULL' })
  expect((await runs.get('run'))?.entries).toHaveLength(1)
  await database.destroy()
})

test('each commit is written through to the disk', async () => {
  const database = openSqlite<ExplorerTables>(file)
  const { rows } = await sql`PRAGMA synchronous`.execute(database)
  await database.destroy()
  expect(rows).toEqual([{ synchronous: 2 }])
})
