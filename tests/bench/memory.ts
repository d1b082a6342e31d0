import { execFileSync, spawn } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { call, newRun, sendStep, type TestTool } from '../server/routes/start-test-tool.ts'
import { line } from './measure.ts'

const server = fileURLToPath(new URL('../../dist/server/main.js', import.meta.url))
const runs = 1_000

/** Resident memory of the built tool, at rest and after a thousand runs of one message each. */
export async function benchMemory(): Promise<void> {
  const dataFolder = await mkdtemp(join(tmpdir(), 'oauth-flow-explorer-bench-'))
  const ports = ['--port', '0', '--tenant-port', '0', '--api-port', '0']
  const child = spawn(process.execPath, [server, ...ports, '--data', dataFolder])
  try {
    const origin = await new Promise<string>((resolve) => {
      child.stdout.on('data', (text) => resolve(/http:\S+/.exec(String(text))?.[0] ?? ''))
    })
    const tool: Pick<TestTool, 'call'> = {
      call: (method, path, body) => call(origin, method, path, body),
    }
    await sendOne(tool)
    const atRest = residentMegabytes(child.pid)
    for (let count = 0; count < runs; count++) await sendOne(tool)
    const after = residentMegabytes(child.pid)
    line('memory at rest', `${atRest.toFixed(0)} MB`)
    line('memory after 1,000 runs', `${after.toFixed(0)} MB`)
    line('  as a ratio', (after / atRest).toFixed(2))
  } finally {
    const ended = new Promise((resolve) => child.once('exit', resolve))
    child.kill('SIGTERM')
    await ended
    await rm(dataFolder, { recursive: true, force: true })
  }
}

async function sendOne(tool: Pick<TestTool, 'call'>): Promise<void> {
  const { id } = await newRun(tool, 'built-in')
  await sendStep(tool, id, 'discovery')
}

/** As `ps` tells it, on Linux and macOS. */
function residentMegabytes(pid: number | undefined): number {
  return Number(execFileSync('ps', ['-o', 'rss=', '-p', String(pid)], { encoding: 'utf8' })) / 1024
}
