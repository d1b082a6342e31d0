import type { Page } from '@playwright/test'
import { json, metadata } from './stub-server.ts'
import { expect, test } from './test.ts'
import { openBuiltInRun, openRunOf, passLogin, sendNext, sendToLogin, verdictOf } from './verbs.ts'

/** The steps of the run on the screen that were sent, in order, as the backend has them. */
async function sentSteps(page: Page): Promise<string[]> {
  const id = new URL(page.url()).pathname.split('/')[2] ?? ''
  const answer = await page.request.get(`/api/runs/${id}`)
  const run = (await answer.json()) as { entries: { kind: string; step: string }[] }
  return run.entries.filter(({ kind }) => kind === 'sent').map(({ step }) => step)
}

const everyMessage = [
  'discovery',
  'authorization-request',
  'token-request',
  'jwks',
  'userinfo',
  'api-request',
  'refresh',
]

const button = (page: Page, name: string | RegExp) => verdictOf(page).getByRole('button', { name })

test('Two tabs on one run show the same and send nothing twice', async ({ page, context }) => {
  await openBuiltInRun(page)
  const other = await context.newPage()
  await other.goto(page.url())
  await expect(verdictOf(other)).toContainText('Ready.')

  await sendNext(page)

  await test.step('A login begun in one goes on in both', async () => {
    await passLogin(await sendToLogin(page))
    for (const tab of [page, other])
      await expect(verdictOf(tab)).toContainText('The next message is the token request.')
  })

  await test.step('Both press Run at once', async () => {
    await Promise.all([page.keyboard.press('r'), other.keyboard.press('r')])
    await expect(verdictOf(page)).toContainText('The flow is complete.')
    await expect(verdictOf(other)).toContainText('The flow is complete.')
    expect(await sentSteps(page)).toEqual(everyMessage)
  })
})

test('Two tabs that send at the same moment send one message', async ({
  page,
  context,
  connectToStub,
}) => {
  const slow = async (issuer: string) => {
    await new Promise((resolve) => setTimeout(resolve, 700))
    return json(metadata(issuer))
  }
  await connectToStub('Slow to answer', { discovery: slow })
  await openRunOf(page, 'Slow to answer')
  const other = await context.newPage()
  await other.goto(page.url())
  await expect(verdictOf(other)).toContainText('Ready.')
  await Promise.all([page.keyboard.press('n'), other.keyboard.press('n')])
  for (const tab of [page, other])
    await expect(verdictOf(tab)).toContainText('The next message is the authorization request.')
  expect(await sentSteps(page)).toEqual(['discovery'])
})

test('A tab that is behind is told that the run moved on, before it sends anything', async ({
  page,
  context,
}) => {
  await openBuiltInRun(page)
  const other = await context.newPage()
  await other.route('**/events?*', (route) => route.abort())
  await other.goto(page.url())
  await expect(verdictOf(other)).toContainText('Ready.')
  await sendNext(page)
  await button(other, /^Next/).click()
  await expect(other.getByRole('alert')).toContainText(
    'The run moved on elsewhere, so nothing was sent.',
  )
  await other.getByRole('button', { name: 'Leave it' }).click()
  expect(await sentSteps(page)).toEqual(['discovery'])
})

test('Two runs at once in two tabs each get their own code', async ({ page, context }) => {
  const other = await context.newPage()
  for (const tab of [page, other]) {
    await openBuiltInRun(tab)
    await sendNext(tab)
  }
  const first = await sendToLogin(page)
  const second = await sendToLogin(other)
  await passLogin(second)
  await expect(verdictOf(other)).toContainText('The next message is the token request.')
  await expect(verdictOf(page)).toContainText('Waiting for the login.')
  await passLogin(first)
  for (const tab of [page, other]) {
    await expect(verdictOf(tab)).toContainText('The next message is the token request.')
    await button(tab, 'Run').click()
    await expect(verdictOf(tab)).toContainText('The flow is complete.')
    expect(await sentSteps(tab)).toEqual(everyMessage)
  }
})
