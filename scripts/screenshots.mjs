// `npm run screenshots`: takes the README's picture anew, from a real run of the built tool in a
// real Chromium, against the built-in tenant.
import { spawn } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { findChromium } from './chromium.mjs'
import { build, install, requireNode, root } from './prepare.mjs'

requireNode()
install()
build()
const { chromium } = await import('@playwright/test')

const data = mkdtempSync(join(tmpdir(), 'oauth-flow-explorer-screenshots-'))
const ports = ['--port', '0', '--tenant-port', '0', '--api-port', '0']
const tool = spawn(process.execPath, [join(root, 'dist/server/main.js'), ...ports, '--data', data])
const origin = await new Promise((resolve) =>
  tool.stdout.on('data', (text) => resolve(/http:\S+/.exec(String(text))?.[0])),
)
const browser = await chromium.launch({
  executablePath: await findChromium(),
  args: process.getuid?.() === 0 ? ['--no-sandbox'] : [],
})
try {
  await takeWorkspace(await browser.newContext({ viewport: { width: 1440, height: 900 } }))
} finally {
  await browser.close()
  tool.kill('SIGTERM')
  rmSync(data, { recursive: true, force: true })
}

/** A finished run with its token request selected: the map, the verdict and a message in one view. */
async function takeWorkspace(context) {
  const page = await context.newPage()
  await page.goto(origin)
  const login = context.waitForEvent('page')
  await page.getByRole('button', { name: 'Run the flow' }).click()
  const tab = await login
  await tab.getByRole('button', { name: /Ada/ }).click()
  await tab.getByRole('button', { name: 'Allow' }).click()
  await page.getByText('The flow is complete.').waitFor()
  await page.goto(`${page.url().split('/').slice(0, 5).join('/')}/token-request`)
  await page.getByRole('heading', { name: 'Token request' }).waitFor()
  mkdirSync(join(root, 'docs'), { recursive: true })
  await page.screenshot({ path: join(root, 'docs/workspace.png') })
}
