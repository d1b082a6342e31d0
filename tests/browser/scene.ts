import type { Browser, Page } from '@playwright/test'
import type { Tool } from './tool.ts'
import {
  draftValue,
  openBuiltInRun,
  runAll,
  selectMessage,
  sendDraft,
  verdictOf,
  walkToCode,
} from './verbs.ts'

/** Addresses of what stands on the screens: made once, looked at by many tests, changed by none. */
export interface Scene {
  /** A run that is complete: `/runs/…`. */
  readonly complete: string
  /** A run that stopped at the token request, its cause proven. */
  readonly failed: string
  /** A run of which nothing was sent. */
  readonly fresh: string
  /** A run whose user is at the authorization server. */
  readonly waiting: string
  /** The authorization request of the run that waits, as it is sent to the browser. */
  readonly login: string
  /** The built-in issuer, with the slash at its end. */
  readonly issuer: string
}

/** Walks the runs of a scene in a browser of its own. */
export async function makeScene(browser: Browser, { origin }: Tool): Promise<Scene> {
  const context = await browser.newContext({ baseURL: origin })
  const page = await context.newPage()
  const complete = await walked(page, async () => {
    await runAll(page)
    await verdictOf(page).getByText('The flow is complete.').waitFor()
  })
  const failed = await walked(page, async () => {
    await walkToCode(page)
    await selectMessage(page, 'POST /oauth/token')
    await draftValue(page, 'redirect_uri').fill(`${origin}/callback/`)
    await sendDraft(page)
  })
  const fresh = await walked(page, async () => {})
  await context.clearCookies()
  let login = ''
  const waiting = await walked(page, async () => {
    await page.getByRole('button', { name: 'Run', exact: true }).click()
    const link = page.getByRole('link', { name: 'Open the login page again' })
    login = (await link.getAttribute('href')) ?? ''
  })
  await context.close()
  return { complete, failed, fresh, waiting, login, issuer: `${new URL(login).origin}/` }
}

async function walked(page: Page, walk: () => Promise<void>): Promise<string> {
  await openBuiltInRun(page)
  await walk()
  return new URL(page.url()).pathname.split('/', 3).join('/')
}
