import type { Page } from '@playwright/test'
import { expect, test } from './test.ts'
import {
  cameBack,
  mapOf,
  messageIn,
  newTab,
  openBuiltInRun,
  unfinished,
  verdictOf,
} from './verbs.ts'

const heading = (page: Page) => page.getByRole('heading', { level: 1 })

/** Presses Tab until the control of that name has the focus, which must be visible there. */
async function tabTo(page: Page, name: RegExp): Promise<void> {
  for (let presses = 0; presses < 60; presses += 1) {
    await page.keyboard.press('Tab')
    const { text, visible } = await focusIn(page)
    if (name.test(text)) return expect(visible, `the focus on ${text}`).toBe(true)
  }
  throw new Error(`Tab does not reach ${name}`)
}

interface Focus {
  /** What the focused element says; empty when nothing has the focus. */
  readonly text: string
  /** It, or the box around it, has an outline, a shadow or a border that comes with the focus. */
  readonly visible: boolean
}

function focusIn(page: Page): Promise<Focus> {
  return page.evaluate(() => {
    const element = document.activeElement
    if (!(element instanceof HTMLElement) || element === document.body)
      return { text: '', visible: false }
    const look = () =>
      [element, element.parentElement ?? element].map((shown) => {
        const { outlineStyle, outlineWidth, boxShadow, borderColor } = getComputedStyle(shown)
        return `${outlineStyle} ${outlineWidth} ${boxShadow} ${borderColor}`
      })
    const focused = look().join()
    const shown = element.matches(':focus-visible')
    element.blur()
    const blurred = look().join()
    element.focus()
    const words = element.innerText.trim() || element.getAttribute('aria-label')
    return { text: words || element.outerHTML, visible: shown && focused !== blurred }
  })
}

test('The whole flow is walked without the mouse', async ({ page }) => {
  await page.goto('/')
  await tabTo(page, /^Step by step/)
  await page.keyboard.press('Enter')
  await expect(verdictOf(page)).toContainText('Ready.')

  await test.step('The arrows lead into the map, and Enter sends what is ready', async () => {
    await page.keyboard.press('ArrowDown')
    await expect(messageIn(page, 'GET /.well-known/openid-configuration')).toBeFocused()
    expect(await focusIn(page)).toMatchObject({ visible: true })
    await page.keyboard.press('Enter')
    await expect(messageIn(page, '200')).toBeVisible()
    await expect(verdictOf(page).getByRole('button', { name: /^Next: / })).toBeEnabled()
  })

  await test.step('n sends the next message, which opens the login', async () => {
    const login = await newTab(page, () => page.keyboard.press('n'))
    await tabTo(login, /^Continue as Ada/)
    await login.keyboard.press('Enter')
    const allow = login.getByRole('button', { name: 'Allow' })
    const asked = await Promise.race([
      allow.waitFor().then(() => true),
      cameBack(page).then(() => false),
    ])
    if (asked) {
      await tabTo(login, /^Allow$/)
      await login.keyboard.press('Enter')
    }
    await cameBack(page)
  })

  await test.step('The arrows walk the messages, and the pane follows', async () => {
    await page.keyboard.press('n')
    await expect(heading(page)).toHaveText('Token request')
    await messageIn(page, 'POST /oauth/token').first().focus()
    await page.keyboard.press('ArrowUp')
    await expect(heading(page)).toHaveText('Authorization response')
    await page.keyboard.press('Home')
    await expect(heading(page)).toHaveText('Discovery')
    await page.keyboard.press('End')
    await expect(heading(page)).toHaveText('Logout request')
    expect(await focusIn(page)).toMatchObject({ visible: true })
  })

  await test.step('r sends all that is left', async () => {
    await page.keyboard.press('r')
    await expect(verdictOf(page)).toContainText('The flow is complete.')
    await expect(mapOf(page)).not.toContainText(unfinished)
  })
})

test('1 to 5 choose the tabs, ? lists the keys, e exports, Esc closes', async ({ page }) => {
  await openBuiltInRun(page)
  for (const [key, title] of [
    ['2', 'Diagnosis'],
    ['3', 'Raw HTTP'],
    ['4', 'Learn'],
    ['5', 'As code'],
    ['1', 'Message'],
  ] as const) {
    await page.keyboard.press(key)
    await expect(page.getByRole('tab', { name: title, exact: true })).toHaveAttribute(
      'aria-selected',
      'true',
    )
  }
  await page.keyboard.press('?')
  await expect(page.getByRole('dialog', { name: 'Keys' })).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(page.getByRole('dialog')).toHaveCount(0)
  await page.keyboard.press('e')
  await expect(page.getByRole('dialog', { name: /^Export run/ })).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(page.getByRole('dialog')).toHaveCount(0)
})

test('Keys that are typed into a field are text, not commands', async ({ page }) => {
  await openBuiltInRun(page)
  const url = page.getByRole('textbox', { name: 'URL' })
  await url.focus()
  await page.keyboard.press('End')
  await page.keyboard.type('?n=r1e')
  await expect(url).toHaveValue(/\?n=r1e$/)
  await expect(page.getByRole('dialog')).toHaveCount(0)
  await expect(messageIn(page, '200')).toHaveCount(0)
})

test('What gives way to what came of it leaves the focus to that', async ({ page }) => {
  await openBuiltInRun(page)
  await tabTo(page, /^Send$/)
  await page.keyboard.press('Enter')
  await expect(page.getByRole('region', { name: 'Response' })).toBeVisible()
  await expect(heading(page)).toBeFocused()
  await tabTo(page, /^Send again with changes/)
  await page.keyboard.press('Enter')
  await expect(heading(page)).toBeFocused()
})

test('What is disabled while it is under way has the focus again afterwards', async ({ page }) => {
  await openBuiltInRun(page)
  await page.getByRole('button', { name: 'Preflight' }).click()
  await expect(page.getByText('Nothing stands against a login.')).toBeVisible()
  await tabTo(page, /^Ask again/)
  await page.keyboard.press('Enter')
  await expect(page.getByRole('button', { name: 'Ask again' })).toBeFocused()
})

test('Removing one of several leaves the focus among the others', async ({ page }) => {
  await page.goto('/connections/new?template=any')
  await tabTo(page, /^Add a parameter/)
  await page.keyboard.press('Enter')
  await expect(page.getByLabel('Name of parameter 1')).toBeFocused()
  await tabTo(page, /^Remove/)
  await page.keyboard.press('Enter')
  const group = page.getByRole('group', { name: 'Further parameters' })
  await expect(group.locator(':focus')).toHaveCount(1)
})

test('Enter in a field of the draft sends it', async ({ page }) => {
  await openBuiltInRun(page)
  await page.getByRole('textbox', { name: 'Value of Accept' }).press('Enter')
  await expect(messageIn(page, '200')).toBeVisible()
})

for (const path of ['/', '/connections', '/connections/new', '/runs', '/lab']) {
  test(`Every stop of Tab on ${path} shows the focus`, async ({ page }) => {
    await page.goto(path)
    await expect(heading(page)).toBeVisible()
    await page.keyboard.press('Tab')
    await expect(page.getByRole('link', { name: 'Skip to content' })).toBeFocused()
    const unseen: string[] = []
    for (let stop = 0; stop < 40; stop += 1) {
      const { text, visible } = await focusIn(page)
      if (text === '') break
      if (!visible) unseen.push(text)
      await page.keyboard.press('Tab')
    }
    expect(unseen).toEqual([])
  })
}
