import { defineConfig, devices } from '@playwright/test'

const executablePath = process.env['CHROMIUM_PATH']
const asRoot = process.getuid?.() === 0

/** Each browser test starts a tool of its own (tests/browser/tool.ts), so all run side by side. */
export default defineConfig({
  testDir: 'tests/browser',
  testMatch: '**/*.test.ts',
  fullyParallel: true,
  workers: 2,
  retries: 0,
  timeout: 60_000,
  forbidOnly: process.env['CI'] !== undefined,
  use: {
    ...devices['Desktop Chrome'],
    actionTimeout: 10_000,
    viewport: { width: 1440, height: 900 },
    launchOptions: {
      ...(executablePath && { executablePath }),
      args: asRoot ? ['--no-sandbox'] : [],
    },
  },
})
