import { describe, expect, test } from 'vitest'
import { routeOf, runPath } from '../../client/routes.ts'

const at = (path: string) => routeOf(`http://localhost:4400${path}`)

describe('An address names a screen', () => {
  test.each([
    ['/', { view: 'home' }],
    ['/connections', { view: 'connections' }],
    ['/connections/new?template=okta', { view: 'connection-form', template: 'okta' }],
    ['/connections/new', { view: 'connection-form' }],
    ['/connections/a%20b', { view: 'connection-form', id: 'a b' }],
    ['/runs', { view: 'runs' }],
    ['/runs/7', { view: 'run', id: '7', tab: 'message', returned: false }],
    ['/runs/7?returned', { view: 'run', id: '7', tab: 'message', returned: true }],
    [
      '/runs/7/token-request/12?tab=raw',
      { view: 'run', id: '7', step: 'token-request', entry: 12, tab: 'raw', returned: false },
    ],
    [
      '/runs/7/refresh/draft',
      { view: 'run', id: '7', step: 'refresh', entry: 'draft', tab: 'message', returned: false },
    ],
  ])('%s', (path, route) => {
    expect(at(path)).toEqual(route)
  })

  test.each([
    '/nothing',
    '/runs/7/no-such-step',
    '/runs/7/jwks/x',
    '/runs/7/jwks/1/2',
    '/%E0%A4%A',
  ])('%s is no screen', (path) => {
    expect(at(path).view).toBe('not-found')
  })

  test('an unknown tab is the first one', () => {
    expect(at('/runs/7?tab=nonsense')).toMatchObject({ tab: 'message' })
  })
})

describe('A message of a run has an address', () => {
  test.each([
    [{ id: '7' }, '/runs/7'],
    [{ id: '7', step: 'jwks' }, '/runs/7/jwks'],
    [{ id: '7', step: 'jwks', entry: 4, tab: 'message' }, '/runs/7/jwks/4'],
    [{ id: '7', step: 'jwks', entry: 4, tab: 'code' }, '/runs/7/jwks/4?tab=code'],
    [{ id: '7', entry: 4 }, '/runs/7'],
  ] as const)('%o', (route, path) => {
    expect(runPath(route)).toBe(path)
  })
})
