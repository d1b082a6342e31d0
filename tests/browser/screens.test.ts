import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from '@playwright/test'
import { screens } from './screens.ts'
import { expect, test } from './test.ts'
import { mapOf, selectMessage } from './verbs.ts'

/** What axe finds, each as a line that names the rule, the element and what is wrong. */
async function violationsOn(page: Page, rules?: string[]): Promise<string[]> {
  const builder = new AxeBuilder({ page })
  const { violations } = await (rules ? builder.withRules(rules) : builder).analyze()
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(({ target, failureSummary }) => `${id}: ${target.join(' ')}: ${failureSummary}`),
  )
}

/** The rules of axe that a change of colours can break; all others see the same page. */
const colourRules = ['color-contrast', 'link-in-text-block']

/** Pixels that stand out to the right of the window. */
const overhang = (page: Page): Promise<number> =>
  page.evaluate(() => (document.scrollingElement?.scrollWidth ?? 0) - innerWidth)

// Colours that fade in would be measured half-way.
test.use({ contextOptions: { reducedMotion: 'reduce' } })

for (const { name, show } of screens) {
  test(`${name} is accessible in both themes and fits 360 pixels`, async ({ page, scene }) => {
    await page.emulateMedia({ colorScheme: 'light' })
    await show(page, scene)
    expect.soft(await violationsOn(page), 'axe in the light theme').toEqual([])
    await page.emulateMedia({ colorScheme: 'dark' })
    expect.soft(await violationsOn(page, colourRules), 'axe in the dark theme').toEqual([])
    await page.setViewportSize({ width: 360, height: 740 })
    await expect
      .soft(async () => expect(await overhang(page)).toBeLessThanOrEqual(0))
      .toPass({ timeout: 1000 })
  })
}

test('At 360 pixels the map is a list above the message, which choosing brings into view', async ({
  page,
  scene,
}) => {
  await page.setViewportSize({ width: 360, height: 740 })
  await page.goto(scene.complete)
  const rows = mapOf(page).getByRole('listitem')
  await expect(rows).not.toHaveCount(0)
  const list = await mapOf(page).boundingBox()
  const pane = await page.getByRole('main').boundingBox()
  expect(pane?.y).toBeGreaterThanOrEqual((list?.y ?? 0) + (list?.height ?? 0))
  await selectMessage(page, 'GET /userinfo')
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('UserInfo request')
  await expect(page.getByRole('heading', { level: 1 })).toBeInViewport()
})

test('The search for what stands out finds what does', async ({ page }) => {
  await page.setViewportSize({ width: 360, height: 740 })
  await page.goto('/')
  await page.getByRole('heading', { level: 1 }).waitFor()
  await page.evaluate(() => {
    const wide = document.createElement('img')
    wide.style.cssText = 'display:block;width:361px;height:1px'
    document.body.append(wide)
  })
  expect(await overhang(page)).toBe(1)
  expect((await violationsOn(page)).some((line) => line.startsWith('image-alt'))).toBe(true)
})
