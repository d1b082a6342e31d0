import { describe, expect, test } from 'vitest'
import { type ConnectionForm, emptyForm } from '../../client/connection-form.ts'
import { problemsOf, remarksOf } from '../../client/connection-problems.ts'

const noRequest = { name: '', method: 'GET', url: '', headers: [], body: '' }

const callback = 'http://localhost:4400/callback'

function form(change: Partial<ConnectionForm> = {}): ConnectionForm {
  return {
    ...emptyForm(callback),
    name: 'acme',
    issuer: 'https://login.acme.test/',
    client_id: 's6BhdRkqt3',
    ...change,
  }
}

test('a form that is filled in has no problem', () => {
  expect(problemsOf(form())).toEqual({})
})

describe('What is wrong is named, with what to do', () => {
  test.each<[Partial<ConnectionForm>, keyof ReturnType<typeof problemsOf>, RegExp]>([
    [{ name: ' ' }, 'name', /Empty/],
    [{ issuer: '' }, 'issuer', /Empty.*endpoints by hand/],
    [
      { issuer: 'login.acme.test' },
      'issuer',
      /begins with https:\/\/.*https:\/\/login\.acme\.test/,
    ],
    [{ issuer: 'https://YOUR_TENANT.eu.auth0.com/' }, 'issuer', /YOUR_TENANT.*still/],
    [
      { issuer: 'https://a.test/.well-known/openid-configuration' },
      'issuer',
      /before it: https:\/\/a\.test$/,
    ],
    [{ issuer: 'https://a.test/?x=1' }, 'issuer', /no query/],
    [{ issuer: 'ftp://a.test/' }, 'issuer', /ftp:/],
    [{ issuer: 'https://user@a.test/' }, 'issuer', /user name/],
    [{ client_id: '' }, 'client_id', /Empty/],
    [{ redirect_uri: 'https://a.test/#x' }, 'redirect_uri', /fragment/],
    [{ redirect_uri: 'nonsense' }, 'redirect_uri', /no URL/],
    [{ keysServedFrom: 'https://a.test/keys' }, 'keysServedFrom', /enter https:\/\/a\.test$/],
    [{ scope: 'openid,profile' }, 'scope', /spaces, not by commas/],
    [{ scope: 'openid "x"' }, 'scope', /cannot stand in a scope/],
    [{ api: { ...noRequest, url: 'contacts' } }, 'api url', /no URL/],
    [{ savedRequests: [{ ...noRequest, name: 'Mine' }] }, 'saved 0 url', /no URL/],
    [{ savedRequests: [{ ...noRequest, url: 'https://a.test' }] }, 'saved 0 name', /Empty/],
    [{ parameters: [{ name: '', value: 'login' }] }, 'parameters', /“login” has no name/],
  ])('%o', (change, place, words) => {
    expect(problemsOf(form(change))[place]).toMatch(words)
  })

  test('endpoints by hand stand in for an issuer', () => {
    const endpoints = {
      ...form().endpoints,
      authorization_endpoint: 'https://github.com/login/oauth/authorize',
      token_endpoint: 'https://github.com/login/oauth/access_token',
    }
    expect(problemsOf(form({ issuer: '', endpoints }))).toEqual({})
  })
})

describe('What deserves a look keeps nothing from being saved', () => {
  const held = { hasSecret: true }

  test('a secret with white space at an end', () => {
    expect(remarksOf(form(), 'secret ', held).secret).toMatch(/white space/)
  })

  test('no secret where one is needed', () => {
    expect(remarksOf(form(), '', { hasSecret: false }).secret).toMatch(/None is held/)
  })

  test('no secret for a public client is in order', () => {
    const open = form({ clientAuthentication: 'none' })
    expect(remarksOf(open, '', { hasSecret: false })).toEqual({})
  })
})
