import { describe, expect, test } from 'vitest'
import { jwtWords } from '../../client/jwt-words.ts'
import { bodyWords, timingWords } from '../../client/response-words.ts'
import { readJson } from '../../core/read-json.ts'
import { readJwt } from '../../core/read-jwt.ts'
import { respond } from '../core/arrange-run.ts'

describe('What is wrong with a body is named', () => {
  test.each([
    ['<html>Oops</html>', 'text/html', /web page/],
    ['', 'application/json', /empty/],
    ['{"a":', 'application/json', /no JSON/],
    [`{${' '.repeat(2.5e6)}}`, 'application/json', /more than 2.5 million characters/],
    ['{"a":1,"a":2}', 'application/json', /“a” stands there more than once/],
  ])('%j as %s', (body, type, words) => {
    const response = respond(200, body, [['Content-Type', type]])
    expect(bodyWords(response, readJson(body)).join(' ')).toMatch(words)
  })

  test('plain text that claims nothing is in order', () => {
    const response = respond(200, 'hello', [['Content-Type', 'text/plain']])
    expect(bodyWords(response, readJson('hello'))).toEqual([])
  })

  test('a body that was cut says where', () => {
    const cut = { ...respond(200, 'x'), problems: [{ kind: 'cut-at-limit', limit: 1024 }] as const }
    expect(bodyWords(cut, readJson('x'))[0]).toContain('1,024 bytes')
  })
})

test('phases of a connection that did not happen are left out', () => {
  expect(timingWords({ firstByte: 84.4, total: 90 })).toBe('wait 84 · 90 ms in all')
})

test.each([
  ['eyJhbGciOiJub25lIn0.e30', /2 parts/],
  ['eyJhbGciOiJub25lIn0.W10.', /payload is not a JSON object/],
  ['eyJhbGciOiJub25lIn0.*.x', /payload is not base64url/],
  [' eyJhbGciOiJub25lIn0.e30.x', /white space/],
])('%j is not quite a JWT', (token, words) => {
  expect(readJwt(token)?.problems.map(jwtWords).join(' ')).toMatch(words)
})
