import { expect, test } from 'vitest'
import { issuerOfPaste } from '../../../core/import/issuer-of-paste.ts'

test.each([
  ['login.acme.com', 'https://login.acme.com'],
  ['https://id.example/acme/.well-known/openid-configuration', 'https://id.example/acme'],
  ['https://id.example/.well-known/openid-configuration/acme', 'https://id.example/acme'],
  ['https://acme.eu.auth0.com/.well-known/openid-configuration', 'https://acme.eu.auth0.com/'],
  ['https://acme.eu.auth0.com/authorize?client_id=c', 'https://acme.eu.auth0.com/'],
  [
    'https://kc.example/realms/acme/protocol/openid-connect/auth?client_id=c&state=s',
    'https://kc.example/realms/acme',
  ],
  [
    'https://login.microsoftonline.com/acme/oauth2/v2.0/authorize?client_id=c',
    'https://login.microsoftonline.com/acme/v2.0',
  ],
  [
    'https://acme.okta.com/oauth2/default/v1/authorize?client_id=c',
    'https://acme.okta.com/oauth2/default',
  ],
  ['https://acme.okta.com/oauth2/v1/authorize', 'https://acme.okta.com'],
  ['https://accounts.google.com/o/oauth2/v2/auth?client_id=c', 'https://accounts.google.com'],
  ['https://demo.duende.example/connect/authorize?client_id=c', 'https://demo.duende.example'],
])('%s leads to %s', (pasted, issuer) => {
  expect(issuerOfPaste(pasted)?.issuer).toBe(issuer)
})

test('RFC 8414’s address fixes its form', () => {
  expect(
    issuerOfPaste('https://id.example/.well-known/oauth-authorization-server/acme'),
  ).toMatchObject({ issuer: 'https://id.example/acme', discovery: 'oauth' })
})

test('The client_id of an authorization URL is found too', () => {
  expect(issuerOfPaste('https://id.example/authorize?client_id=shop')).toMatchObject({
    client_id: 'shop',
  })
})

test.each([
  'https://login.acme.com',
  'https://login.acme.com/tenant/',
  '',
  'two words',
  'ftp://x.y',
])('“%s” stays as it is', (typed) => {
  expect(issuerOfPaste(typed)).toBeUndefined()
})
