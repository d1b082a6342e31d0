import { copyFile, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, onTestFinished } from 'vitest'
import { openSqlite } from '../../../server/store/sqlite.ts'
import { prepareTables, type TenantTables } from '../../../server/tenant/tables.ts'
import { loadTenantKeys } from '../../../server/tenant/tenant-keys.ts'
import { startTenant, type TenantOptions } from '../../../server/tenant/tenant.ts'
import { spaClient, webClient } from './test-clients.ts'

let folder: Promise<string> | undefined
let count = 0

/** A fresh store on disk that has its keys already: making an RSA key costs more than a test. */
export async function newDatabase(): Promise<string> {
  folder ??= prepareFolder()
  const path = await folder
  const file = join(path, `${(count += 1)}.sqlite`)
  await copyFile(join(path, 'prepared.sqlite'), file)
  return file
}

async function prepareFolder(): Promise<string> {
  const path = await mkdtemp(join(tmpdir(), 'tenant-'))
  const database = openSqlite<TenantTables>(join(path, 'prepared.sqlite'))
  await prepareTables(database)
  await loadTenantKeys(database)
  await database.destroy()
  return path
}

afterAll(async () => {
  if (folder) await rm(await folder, { recursive: true })
})

/** Starts a tenant on free ports with a store of its own, closed when the test has finished. */
export async function startTestTenant(options: Partial<TenantOptions> = {}) {
  const tenant = await startTenant({
    host: '127.0.0.1',
    port: 0,
    apiPort: 0,
    database: await newDatabase(),
    clients: [webClient, spaClient],
    onError: (error) => console.error(error),
    ...options,
  })
  onTestFinished(() => tenant.close())
  return tenant
}
