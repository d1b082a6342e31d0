import { describe, expect, test } from 'vitest'
import { analysed, foundIn, login, type Part } from './recorded.ts'

const page = { ...login.callback, status: 200, location: '', html: '<html>The application</html>' }
const before = [login.asked, login.page, login.sentBack, page] as const
const failed = { status: 0, failure: 'net::ERR_FAILED', after: 0 } as const

const call: Part = {
  url: 'https://api.example/orders',
  asked: { Origin: 'https://shop.example', Authorization: 'Bearer opaque-2YotnFZFEjr1' },
  ...failed,
}

/** What the browser asks before it sends that request, answered so. */
function preflight(
  { url, method = 'GET' }: Part,
  status: number,
  headers: Part['headers'],
  wanted = 'authorization',
): Part {
  const asked = {
    Origin: 'https://shop.example',
    'Access-Control-Request-Method': method,
    'Access-Control-Request-Headers': wanted,
  }
  return { method: 'OPTIONS', url, asked, status, headers: headers ?? {} }
}

const allowed = {
  'access-control-allow-origin': 'https://shop.example',
  'access-control-allow-headers': 'authorization',
}

describe('A page whose browser keeps an answer from it', () => {
  test('redeems its code at a token endpoint that does not allow its origin', async () => {
    const { findings } = await analysed(...before, { ...login.token, ...failed })
    expect(findings[0]).toMatchObject({ id: 'token-endpoint-cors', status: 'likely' })
  })

  test('and the preflight proves it, with the origin that was sent and what was received', async () => {
    const asked = preflight(login.token, 200, {}, 'content-type')
    const { findings } = await analysed(...before, asked, { ...login.token, ...failed })
    expect(findings[0]).toMatchObject({ id: 'token-endpoint-cors', status: 'proven' })
    const told = JSON.stringify(findings[0]?.evidence)
    expect(told).toContain('"found":"https://shop.example"')
    expect(told).toContain('Access-Control-Allow-Origin: https://shop.example')
    expect(told).toContain('"found":"nothing"')
  })

  test.each([
    ['a preflight that wants a token', preflight(call, 401, {}), 'api-cors-preflight-401'],
    ['no Access-Control-Allow-Origin', preflight(call, 204, {}), 'api-cors-origin-not-allowed'],
    [
      'another origin allowed',
      preflight(call, 204, {
        ...allowed,
        'access-control-allow-origin': 'https://shop.example:8443',
      }),
      'api-cors-origin-not-allowed',
    ],
    [
      'a header that is not allowed',
      preflight(call, 204, allowed, 'authorization,x-trace-id'),
      'cors-preflight-extra-headers',
    ],
    ['an answer without CORS', preflight(call, 204, allowed), 'api-answer-without-cors'],
  ])('at an API with %s', async (_title, asked, cause) => {
    expect((await foundIn(asked, call))[0]).toBe(cause)
  })

  test('a star allows any origin, and not the header Authorization', async () => {
    const star = { 'access-control-allow-origin': '*', 'access-control-allow-headers': '*' }
    expect((await foundIn(preflight(call, 204, star), call))[0]).toBe(
      'cors-preflight-extra-headers',
    )
  })

  test('opened from a file, it has no origin to allow', async () => {
    const asked = { Origin: 'null', 'Sec-Fetch-Mode': 'cors' }
    const { findings } = await analysed(...before, { ...login.token, ...failed, asked })
    expect(findings[0]?.id).toBe('cors-origin-null')
  })

  test('which listed the preflight after the request, as some browsers do', async () => {
    const asked = { ...preflight(call, 401, {}), after: 0 }
    expect((await foundIn(call, asked))[0]).toBe('api-cors-preflight-401')
  })

  test('is none where a name was not found, whatever its origin', async () => {
    const failure = 'net::ERR_NAME_NOT_RESOLVED'
    const found = await foundIn(...before, { ...login.token, status: 0, failure })
    expect(found[0]).toBe('dns-or-connect-refused')
  })

  test('raises nothing where the preflight is allowed and the answer comes', async () => {
    const fine = { ...call, status: 200, failure: '', json: [] }
    expect(await foundIn(preflight(call, 204, allowed), fine)).toEqual([])
  })
})
