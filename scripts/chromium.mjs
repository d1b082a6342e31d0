// Finds a Chromium for the browser tests, or fetches one. The order is the cheapest first:
// CHROMIUM_PATH, Playwright's own, the system's, Playwright's download, Debian's package (as
// root), and last a headless build that an npm package carries.
import { spawnSync } from 'node:child_process'
import {
  createReadStream,
  createWriteStream,
  existsSync,
  mkdirSync,
  renameSync,
  rmSync,
} from 'node:fs'
import { chmod } from 'node:fs/promises'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { createBrotliDecompress } from 'node:zlib'
import { root } from './prepare.mjs'

const systemPaths = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
]
const carried = join(root, 'node_modules/.cache/chromium')

/** The path of a Chromium that exists. Throws with the ways to get one when there is none. */
export async function findChromium() {
  const { chromium } = await import('@playwright/test')
  const present = () =>
    [
      process.env['CHROMIUM_PATH'],
      chromium.executablePath(),
      ...systemPaths,
      join(carried, 'chromium'),
    ].find((path) => path && existsSync(path))
  const attempts = [() => {}, downloadByPlaywright, installByApt, unpackFromNpm]
  for (const attempt of attempts) {
    await attempt()
    const path = present()
    if (path) return path
  }
  throw new Error(
    'No Chromium was found or could be fetched. Install one (on Debian: apt-get install chromium), ' +
      'or set CHROMIUM_PATH to an existing one.',
  )
}

function downloadByPlaywright() {
  quietly(process.execPath, [
    join(root, 'node_modules/@playwright/test/cli.js'),
    'install',
    'chromium-headless-shell',
  ])
}

function installByApt() {
  if (process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) return
  const environment = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  quietly('apt-get', ['update', '-qq'], environment)
  quietly('apt-get', ['install', '-y', '-qq', '--no-install-recommends', 'chromium'], environment)
}

async function unpackFromNpm() {
  if (process.platform !== 'linux' || process.arch !== 'x64') return
  mkdirSync(carried, { recursive: true })
  // The last version whose engines accept Node 20.
  quietly('npm', ['install', '--no-save', '--prefix', carried, '@sparticuz/chromium@147.0.0'])
  const packed = join(carried, 'node_modules/@sparticuz/chromium/bin/chromium.br')
  if (!existsSync(packed)) return
  const unpacking = join(carried, `chromium.${process.pid}`)
  await pipeline(createReadStream(packed), createBrotliDecompress(), createWriteStream(unpacking))
  await chmod(unpacking, 0o755)
  renameSync(unpacking, join(carried, 'chromium'))
  rmSync(join(carried, 'node_modules'), { recursive: true, force: true })
}

function quietly(command, parameters, env = process.env) {
  spawnSync(command, parameters, { cwd: root, env, stdio: 'ignore', timeout: 300_000 })
}
