import { describe, expect, test } from 'vitest'
import { drawAuthorizationValues, randomValue, s256 } from '../../core/pkce.ts'

test('https://www.rfc-editor.org/rfc/rfc7636#appendix-B', async () => {
  const code_verifier = 'dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk'
  expect(await s256(code_verifier)).toBe('E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM')
})

describe('A random value', () => {
  test('is a verifier as RFC 7636 §4.1 wants it: 43 to 128 unreserved characters', () => {
    expect(randomValue()).toMatch(/^[A-Za-z0-9._~-]{43,128}$/)
  })

  test('is another each time', () => {
    expect(new Set(Array.from({ length: 200 }, randomValue)).size).toBe(200)
  })
})

describe('The values of one authorization attempt', () => {
  test('are four, and no two of them alike', async () => {
    const values = await drawAuthorizationValues()
    expect(Object.keys(values)).toEqual(['state', 'nonce', 'code_verifier', 'code_challenge'])
    expect(new Set(Object.values(values)).size).toBe(4)
  })

  test('have the challenge of their own verifier', async () => {
    const { code_verifier = '', code_challenge } = await drawAuthorizationValues()
    expect(code_challenge).toBe(await s256(code_verifier))
  })
})
