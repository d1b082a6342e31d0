// What a fresh clone needs before it can run: the right Node, the packages, an up-to-date build.
// Plain JavaScript without dependencies, since nothing is installed yet when it starts.
import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync, readdirSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

export const root = fileURLToPath(new URL('..', import.meta.url))
const installedLock = join(root, 'node_modules/.installed-package-lock.json')

/** Ends the process with a plain message when this Node is too old to run the tool. */
export function requireNode() {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number)
  const enough = (major === 20 && minor >= 19) || (major === 22 && minor >= 12) || major > 22
  if (enough) return
  process.stderr.write(
    `Node.js ${process.versions.node} cannot run this: it needs 20.19 or later, 22.12 or later, or 24.\n`,
  )
  process.exit(1)
}

/** Installs the packages when they are missing or the lock file has changed since. */
export function install() {
  const lock = readFileSync(join(root, 'package-lock.json'), 'utf8')
  if (existsSync(installedLock) && readFileSync(installedLock, 'utf8') === lock) return
  run('npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error'])
  writeFileSync(installedLock, lock)
}

/** Builds page and server when a source is newer than what was built from it. */
export function build() {
  const built = modified(join(root, 'dist/server/main.js'))
  const sources = ['client', 'core', 'server', 'vite.config.ts', 'package-lock.json']
  if (Math.max(...sources.map((source) => newest(join(root, source)))) <= built) return
  runNode('node_modules/vite/bin/vite.js', ['build', '--app', '--logLevel', 'warn'])
}

/** Runs a package's script with this Node; ends the process with its exit code when it fails. */
export function runNode(script, parameters, options = {}) {
  run(process.execPath, [join(root, script), ...parameters], options)
}

function run(command, parameters, options = {}) {
  const { status } = spawnSync(command, parameters, {
    cwd: root,
    // Standard output belongs to what was asked for, not to its preparation.
    stdio: ['ignore', 2, 2],
    shell: process.platform === 'win32' && command === 'npm',
    ...options,
  })
  if (status !== 0) process.exit(status ?? 1)
}

function newest(path) {
  if (!existsSync(path)) return 0
  if (statSync(path).isFile()) return modified(path)
  return readdirSync(path, { withFileTypes: true, recursive: true }).reduce(
    (latest, entry) => Math.max(latest, modified(join(entry.parentPath ?? entry.path, entry.name))),
    0,
  )
}

function modified(path) {
  return existsSync(path) ? statSync(path).mtimeMs : 0
}
