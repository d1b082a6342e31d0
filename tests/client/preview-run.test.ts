import { expect, test } from 'vitest'
import { emptyForm, draftFrom } from '../../client/connection-form.ts'
import { previewsOf } from '../../client/preview-run.ts'
import { textOf, bodyFields } from '../../core/http.ts'

function previews(change: Partial<Parameters<typeof draftFrom>[0]> = {}) {
  const form = emptyForm('http://localhost:4400/callback')
  return previewsOf(draftFrom({ ...form, client_id: 's6BhdRkqt3', ...change }, ''))
}

test('A connection shows the authorization request and the token request it leads to', () => {
  expect(previews().map(({ title }) => title)).toEqual(['Authorization request', 'Token request'])
})

test('What is typed stands in the request at once', () => {
  const [authorization] = previews({ scope: 'openid contacts' })
  expect(textOf(authorization?.request.query ?? [], 'scope')).toBe('openid contacts')
})

test('The token request repeats the redirect URI and shows the verifier only with PKCE', () => {
  const fields = (pkce: 'S256' | 'off') => {
    const [, token] = previews({ pkce })
    return token ? bodyFields(token.request).map(([name]) => name) : []
  }
  expect(fields('S256')).toContain('code_verifier')
  expect(fields('off')).not.toContain('code_verifier')
  expect(fields('off')).toContain('redirect_uri')
})

test('A connection that registers its client shows what it says of itself', () => {
  const [first, ...others] = previews({ register: true, name: 'Acme', client_id: '' })
  expect(others).toEqual([])
  const body = first?.request.body
  expect(body && 'raw' in body ? JSON.parse(body.raw) : undefined).toMatchObject({
    client_name: 'Acme',
    redirect_uris: ['http://localhost:4400/callback'],
  })
})
