import { expect, test } from 'vitest'
import { leavesOverHttp } from '../../client/run-form.ts'

test.each([
  ['http://as.example', '', true],
  [' http://10.0.0.7 ', '', true],
  ['', 'http://as.example/token', true],
  ['https://as.example', 'https://as.example/token', false],
  ['http://localhost:8080', 'http://127.0.0.1/token', false],
  ['as.example', '', false],
])('secrets for %s and %s would leave over plain http: %s', (issuer, token_endpoint, expected) => {
  expect(leavesOverHttp({ issuer, endpoints: { token_endpoint } })).toBe(expected)
})
