import { describe, expect, test } from 'vitest'
import { idsFor } from './evidence.ts'

const callback = 'https://app.example/cb?state=Zx82hKq01LsPzAAAA'

/** Without the authorization request that led to it, a callback was taken for a call to an API. */
describe('a callback that comes alone', () => {
  test.each([
    ['access_denied', 'The user cancelled the login', 'access-denied-by-user'],
    ['unauthorized_client', '', 'unauthorized-client-flow'],
    ['login_required', '', 'prompt-none-login-required'],
    ['server_error', '', 'server-error-from-as'],
  ])('is explained by its error %s', async (error, error_description, cause) => {
    const url = `${callback}&${new URLSearchParams({ error, error_description })}`
    const ids = await idsFor({ url }, { status: 500, body: 'Login failed' })
    expect(ids[0]).toBe(cause)
  })

  test('is explained by the fragment that it came in', async () => {
    const url = 'https://app.example/cb#error=access_denied&state=Zx82hKq01LsPzAAAA'
    const ids = await idsFor({ url }, { status: 200, body: '' })
    expect(ids).toContain('access-denied-by-user')
  })

  test('raises nothing when it brought a code', async () => {
    const ids = await idsFor({ url: `${callback}&code=abc123abc123` }, { status: 302 })
    expect(ids).toEqual([])
  })
})
