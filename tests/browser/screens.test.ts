import { expectAccessible, overhangOf, violationsOn } from './expect-accessible.ts'
import { screens } from './screens.ts'
import { expect, test } from './test.ts'
import { mapOf, selectMessage } from './verbs.ts'

for (const { name, show } of screens) {
  test(`${name} is accessible in both themes and fits 360 pixels`, async ({ page, scene }) => {
    await show(page, scene)
    await expectAccessible(page)
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
  expect(await overhangOf(page)).toBe(1)
  expect((await violationsOn(page)).some((line) => line.startsWith('image-alt'))).toBe(true)
})
