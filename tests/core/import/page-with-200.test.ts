import { describe, expect, test } from 'vitest'
import { analysed, foundIn, login, type Part } from './recorded.ts'

const asked = (html: string, origin = 'https://as.example'): Part => ({
  url: login.asked.url.replace('https://as.example', origin),
  headers: { 'content-type': 'text/html' },
  html,
})

describe('A page with status 200 in place of an answer', () => {
  test('is an error page by its vendor’s number, though no check fails', async () => {
    const page = '<html><body><p>More information</p><p>AADSTS50105</p></body></html>'
    const found = await foundIn(asked(page, 'https://login.microsoftonline.com'))
    expect(found[0]).toBe('entra-50105-user-not-assigned')
  })

  test('is one by its title, where it asks for nothing', async () => {
    const page = '<html><title>Error</title><h1>Oops</h1><p>The client is unknown.</p></html>'
    expect((await foundIn(asked(page)))[0]).toBe('client-id-unknown')
  })

  test.each([
    ['a login form', '<html><title>Log in</title><input type="password" name="pw"></html>'],
    [
      'a login form with a hidden heading for errors',
      '<html><h2 hidden>Something went wrong</h2><input type="email" name="user"></html>',
    ],
    ['a page of consent', '<html><h1>Allow the shop to read your orders?</h1></html>'],
    ['a script that draws a login', '<html><script>var errors = ["invalid"]</script></html>'],
  ])('is none for %s', async (_name, page) => {
    const { findings, verdict } = await analysed(asked(page))
    expect(findings.filter(({ severity }) => severity !== 'advice')).toEqual([])
    expect(verdict.tone).toBe('neutral')
  })
})

describe('A page that hands its answer on as a message (web_message)', () => {
  const handing = (response: object): Part => {
    const page = asked(
      `<html><script>var answer = {type: "authorization_response",response: ${JSON.stringify(response)}}; parent.postMessage(answer, "https://shop.example")</script></html>`,
    )
    return { ...page, url: `${page.url}&response_mode=web_message` }
  }
  const state = 'Zx82hKq01LsPz7Aa'

  test('is diagnosed as the callback that it is', async () => {
    const found = await foundIn(handing({ error: 'login_required', state }))
    expect(found[0]).toBe('prompt-none-login-required')
  })

  test('brings the code that the token request shows', async () => {
    const code = 'c0deQ81xT4vK2mZ7s'
    const { judged, findings } = await analysed(handing({ code, state }), {
      ...login.token,
      json: { error: 'invalid_grant' },
      status: 400,
    })
    const same = judged.find(({ check }) => check.id === 'token-request/code-from-callback')
    expect(same?.verdict.outcome).toBe('pass')
    expect(findings.some(({ id }) => id === 'state-mismatch')).toBe(false)
  })

  test('raises nothing where the login went well', async () => {
    expect(await foundIn(handing({ code: 'c0deQ81xT4vK2mZ7s', state }))).toEqual([])
  })
})
