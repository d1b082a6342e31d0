import { fileURLToPath } from 'node:url'
import { help, readCommandLine } from './command-line.ts'
import { defaultDataFolder } from './data-folder.ts'
import { type RunningTool, startTool } from './start-tool.ts'

/** The built server lies in `dist/server`, the built page beside it. */
const clientFolder = fileURLToPath(new URL('../client', import.meta.url))

process.umask(0o077)
// Node would open its debugger, which reads every secret in memory, to whoever reaches its port.
process.on('SIGUSR1', () => undefined)
try {
  const defaultFolder = defaultDataFolder(process.platform, process.env)
  const options = readCommandLine(process.argv.slice(2), process.env, defaultFolder)
  if (options === 'help') process.stdout.write(help)
  else announce(await startTool({ ...options, clientFolder }))
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`)
  process.exit(1)
}

function announce(tool: RunningTool): void {
  let closing = false
  const close = (): void => {
    // Asked a second time, it ends at once; what was recorded is safe.
    if (closing) process.exit(1)
    closing = true
    void tool.close().finally(() => process.exit(0))
  }
  process.on('SIGINT', close)
  process.on('SIGTERM', close)
  process.stdout.write(`OAuth Flow Explorer: ${tool.origin}\n`)
}
