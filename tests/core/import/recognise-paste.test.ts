import { describe, expect, test } from 'vitest'
import { recognisePaste } from '../../../core/import/recognise-paste.ts'

const jwt = 'eyJhbGciOiJSUzI1NiJ9.eyJzdWIiOiJhZGEifQ.c2ln'

describe('What is pasted is told by what it looks like', () => {
  test.each([
    ['https://tenant.eu.auth0.com/', 'issuer'],
    ['tenant.eu.auth0.com', 'issuer'],
    ['localhost:8080/realms/main', 'issuer'],
    ['https://as.example/.well-known/openid-configuration', 'issuer'],
    ['https://as.example/authorize?client_id=a&response_type=code', 'authorization-url'],
    ['https://app.example/callback?code=abc&state=xyz', 'callback-url'],
    ['https://app.example/callback?error=access_denied&state=xyz', 'callback-url'],
    ['https://app.example/callback#access_token=abc', 'callback-url'],
    [jwt, 'jwt'],
    [`Bearer ${jwt}`, 'jwt'],
    [`Authorization: Bearer ${jwt}`, 'jwt'],
    ['curl https://api.example/contacts', 'request'],
    ['{"log":{"entries":[]}}', 'har'],
    ['com.acme.app:/callback?code=abc&state=xyz', 'callback-url'],
    [`{"id_token":"${jwt}","token_type":"Bearer"}`, 'jwt'],
    [`{"access_token":"${jwt}","token_type":"Bearer"}`, 'jwt'],
    ['{"access_token":"opaque","token_type":"Bearer"}', 'words'],
    ['{"error":"invalid_grant"}', 'words'],
    ['AADSTS50011', 'words'],
    ['invalid_request: redirect_uri did not match', 'words'],
    ['[main] ERROR o.s.s.o - [invalid_token_response]', 'words'],
    ['\uFEFF{"log":{"entries":[]}}', 'har'],
  ])('%s', (text, kind) => {
    expect(recognisePaste(text).kind).toBe(kind)
  })

  test.each([
    [
      'a discovery URL',
      'https://as.example/t/.well-known/openid-configuration',
      'https://as.example/t',
    ],
    [
      'an inserted one',
      'https://as.example/.well-known/oauth-authorization-server/t',
      'https://as.example/t',
    ],
  ])('%s stands for its issuer', (_, url, issuer) => {
    expect(recognisePaste(url)).toEqual({ kind: 'issuer', issuer })
  })
})

describe('What cannot be used is answered with what was found and what to do', () => {
  test.each([
    ['nothing', ''],
    ['a script', 'javascript:alert(1)'],
    ['a file', 'file:///etc/passwd'],
    ['a curl command without a URL', 'curl -X POST'],
  ])('%s', (_, text) => {
    const pasted = recognisePaste(text)
    expect(pasted).toMatchObject({ kind: 'nothing' })
    expect('next' in pasted && pasted.next).toMatch(/\w+\s\w+/)
  })
})

describe('Words in which no known error stands are answered likewise', () => {
  test.each([
    ['a single word', 'hello'],
    ['a sentence', 'it does not work'],
    ['cut JSON', '{"log":{"entries":['],
    ['other JSON', '{"hello":"world"}'],
    ['JSON too deep to be one', '['.repeat(200_000)],
  ])('%s', (_, text) => {
    const pasted = recognisePaste(text)
    expect(pasted.kind === 'words' && pasted.otherwise.next).toMatch(/\w+\s\w+/)
  })
})
