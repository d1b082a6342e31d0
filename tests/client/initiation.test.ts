import { describe, expect, test } from 'vitest'
import { connectionsTo, editsFor } from '../../client/initiated-run.ts'
import { initiationOf } from '../../client/initiation.ts'
import { routeOf } from '../../client/routes.ts'
import { healthyConnection, issuer } from '../core/arrange-run.ts'

const asked = (query: string) => initiationOf(new URL(`http://localhost:4400/initiate?${query}`))

describe('A login that a third party starts (OpenID Connect Core §4)', () => {
  test('is read from the address, other parameters left out', () => {
    expect(asked('iss=https%3A%2F%2Fa.test&login_hint=ada&redirect_uri=x')).toEqual({
      iss: 'https://a.test',
      login_hint: 'ada',
    })
  })

  test('has a screen of its own', () => {
    const route = routeOf('http://localhost:4400/initiate?iss=https%3A%2F%2Fa.test')
    expect(route).toEqual({ view: 'initiate', asked: { iss: 'https://a.test' } })
  })

  test.each([
    ['exactly that issuer', issuer, 1],
    ['the issuer with a slash more', `${issuer}/`, 0],
    ['another issuer', 'https://evil.test', 0],
  ])('offers the connections to %s', (_what, iss, count) => {
    expect(connectionsTo([healthyConnection], { iss })).toHaveLength(count)
  })

  test('without an issuer offers none, not even those that have none', () => {
    expect(connectionsTo([{ ...healthyConnection, issuer: '' }], {})).toEqual([])
  })

  test('puts its login_hint into the authorization request, in the place of one that is there', () => {
    const hinting = {
      ...healthyConnection,
      authorizationParameters: [['login_hint', 'ben'] as const],
    }
    expect(editsFor(healthyConnection, { login_hint: 'ada' })).toMatchObject([
      { change: 'add', name: 'login_hint', value: 'ada' },
    ])
    expect(editsFor(hinting, { login_hint: 'ada' })).toMatchObject([{ change: 'set' }])
  })

  test('changes nothing of the request when it gives no hint', () => {
    expect(editsFor(healthyConnection, { target_link_uri: 'https://evil.test/' })).toEqual([])
  })
})
