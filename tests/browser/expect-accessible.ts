import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from '@playwright/test'
import { expect } from './test.ts'

/** The rules of axe that a change of colours can break; all others see the same page. */
const colourRules = ['color-contrast', 'link-in-text-block']

/** Expects the page as it is to be accessible in both themes, and to fit 360 pixels in width. */
export async function expectAccessible(page: Page): Promise<void> {
  // A page that has not drawn itself yet has neither landmark nor heading.
  await page.locator('h1').first().waitFor({ state: 'attached' })
  // Colours that fade in would be measured half-way.
  await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' })
  expect.soft(await violationsOn(page), 'axe in the light theme').toEqual([])
  await page.emulateMedia({ colorScheme: 'dark', reducedMotion: 'reduce' })
  expect.soft(await violationsOn(page, colourRules), 'axe in the dark theme').toEqual([])
  await page.setViewportSize({ width: 360, height: 740 })
  await expect.soft.poll(() => overhangOf(page), 'pixels beyond 360').toBeLessThanOrEqual(0)
}

/** What axe finds, each as a line that names the rule, the element and what is wrong. */
export async function violationsOn(page: Page, rules?: string[]): Promise<string[]> {
  // No page here frames another; the mode that looks into frames opens a page for each analysis.
  const builder = new AxeBuilder({ page }).setLegacyMode().options({ resultTypes: ['violations'] })
  const { violations } = await (rules ? builder.withRules(rules) : builder).analyze()
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(({ target, failureSummary }) => `${id}: ${target.join(' ')}: ${failureSummary}`),
  )
}

/** Pixels that stand out to the right of the window. */
export function overhangOf(page: Page): Promise<number> {
  return page.evaluate(() => (document.scrollingElement?.scrollWidth ?? 0) - innerWidth)
}
