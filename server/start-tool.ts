import { existsSync } from 'node:fs'
import { join } from 'node:path'
import type { FastifyInstance } from 'fastify'
import { analyse } from '../core/analyse.ts'
import packageJson from '../package.json' with { type: 'json' }
import type { Run } from '../core/run.ts'
import { buildApp } from './app.ts'
import { builtInClients, builtInId, builtInSecret, renewBuiltIn } from './built-in.ts'
import { prepareDataFolder } from './data-folder.ts'
import { faults } from './faults/all.ts'
import { issuersOf, opaqueSlug } from './faults/issuers.ts'
import { openLab } from './lab.ts'
import { isLocalhost, spaceOf } from './outbound/address.ts'
import { codeOf, textOfError } from './outbound/errors.ts'
import { send } from './outbound/send.ts'
import { exportRun } from './routes/export-run.ts'
import type { AppParts, RunJudgement, Started } from './routes/parts.ts'
import { openCustody } from './secrets/custody.ts'
import { readKey } from './secrets/key.ts'
import { lockFolder } from './store/lock-folder.ts'
import { openStore } from './store/open-store.ts'
import type { Store } from './store/store.ts'
import type { TenantClient } from './tenant/tenant-clients.ts'
import { type RunningTenant, startTenant } from './tenant/tenant.ts'

/** How the tool is started. Ports of 0 stand for any free one. */
export interface ToolOptions {
  readonly port: number
  readonly tenantPort: number
  readonly apiPort: number
  /** The address to bind to; `localhost` for the loopback addresses of both families. */
  readonly host: string
  /** Where everything is kept. */
  readonly dataFolder: string
  readonly password?: string
  /** The key that secrets are encrypted with, instead of a file in the data folder. */
  readonly key?: string
  /** The origin under which a proxy offers the tool. */
  readonly publicOrigin?: string
  /** The built page; when it is not there, only the API answers. */
  readonly clientFolder?: string
  /** Where warnings and errors go; default standard error. */
  readonly log?: { write(line: string): void }
  /** Listens for the app and gives the port, where another server takes the requests (dev). */
  readonly listen?: (app: FastifyInstance) => Promise<number>
}

/** The tool, started. */
export interface RunningTool {
  /** `http://localhost:4400`, or the public origin. */
  readonly origin: string
  close(): Promise<void>
}

/**
 * Starts the tool with its built-in tenant. Rejects with an `Error` whose message a person can act
 * on: a taken port, a data folder that cannot be used, an address that needs a password.
 */
export async function startTool(options: ToolOptions): Promise<RunningTool> {
  refuseOpenDoor(options)
  await prepareDataFolder(options.dataFolder)
  const key = await readKey(join(options.dataFolder, 'key'), options.key)
  const store = await openDatabase(join(options.dataFolder, 'explorer.sqlite'))
  const custody = openCustody(key, store.ciphertexts)
  let announce = (_started: Started): void => {}
  const started = new Promise<Started>((resolve) => (announce = resolve))
  const app = await buildApp(partsOf(options, { store, custody, started }))
  let tenant: RunningTenant | undefined
  let unlock: (() => Promise<void>) | undefined
  const close = async (): Promise<void> => {
    await app.close()
    await tenant?.close()
    await store.close()
    await unlock?.()
  }
  try {
    const port = await (options.listen ?? listenAt(options))(app)
    const origin = options.publicOrigin ?? `http://${hostName(options.host)}:${port}`
    const callback = `${origin}/callback`
    // Only now is it certain that no other process is at work here.
    unlock = await lockFolder(options.dataFolder)
    await store.recordInterrupted()
    const secret = await builtInSecret(store, custody)
    tenant = await openTenant(options, builtInClients(secret, callback), (error) =>
      app.log.error({ err: error }, 'the built-in tenant failed'),
    )
    const { issuer, apiOrigin } = tenant
    await renewBuiltIn(store, custody, secret, { callback, issuer, apiOrigin })
    const builtIn = { connectionId: builtInId, issuer, apiOrigin }
    announce({ origin, ownPorts: [port], builtIn })
    return { origin, close }
  } catch (error) {
    await close()
    throw error
  }
}

function partsOf(
  { password, publicOrigin, clientFolder, log }: ToolOptions,
  parts: Pick<AppParts, 'store' | 'custody' | 'started'>,
): AppParts {
  return {
    ...parts,
    lab: openLab(parts.store, parts.custody),
    ...{ version: packageJson.version, send, judgeRun, exportRun },
    log: log ?? process.stderr,
    ...(password !== undefined && { password }),
    ...(publicOrigin !== undefined && { publicOrigin }),
    ...(clientFolder !== undefined && existsSync(clientFolder) && { clientFolder }),
  }
}

async function judgeRun(run: Run): Promise<RunJudgement> {
  const { tone, status, lead, reason } = (await analyse(run)).verdict
  return { tone, status, summary: `${lead} ${reason}`.trim() }
}

/** Beyond loopback, whoever reaches the tool could use the secrets it holds. */
function refuseOpenDoor({ host, password, publicOrigin }: ToolOptions): void {
  const loopback = isLocalhost(host) || spaceOf(host) === 'loopback'
  if (password !== undefined || (loopback && publicOrigin === undefined)) return
  throw new Error(
    `${publicOrigin ?? `The address ${host}`} can be reached from other machines, so a password is needed: set OAUTH_FLOW_EXPLORER_PASSWORD. The password and all tokens then cross the network: put a proxy with TLS in front, and name it with --public-origin.`,
  )
}

function hostName(host: string): string {
  if (isLocalhost(host) || spaceOf(host) === 'loopback' || spaceOf(host) === 'unspecified') {
    return 'localhost'
  }
  return host.includes(':') ? `[${host}]` : host
}

async function openDatabase(file: string): Promise<Store> {
  try {
    return await openStore(file)
  } catch (error) {
    throw new Error(
      `The database ${file} cannot be used: ${textOfError(error)} Move it away to begin with an empty one, or choose another folder with --data.`,
      { cause: error },
    )
  }
}

/** Listens at host and port, and gives the port. */
function listenAt({ host, port }: ToolOptions): (app: FastifyInstance) => Promise<number> {
  return async (app) => {
    await naming(port, '--port or OAUTH_FLOW_EXPLORER_PORT', () => app.listen({ host, port }))
    const bound = app.addresses().filter((address) => typeof address === 'object')
    // Of the two loopback addresses Fastify may have got only one, and another program has the other.
    if (isLocalhost(host) && !bound.some(({ address }) => address === '127.0.0.1')) {
      throw taken(port, '--port or OAUTH_FLOW_EXPLORER_PORT')
    }
    return bound[0]?.port ?? port
  }
}

/** The tenant stays on loopback: its users' passwords are on its login page. */
async function openTenant(
  { tenantPort, apiPort, dataFolder }: ToolOptions,
  clients: readonly TenantClient[],
  onError: (error: Error) => void,
): Promise<RunningTenant> {
  const database = join(dataFolder, 'tenant.sqlite')
  const issuers = issuersOf(faults, opaqueSlug)
  const ports = { port: tenantPort, apiPort }
  const options = { host: '127.0.0.1', ...ports, database, clients, issuers, onError }
  try {
    return await startTenant(options)
  } catch (error) {
    const port = error instanceof Error && 'port' in error ? error.port : undefined
    if (codeOf(error) !== 'EADDRINUSE') throw error
    throw port === apiPort
      ? taken(apiPort, '--api-port or OAUTH_FLOW_EXPLORER_API_PORT')
      : taken(tenantPort, '--tenant-port or OAUTH_FLOW_EXPLORER_TENANT_PORT')
  }
}

async function naming(port: number, way: string, listen: () => Promise<unknown>): Promise<void> {
  try {
    await listen()
  } catch (error) {
    if (codeOf(error) === 'EADDRINUSE') throw taken(port, way)
    throw new Error(
      `The tool cannot listen: ${textOfError(error)}. Choose another address with --host, or another port with ${way}.`,
      {
        cause: error,
      },
    )
  }
}

function taken(port: number, way: string): Error {
  return new Error(
    `Port ${port} is taken by another program, perhaps by this tool started before. Stop that, or choose another port with ${way}.`,
  )
}
