import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { test as base, expect } from '@playwright/test'

const root = fileURLToPath(new URL('../..', import.meta.url))

/** The real tool as its own process, on free ports and with a data folder of its own. */
export interface Tool {
  readonly origin: string
  readonly dataFolder: string
  /** Everything the process has written to standard output and standard error. */
  output(): string
  stop(): Promise<void>
}

/** Starts the built tool; `parameters` are added to its command line. */
export async function startTool(
  parameters: readonly string[] = [],
  dataFolder?: string,
): Promise<Tool> {
  const data = dataFolder ?? (await mkdtemp(join(tmpdir(), 'oauth-flow-explorer-')))
  const ports = ['--port', '0', '--tenant-port', '0', '--api-port', '0']
  const child = spawn(
    process.execPath,
    [join(root, 'dist/server/main.js'), ...ports, '--data', data, ...parameters],
    { stdio: ['ignore', 'pipe', 'pipe'] },
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
  return { origin, dataFolder: data, output, stop }
}

/** The address in the one line that the tool prints when it is ready. */
async function addressOf(child: ChildProcess, output: () => string): Promise<string> {
  return new Promise((resolve, reject) => {
    const look = () => {
      const address = /http:\/\/\S+/.exec(output())?.[0]
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

/** Each worker has a tool of its own; tests tell their runs apart by starting new ones. */
export const test = base.extend<object, { tool: Tool }>({
  tool: [
    async ({}, use) => {
      const tool = await startTool()
      await use(tool)
      await tool.stop()
    },
    { scope: 'worker' },
  ],
  baseURL: async ({ tool }, use) => use(tool.origin),
})

export { expect }
