import { expect, type Page } from '@playwright/test'
import { passLogin, newTab, runAll, verdictOf } from '../verbs.ts'

/** Begins a run against the fault of that title. */
export async function openFault(
  page: Page,
  title: string,
  how: 'Show me' | 'Let me find it',
): Promise<void> {
  await page.goto('/lab')
  await page.getByLabel('Name the faults in the list').check()
  await page.getByRole('searchbox').fill(title)
  await page.getByRole('button', { name: how }).first().click()
  await expect(verdictOf(page)).toContainText('Ready.')
}

/** Puts something into the box of the home page and opens it. */
export async function paste(page: Page, text: string): Promise<void> {
  await page.goto('/')
  await page.getByRole('textbox', { name: /^Paste an issuer/ }).fill(text)
  await page.getByRole('button', { name: 'Open', exact: true }).click()
}

/** Makes the fix of the verdict bar, and logs in again where that is asked for. */
export async function applyFix(page: Page): Promise<void> {
  const fix = verdictOf(page).getByRole('button', { name: /^(Apply fix|Change the connection)/ })
  await passLogin(await newTab(page, () => fix.click()))
}

/** A run of the built-in tenant, walked to its end. */
export async function completeRun(page: Page): Promise<string> {
  await page.goto('/')
  await page.getByRole('button', { name: 'Step by step' }).click()
  await expect(verdictOf(page)).toContainText('Ready.')
  await runAll(page)
  await expect(verdictOf(page)).toContainText('The flow is complete.')
  return runOf(page)
}

/** The id of the run on the screen. */
export function runOf(page: Page): string {
  return /\/runs\/([^/?]+)/.exec(page.url())?.[1] ?? ''
}
