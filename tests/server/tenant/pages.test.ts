import { expect, test } from 'vitest'
import { createBrowser, formsOf, titleOf } from './scripted-browser.ts'
import { authorizationRequest, discover } from './test-client.ts'
import { startTestTenant } from './start-test-tenant.ts'
import { redirectUri, webClient } from './test-clients.ts'

/** The login page, in a browser that has just been sent there. */
async function openLogin(parameters: Readonly<Record<string, string>> = {}) {
  const tenant = await startTestTenant()
  const { url } = await authorizationRequest(await discover(tenant.issuer), parameters)
  const browser = createBrowser()
  const { page } = await browser.open(url)
  return { ...tenant, browser, page }
}

test('the login page has a strict policy that lets its form lead to the client', async () => {
  const { page } = await openLogin()
  const policy = page.headers.get('content-security-policy') ?? ''
  expect(policy).toContain("default-src 'none'")
  expect(policy).toContain(`form-action 'self' ${new URL(redirectUri).origin}`)
  expect(policy).toContain("frame-ancestors 'none'")
  expect(policy).not.toContain('unsafe')
  expect(page.headers.get('cache-control')).toBe('no-store')
})

test('the login page has no script and no style of its own', async () => {
  const { page } = await openLogin()
  expect(page.text).not.toMatch(/<script|<style|\sstyle=|\son\w+=/)
})

test('the style sheet is served and knows both colour schemes', async () => {
  const { issuer } = await startTestTenant()
  const response = await fetch(`${issuer}tenant.css`)
  expect(response.headers.get('content-type')).toContain('text/css')
  expect(await response.text()).toContain('prefers-color-scheme: dark')
})

test('the login page says what it is and shows the demo credentials', async () => {
  const { page } = await openLogin()
  expect(page.text).toContain('Built-in tenant')
  expect(page.text).toContain('ben@example.com')
  expect(page.text).toContain('ben-demo-password')
})

test('one button signs a demo user in', async () => {
  const { browser, page } = await openLogin()
  const [ada] = formsOf(page)
  const { titles } = await browser.submit(page, {}, ada)
  expect(titles).toEqual(['Allow access?'])
})

test('a wrong password is told accessibly, and the address is kept', async () => {
  const { browser, page } = await openLogin()
  const wrong = await browser.submit(page, { email: 'ada@example.com', password: 'wrong' })
  expect(wrong.page.status).toBe(400)
  expect(titleOf(wrong.page)).toBe('Error: sign in')
  expect(wrong.page.text).toContain('role="alert"')
  expect(wrong.page.text).toMatch(/aria-describedby="login-error"/)
  expect(wrong.page.text).toContain('value="ada@example.com"')
  expect(wrong.page.text).not.toContain('value="wrong"')
})

test('login_hint fills the address in', async () => {
  const { page } = await openLogin({ login_hint: 'ben@example.com' })
  expect(page.text).toMatch(/id="email"[^>]*value="ben@example.com"/)
})

test('what came in a request is escaped', async () => {
  const { page } = await openLogin({ login_hint: '"><script>alert(1)</script>' })
  expect(page.text).not.toContain('<script>')
  expect(page.text).toContain('&quot;&gt;&lt;script&gt;')
})

test('an unknown client gets a page with error, description and what was received', async () => {
  const { issuer } = await startTestTenant()
  const { page } = await createBrowser().open(
    `${issuer}authorize?client_id=%3Cb%3Enobody&response_type=code&scope=openid`,
  )
  expect(page.status).toBe(400)
  expect(titleOf(page)).toBe('Error: invalid_client')
  expect(page.text).toContain('&lt;b&gt;nobody')
})

test('another browser cannot use the login page’s address', async () => {
  const { page } = await openLogin()
  const stranger = createBrowser()
  const { page: refused } = await stranger.submit(page, {
    email: 'ada@example.com',
    password: 'ada-demo-password',
  })
  expect(refused.status).toBe(400)
  expect(titleOf(refused)).toBe('Error: session_not_found')
})

test('going back to a login page that was used says that it has expired', async () => {
  const { browser, page } = await openLogin()
  await browser.authorize(page.url)
  const { page: again } = await browser.open(page.url)
  expect(titleOf(again)).toBe('Error: session_not_found')
})

test('the issuer’s own page links to its metadata', async () => {
  const { issuer } = await startTestTenant()
  const { page } = await createBrowser().open(issuer)
  expect(page.text).toContain(`${issuer}.well-known/openid-configuration`)
})

test('an unknown path is a page for people and JSON for programs', async () => {
  const { issuer } = await startTestTenant()
  const { page } = await createBrowser().open(`${issuer}nowhere`)
  expect(page.status).toBe(404)
  expect(titleOf(page)).toBe('Error: not_found')
  const headers = { accept: 'application/json' }
  const response = await fetch(`${issuer}nowhere`, { headers })
  expect(await response.json()).toMatchObject({ error: 'not_found' })
})

test('a form_post response submits itself by one script that the policy names by its hash', async () => {
  const { issuer } = await startTestTenant()
  const { url } = await authorizationRequest(await discover(issuer), { response_mode: 'form_post' })
  const { page } = await createBrowser().authorize(url)
  expect(page.headers.get('content-security-policy')).toMatch(/script-src [^;]*'sha256-/)
  const [form] = formsOf(page)
  expect(form?.action).toBe(webClient.redirect_uris[0])
})
