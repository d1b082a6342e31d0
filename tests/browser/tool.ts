import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('../..', import.meta.url))

/** The ports of the tool, of its authorization server and of its sample API; 0 for any free one. */
export interface Ports {
  readonly tool: number
  readonly tenant: number
  readonly api: number
}

/** How to start the tool; what is absent is fresh. */
export interface ToolStart {
  readonly ports?: Ports
  /** Kept when the tool stops; without one it has a folder that goes with it. */
  readonly dataFolder?: string
  readonly environment?: Readonly<Record<string, string>>
}

/** The real tool as its own process, on free ports and with a data folder of its own. */
export interface Tool {
  readonly origin: string
  readonly dataFolder: string
  /** The ports that it listens at, to start it there again. */
  ports(): Promise<Ports>
  /** Everything the process has written to standard output and standard error. */
  output(): string
  stop(): Promise<void>
}

/** Starts the built tool. Rejects with all that it wrote when it ends before it is ready. */
export async function startTool(start: ToolStart = {}): Promise<Tool> {
  const { ports = { tool: 0, tenant: 0, api: 0 }, dataFolder, environment = {} } = start
  const data = dataFolder ?? (await newDataFolder())
  const child = spawn(
    process.execPath,
    [join(root, 'dist/server/main.js'), ...flagsOf(ports), '--data', data],
    { stdio: ['ignore', 'pipe', 'pipe'], env: { ...process.env, ...environment } },
  )
  const chunks: string[] = []
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (text) => chunks.push(String(text)))
  const output = () => chunks.join('')
  const origin = await addressOf(child, output)
  const stop = async () => {
    await ended(child)
    if (!dataFolder) await rm(data, { recursive: true, force: true })
  }
  return { origin, dataFolder: data, ports: () => portsOf(origin), output, stop }
}

/** A folder for the data of a tool that is started more than once. */
export const newDataFolder = (): Promise<string> => mkdtemp(join(tmpdir(), 'oauth-flow-explorer-'))

function flagsOf({ tool, tenant, api }: Ports): string[] {
  return ['--port', `${tool}`, '--tenant-port', `${tenant}`, '--api-port', `${api}`]
}

async function portsOf(origin: string): Promise<Ports> {
  const answer = await fetch(`${origin}/api/session`)
  const { builtIn } = (await answer.json()) as { builtIn: { issuer: string; apiOrigin: string } }
  const port = (url: string) => Number(new URL(url).port)
  return { tool: port(origin), tenant: port(builtIn.issuer), api: port(builtIn.apiOrigin) }
}

/** The address in the one line that the tool prints when it is ready. */
async function addressOf(child: ChildProcess, output: () => string): Promise<string> {
  return new Promise((resolve, reject) => {
    const look = () => {
      const address = /http:\/\/\S+(?=\n)/.exec(output())?.[0]
      if (address) resolve(address.replace(/\/$/, ''))
    }
    child.stdout?.on('data', look)
    child.once('exit', () => reject(new Error(`The tool ended before it was ready:\n${output()}`)))
  })
}

async function ended(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  const exit = new Promise((resolve) => child.once('exit', resolve))
  child.kill('SIGTERM')
  await exit
}
