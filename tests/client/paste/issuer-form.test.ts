import { expect, test } from 'vitest'
import { issuerForm } from '../../../client/paste/issuer-form.ts'

test.each([
  ['https://tenant.eu.auth0.com/', 'tenant.eu.auth0.com', 'auth0', 'https://tenant.eu.auth0.com/'],
  ['https://accounts.google.com/', 'accounts.google.com', 'google', 'https://accounts.google.com'],
  ['https://as.example/', 'https://as.example/', 'any', 'https://as.example/'],
  ['https://as.example/', 'as.example', 'any', 'https://as.example'],
  [
    'https://kc.example/realms/a',
    'https://kc.example/realms/a',
    'keycloak',
    'https://kc.example/realms/a',
  ],
])('%s, pasted as %s, opens the form of %s', (issuer, pasted, template, expected) => {
  const query = new URL(issuerForm(issuer, pasted), 'http://tool.example').searchParams
  expect([query.get('template'), query.get('issuer')]).toEqual([template, expected])
})
