import { describe, expect, test } from 'vitest'
import { draftFrom, formFromConnection } from '../../client/connection-form.ts'
import { healthyConnection } from '../core/arrange-run.ts'

describe('A connection goes through the form unharmed', () => {
  const connection = {
    ...healthyConnection,
    authorizationParameters: [
      ['resource', 'a'],
      ['resource', 'b'],
    ] as const,
    metadata: {
      token_endpoint: 'https://login.acme.test/oauth/token',
      revocation_endpoint: 'https://login.acme.test/revoke',
      scopes_supported: ['openid'],
      require_pushed_authorization_requests: false,
    },
    discovery: 'oauth',
  } as const
  test('what is not changed stays as it was, repeats and members of the metadata and the form of its address too', () => {
    const draft = draftFrom(formFromConnection(connection), '')
    expect(connection).toEqual({ ...draft, id: 'acme', hasSecret: true, builtIn: false })
  })

  test('what is not as everywhere stays so: commas between scopes, and no nonce', () => {
    const odd = { ...connection, template: 'slack-app', scopeSeparator: ',', nonce: 'off' } as const
    expect(draftFrom(formFromConnection(odd), '')).toMatchObject({
      template: 'slack-app',
      scopeSeparator: ',',
      nonce: 'off',
    })
    const plain = draftFrom(formFromConnection(connection), '')
    expect(plain).not.toHaveProperty('template')
    expect(plain).not.toHaveProperty('scopeSeparator')
    expect(plain).not.toHaveProperty('nonce')
  })

  test('so does how its runs go: strict, the token in the body at UserInfo, secrets over http', () => {
    const chosen = { mode: 'strict', userinfoToken: 'body', secretsOverHttp: true } as const
    expect(draftFrom(formFromConnection({ ...connection, ...chosen }), '')).toMatchObject(chosen)
  })

  test('an empty secret is left out, which keeps the one that is held', () => {
    expect(draftFrom(formFromConnection(connection), '')).not.toHaveProperty('client_secret')
  })

  test('a secret is sent exactly as it was typed', () => {
    expect(draftFrom(formFromConnection(connection), ' s ').client_secret).toBe(' s ')
  })

  test('an endpoint that is emptied is gone', () => {
    const form = formFromConnection(connection)
    const draft = draftFrom({ ...form, endpoints: { ...form.endpoints, token_endpoint: '' } }, '')
    expect(draft.metadata).not.toHaveProperty('token_endpoint')
    expect(draft.metadata).toHaveProperty('revocation_endpoint')
  })
})
