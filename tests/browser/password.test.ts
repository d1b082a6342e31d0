import { expect, test as base } from './test.ts'
import { startTool, type Tool } from './tool.ts'

const password = 'a password of some words'

const test = base.extend<object, { locked: Tool }>({
  locked: [
    async ({}, use) => {
      const tool = await startTool({ environment: { OAUTH_FLOW_EXPLORER_PASSWORD: password } })
      await use(tool)
      await tool.stop()
    },
    { scope: 'worker' },
  ],
})

test('The page asks for the password first, says when it is wrong, and goes on where one was', async ({
  page,
  locked,
}) => {
  await page.goto(`${locked.origin}/connections`)
  await page.getByLabel('Password').fill('not this one')
  await page.getByRole('button', { name: 'Open' }).click()
  await expect(page.getByLabel('Password')).toHaveAccessibleDescription(
    /OAUTH_FLOW_EXPLORER_PASSWORD/,
  )
  await page.getByLabel('Password').fill(password)
  await page.getByRole('button', { name: 'Open' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Connections')
  await page.reload()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Connections')
  expect(await page.evaluate(() => document.cookie)).toBe('')
})
