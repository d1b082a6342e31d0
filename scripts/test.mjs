// `npm test`: sets up a fresh clone, runs every suite to its end, and closes with one line that
// sums them: `N passed, N failed, N skipped`.
import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { runChecks } from './check.mjs'
import { findChromium } from './chromium.mjs'
import { build, install, requireNode, root } from './prepare.mjs'

requireNode()
install()
build()

const reports = mkdtempSync(join(tmpdir(), 'oauth-flow-explorer-'))
const suites = [
  ['Checks', runChecks],
  ['Unit and server tests', runVitest],
  ['Browser tests', runPlaywright],
]
const totals = { passed: 0, failed: 0, skipped: 0 }
for (const [title, suite] of suites) {
  process.stdout.write(`\n${title}\n`)
  const counts = await suite()
  for (const key of Object.keys(totals)) totals[key] += counts[key]
}
rmSync(reports, { recursive: true, force: true })
process.stdout.write(
  `\n${totals.passed} passed, ${totals.failed} failed, ${totals.skipped} skipped\n`,
)
process.exitCode = totals.failed === 0 && totals.passed > 0 ? 0 : 1

function runVitest() {
  const report = join(reports, 'vitest.json')
  const status = node('node_modules/vitest/vitest.mjs', [
    'run',
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${report}`,
  ])
  const { numPassedTests, numFailedTests, numPendingTests, numTodoTests } = read(report)
  return counted(status, numPassedTests, numFailedTests, numPendingTests + numTodoTests)
}

async function runPlaywright() {
  let chromium
  try {
    chromium = await findChromium()
  } catch (error) {
    process.stdout.write(`✗ ${error.message}\n`)
    return { passed: 0, failed: 1, skipped: 0 }
  }
  const report = join(reports, 'playwright.json')
  const status = node('node_modules/@playwright/test/cli.js', ['test', '--reporter=list,json'], {
    CHROMIUM_PATH: chromium,
    PLAYWRIGHT_JSON_OUTPUT_NAME: report,
  })
  const { stats = {} } = read(report)
  return counted(
    status,
    stats.expected,
    (stats.unexpected ?? 0) + (stats.flaky ?? 0),
    stats.skipped,
  )
}

/** A runner that failed without a failing test (a file that does not load, say) still counts. */
function counted(status, passed = 0, failed = 0, skipped = 0) {
  return { passed, failed: status !== 0 && failed === 0 ? 1 : failed, skipped }
}

function node(script, parameters, environment = {}) {
  const { status } = spawnSync(process.execPath, [join(root, script), ...parameters], {
    cwd: root,
    env: { ...process.env, ...environment },
    stdio: ['ignore', 'inherit', 'inherit'],
  })
  return status
}

function read(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'))
  } catch {
    return {}
  }
}
