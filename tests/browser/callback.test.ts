import type { BrowserContext, Page } from '@playwright/test'
import { expect, test } from './test.ts'
import {
  cameBack,
  mapOf,
  messageIn,
  newTab,
  openBuiltInRun,
  openRunOf,
  paneOf,
  passLogin,
  sendNext,
  sendToLogin,
  valueOf,
  verdictOf,
  walkToCode,
} from './verbs.ts'

const heading = (page: Page) => page.getByRole('heading', { level: 1 })

/** The address with which the browser comes back next. */
async function nextCallback(context: BrowserContext): Promise<string> {
  const request = await context.waitForEvent('request', (sent) =>
    new URL(sent.url()).pathname.startsWith('/callback'),
  )
  return request.url()
}

test('A callback that is opened again is a second message, and the first one counts', async ({
  page,
  context,
}) => {
  await openBuiltInRun(page)
  const callback = nextCallback(context)
  await walkToCode(page)
  const again = await context.newPage()
  await again.goto(await callback)
  await expect(heading(again)).toHaveText('This callback has come before')
  await expect(again.getByRole('main')).toContainText('It is recorded in the run')
  await again.reload()
  await expect(heading(again)).toHaveText('This callback has come before')

  await again.getByRole('link', { name: 'Go to the run' }).click()
  await expect(mapOf(again)).toContainText('Earlier attempts and experiments (2)')
  await expect(verdictOf(page)).toContainText('The next message is the token request.')
  await sendNext(page)
  await expect(messageIn(page, 'POST /oauth/token').first()).toContainText('done')
})

const strays = [
  {
    title: 'with a state that no run has sent',
    address: '/callback?code=a-code-nobody-asked-for&state=a-state-nobody-sent',
    heading: 'This callback answers no request of this tool',
    arrived: 'a-cod… (23 characters)',
    expected: 'A state that one of the runs has sent',
    advice: 'If you did not start a login just now, close this page',
  },
  {
    title: 'without state',
    address: '/callback?code=a-code-nobody-asked-for',
    heading: 'This callback says not which request it answers',
    arrived: 'a-cod… (23 characters)',
    expected: 'The state that the authorization request sent, unchanged',
    advice: 'that is a fault to report there',
  },
  {
    title: 'without any parameter',
    address: '/callback',
    heading: 'Nothing came with this callback',
    arrived: 'GET /callback',
    expected: 'A code and a state, or an error and a state',
    advice: 'Begin at a run',
  },
  {
    title: 'whose parameters stand in the fragment',
    address: '/callback#error=access_denied&state=a-state-nobody-sent',
    heading: 'This callback answers no request of this tool',
    arrived: 'access_denied',
    expected: 'A state that one of the runs has sent',
    advice: 'another data folder',
  },
]

for (const stray of strays) {
  test(`A callback ${stray.title} gets a page that says what arrived and what to do`, async ({
    page,
  }) => {
    await page.goto(stray.address)
    await expect(heading(page)).toHaveText(stray.heading)
    for (const words of [stray.arrived, stray.expected, stray.advice])
      await expect(page.getByRole('main')).toContainText(words)
    await expect(page.getByRole('main')).not.toContainText('a-code-nobody-asked-for')
  })
}

test('A login that was under way when the tool was started anew comes back to its run', async ({
  page,
  ownTool,
}) => {
  await openBuiltInRun(page, ownTool.origin)
  await sendNext(page)
  const login = await sendToLogin(page)
  await ownTool.restart()
  await passLogin(login)
  await cameBack(page)
  await verdictOf(page).getByRole('button', { name: 'Run' }).click()
  await expect(verdictOf(page)).toContainText('The flow is complete.')
})

test('A login tab that was closed is opened again from the run', async ({ page }) => {
  await openBuiltInRun(page)
  await sendNext(page)
  const login = await sendToLogin(page)
  await login.close()
  // Headless pages are never hidden, so the tab is told what it would notice by itself.
  await page.evaluate(() => document.dispatchEvent(new Event('visibilitychange')))
  await expect(paneOf(page)).toContainText('If you closed the login page, open it again')
  const open = paneOf(page).getByRole('link', { name: 'Open the login page again' })
  await passLogin(await newTab(page, () => open.click()))
  await cameBack(page)
})

test('The login opened in the same tab comes back to the run in that tab', async ({ page }) => {
  await openBuiltInRun(page)
  await sendNext(page)
  const login = await sendToLogin(page)
  await login.close()
  await page.getByRole('button', { name: 'Open it here' }).click()
  await passLogin(page)
  await cameBack(page)
})

test('The tab that came back says so, and can show the run itself', async ({ page, context }) => {
  // A tab that a script opened closes itself; one that the person opened stays.
  await openBuiltInRun(page)
  await sendNext(page)
  const login = await sendToLogin(page)
  await login.close()
  const link = paneOf(page).getByRole('link', { name: 'Open the login page again' })
  const address = (await link.getAttribute('href')) ?? ''
  const own = await context.newPage()
  await own.goto('about:blank')
  await own.goto(address)
  await passLogin(own)
  await expect(heading(own)).toHaveText('Done. The run goes on in the other tab.')
  await own.getByRole('link', { name: 'Show the run here as well' }).click()
  await cameBack(own)
})

test('A callback URL that ended elsewhere is pasted into the run', async ({
  page,
  connectToStub,
}) => {
  await connectToStub('Registered elsewhere', {}, (issuer) => ({
    redirect_uri: `${issuer}/elsewhere`,
  }))
  await openRunOf(page, 'Registered elsewhere')
  await sendNext(page)
  const elsewhere = await sendToLogin(page)
  await expect(heading(elsewhere)).toHaveText('Somewhere else')
  const address = elsewhere.url()

  const field = page.getByRole('textbox', { name: 'Paste the callback URL here' })
  await field.fill('http://localhost/elsewhere')
  await page.getByRole('button', { name: 'Take it' }).click()
  await expect(page.getByRole('alert')).toContainText(
    'It has no parameters. Copy the whole address',
  )
  await field.fill(address)
  await page.getByRole('button', { name: 'Take it' }).click()
  await expect(paneOf(page)).toContainText('The parameters came pasted by hand.')
  await expect(valueOf(page, 'code')).toContainText('a-code')
  await expect(verdictOf(page)).toContainText('The next message is the token request.')
})
