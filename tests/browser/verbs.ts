import { expect, type Locator, type Page } from '@playwright/test'

/** The people who live at the built-in tenant. */
export type User = 'Ada' | 'Ben'

/** The rows of the map, by the beginning of what they say. */
export type MessageName = string | RegExp

export type TabTitle = 'Message' | 'Token' | 'Diagnosis' | 'Raw HTTP' | 'Raw' | 'Learn' | 'As code'

/** What a map says of a run that is not at its end; what is optional may wait for ever. */
export const unfinished = /(?<!optional\s*, )still to come|ready to send|failed/

/** The bar at the top of a run. */
export const verdictOf = (page: Page): Locator => page.getByRole('region', { name: 'Verdict' })

/** The map of a run. */
export const mapOf = (page: Page): Locator =>
  page.getByRole('navigation', { name: 'Messages of this run' })

/** What the message pane shows below its tabs. */
export const paneOf = (page: Page): Locator => page.getByRole('tabpanel').first()

/** Begins a run of the built-in tenant on the home page, to be walked step by step. */
export async function openBuiltInRun(page: Page, origin = ''): Promise<void> {
  await page.goto(`${origin}/`)
  await page.getByRole('button', { name: 'Step by step' }).click()
  await expect(verdictOf(page)).toContainText('Ready.')
}

/** Begins a run of a connection in the list of connections. */
export async function openRunOf(page: Page, connection: string): Promise<void> {
  await page.goto('/connections')
  await page.getByRole('button', { name: `Run ${connection}`, exact: true }).click()
  await expect(verdictOf(page)).toContainText('Ready.')
}

/** Sends the next message, or moves on to the next validation, and waits until that is done. */
export async function sendNext(page: Page): Promise<void> {
  const next = verdictOf(page).getByRole('button', { name: /^Next: / })
  const name = await next.innerText()
  await next.click()
  await expect(verdictOf(page).getByRole('button', { name, exact: true })).toHaveCount(0)
  await expect(verdictOf(page)).not.toContainText('Sending.')
}

/** Sends the draft on the screen. */
export async function sendDraft(page: Page): Promise<void> {
  await paneOf(page).getByRole('button', { name: /^Send/ }).click()
  await expect(page.getByRole('region', { name: 'Response' })).toBeVisible()
}

/** Sends the authorization request, and gives the tab that it opens. */
export async function sendToLogin(page: Page): Promise<Page> {
  return newTab(page, () => sendNext(page))
}

/** The tab that an action opens, when it has loaded. */
export async function newTab(page: Page, action: () => Promise<unknown>): Promise<Page> {
  const opened = page.context().waitForEvent('page')
  await action()
  const tab = await opened
  // Who is still logged in comes back at once, and the tab may have closed itself by now.
  await tab.waitForLoadState().catch(() => undefined)
  return tab
}

/** Logs in at the built-in tenant's login page. */
export async function logIn(login: Page, user: User): Promise<void> {
  await personIn(login, user).click()
}

const personIn = (login: Page, user: User): Locator =>
  login.getByRole('button', { name: new RegExp(`^Continue as ${user}`) })

/** Allows what the consent page lists. */
export async function allow(login: Page): Promise<void> {
  await login.getByRole('button', { name: 'Allow' }).click()
}

/** Denies what the consent page lists. */
export async function deny(login: Page): Promise<void> {
  await login.getByRole('button', { name: 'Deny' }).click()
}

/**
 * Passes the login page, and the consent page, as far as they are shown: who is still logged in is
 * not asked again, nor what was consented to before.
 */
export async function passLogin(login: Page, user: User = 'Ada'): Promise<void> {
  const person = personIn(login, user)
  const consent = login.getByRole('button', { name: 'Allow' })
  if (!(await isShown(login, person.or(consent)))) return
  if (await person.isVisible()) {
    await person.click()
    if (!(await isShown(login, consent))) return
  }
  await consent.click()
}

/** True once it is there; false when the browser has left for the tool, or the tab is closed. */
async function isShown(login: Page, control: Locator): Promise<boolean> {
  const timeout = 15_000
  const shown = control.waitFor({ timeout }).then(() => true)
  const left = login.waitForURL(/\/runs\/|\/callback/, { timeout }).then(() => false)
  const closed = login.waitForEvent('close', { timeout }).then(() => false)
  return Promise.any([shown, left, closed]).catch((error: unknown) => {
    if (login.isClosed()) return false
    throw new Error(`The login stopped at ${login.url()}`, { cause: error })
  })
}

/** Waits until the run goes on: the browser has come back from the authorization server. */
export async function cameBack(page: Page): Promise<void> {
  await expect(messageIn(page, 'GET /callback')).toBeVisible()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Authorization response')
}

/** From a new run to the code: discovery, authorization request, login. */
export async function walkToCode(page: Page, user: User = 'Ada'): Promise<void> {
  await sendNext(page)
  await passLogin(await sendToLogin(page), user)
  await cameBack(page)
}

/** Lets a run that was begun send all it can; the login is passed on the way. */
export async function runAll(page: Page, user: User = 'Ada'): Promise<void> {
  const run = verdictOf(page).getByRole('button', { name: 'Run' })
  await passLogin(await newTab(page, () => run.click()), user)
}

/** The row of the map that begins with these words. */
export function messageIn(page: Page, name: MessageName): Locator {
  return mapOf(page).getByRole('link', { name: beginning(name) })
}

/** Chooses a message in the map. */
export async function selectMessage(page: Page, name: MessageName): Promise<void> {
  await messageIn(page, name).first().click()
}

/** Chooses a tab of the message. */
export async function openTab(page: Page, title: TabTitle): Promise<void> {
  const tab = page.getByRole('tab', { name: title, exact: title !== 'Diagnosis' })
  await tab.click()
  await expect(tab).toHaveAttribute('aria-selected', 'true')
}

/** The value of a parameter, header or Claim of the message on the screen. */
export function valueOf(page: Page, name: string): Locator {
  return paneOf(page)
    .getByRole('term')
    .filter({ hasText: new RegExp(`^${name}$`) })
    .first()
    .locator('xpath=following-sibling::*[1]')
}

/** What is said about a parameter, header or Claim of the message on the screen. */
export function noteOf(page: Page, name: string): Locator {
  return valueOf(page, name).locator('xpath=following-sibling::*[1]')
}

/** The field in which a parameter of the draft on the screen is edited. */
export function draftValue(page: Page, name: string): Locator {
  return paneOf(page).getByRole('textbox', { name: `Value of ${name}`, exact: true })
}

/** The beginning of a message's own words, letter by letter. */
function beginning(name: MessageName): RegExp {
  return typeof name === 'string'
    ? new RegExp(`^${name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}`)
    : name
}
