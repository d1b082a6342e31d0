import { describe, expect, test } from 'vitest'
import { analyse } from '../../../core/analyse.ts'
import { readEvidence } from '../../../core/import/read-evidence.ts'

type Said = Readonly<Record<string, unknown>>

/** What is found above advice in one exchange, best first. */
async function foundIn(request: Said, response: Said) {
  const reading = readEvidence({ exchange: { request, response } })
  if ('problem' in reading) throw new Error(reading.problem)
  const { findings } = await analyse(reading.run)
  return findings.filter(({ severity }) => severity !== 'advice')
}

const form = {
  grant_type: 'authorization_code',
  ...{ code: 'c0deQ81xT4vK2mZ7s', client_id: 'web-shop', redirect_uri: 'https://shop.example/cb' },
  code_verifier: 'dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk',
}
const secret = { client_secret: 'kQ2x-Vb8wTz5Ln0R' }

function token(body: Said, url = 'https://as.example/token') {
  return { method: 'POST', url, body }
}

function call(bearer: string, url = 'https://api.example/orders') {
  return { method: 'GET', url, headers: { Authorization: `Bearer ${bearer}` } }
}

function page(title: string) {
  const headers = { 'Content-Type': 'text/html' }
  return { status: 400, headers, body: `<html><title>${title}</title><h1>${title}</h1></html>` }
}

describe('The words that stand in an answer', () => {
  test.each(['400 No required SSL certificate was sent', 'Client certificate required'])(
    'name a client certificate rather than a stray page: %s',
    async (title) => {
      const found = await foundIn(token({ ...form, ...secret }), page(title))
      expect(found.map(({ id }) => id)).toContain('client-certificate-not-shown')
      expect(found.map(({ id }) => id)).not.toContain('token-response-not-json')
    },
  )

  test('leave any other page a stray one', async () => {
    const found = await foundIn(token({ ...form, ...secret }), page('Welcome to the proxy'))
    expect(found[0]?.id).toBe('token-response-not-json')
  })

  test('name the method of authentication', async () => {
    const json = { error: 'invalid_client', error_description: 'Disallowed authentication method' }
    const found = await foundIn(token({ ...form, ...secret }), { status: 401, body: json })
    expect(found[0]?.id).toBe('client-auth-method-mismatch')
  })

  test('name the way back from a logout, under whatever parameter it was sent', async () => {
    const url = 'https://acme.eu.auth0.com/v2/logout?client_id=a&returnTo=https%3A%2F%2Fa.example'
    const found = await foundIn({ method: 'GET', url }, page('The logout URL is not in the list'))
    expect(found[0]?.id).toBe('post-logout-uri-not-registered')
  })

  test('of another vendor never come first where the token shows whose server it is', async () => {
    const part = (value: object) =>
      btoa(JSON.stringify(value)).replaceAll('=', '').replaceAll('+', '-').replaceAll('/', '_')
    const claims = { iss: 'https://acme.okta.com', aud: 'https://acme.okta.com', sub: 'ana' }
    const jwt = `${part({ alg: 'RS256' })}.${part(claims)}.c2ln`
    const challenge = 'Bearer error="invalid_token", error_description="The iss claim is not valid"'
    const found = await foundIn(call(jwt), {
      ...{ status: 401, headers: { 'WWW-Authenticate': challenge }, body: '' },
    })
    expect(found[0]?.id).toBe('api-expects-another-issuer')
  })
})

describe('What the request itself shows', () => {
  const refused = { status: 401, body: { error: 'access_denied', error_description: 'No' } }

  test('is a missing secret, where none was sent and the server refuses the client', async () => {
    const found = await foundIn(token(form), refused)
    expect(found[0]).toMatchObject({ id: 'client-credentials-not-sent', status: 'proven' })
  })

  test('is no missing secret where one was sent', async () => {
    const found = await foundIn(token({ ...form, ...secret }), refused)
    expect(found.map(({ id }) => id)).not.toContain('client-credentials-not-sent')
  })

  test('is no ID Token, and nothing of DPoP, where the token is opaque and sent as Bearer', async () => {
    const answer = { status: 401, body: { message: 'Bad token' } }
    const ids = (await foundIn(call('opaque-2YotnFZFEjr1zCsicMWpAA'), answer)).map(({ id }) => id)
    expect(ids).not.toContain('id-token-used-as-access-token')
    expect(ids).not.toContain('bound-token-without-proof')
    expect(ids).not.toContain('proof-without-newest-nonce')
  })

  test('is DPoP where the answer asks for it', async () => {
    const headers = { 'WWW-Authenticate': 'DPoP error="invalid_token"' }
    const answer = { status: 401, headers, body: '' }
    const ids = (await foundIn(call('opaque-2YotnFZFEjr1zCsicMWpAA'), answer)).map(({ id }) => id)
    expect(ids).toContain('bound-token-without-proof')
  })

  test('is the method, where a 405 answers a GET', async () => {
    const url = `https://as.example/token?${new URLSearchParams(form)}`
    const found = await foundIn({ method: 'GET', url }, { status: 405, body: '' })
    expect(found[0]?.id).toBe('token-request/method')
  })

  test('is the address, where a 405 answers a POST', async () => {
    const found = await foundIn(token({ ...form, ...secret }), { status: 405, body: '' })
    expect(found.map(({ id }) => id)).toContain('token-request/endpoint-found')
  })
})
