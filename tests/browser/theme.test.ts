import type { Page } from '@playwright/test'
import { expect, test } from './test.ts'

/** How light the page is behind its text, from 0 to 255. */
function lightness(page: Page): Promise<number> {
  return page.evaluate(() => {
    const canvas = document.createElement('canvas').getContext('2d')
    if (!canvas) return -1
    canvas.fillStyle = getComputedStyle(document.body).backgroundColor
    canvas.fillRect(0, 0, 1, 1)
    return canvas.getImageData(0, 0, 1, 1).data[1] ?? -1
  })
}

const expectDark = (page: Page) => expect.poll(() => lightness(page)).toBeLessThan(60)
const expectLight = (page: Page) => expect.poll(() => lightness(page)).toBeGreaterThan(200)
const theme = (page: Page) => page.getByRole('button', { name: /^Theme: / })

test('The page follows the theme of the system as it changes', async ({ page }) => {
  await page.emulateMedia({ colorScheme: 'light' })
  await page.goto('/')
  await expectLight(page)
  await page.emulateMedia({ colorScheme: 'dark' })
  await expectDark(page)
})

test('The theme is switched by hand, kept on a reload, and given back to the system', async ({
  page,
}) => {
  await page.emulateMedia({ colorScheme: 'dark' })
  await page.goto('/')
  await theme(page).click()
  await expect(theme(page)).toHaveAccessibleName('Theme: light. Change to dark')
  await expectLight(page)
  await page.reload()
  await expectLight(page)
  await page.emulateMedia({ colorScheme: 'light' })
  await theme(page).click()
  await expectDark(page)
  await theme(page).click()
  await expect(theme(page)).toHaveAccessibleName('Theme: as the system. Change to light')
  await expectLight(page)
})
