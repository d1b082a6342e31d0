import { describe, expect, test } from 'vitest'
import { joined, stepUp } from '../../../core/checks/step-up.ts'
import type { Connection, GrantType } from '../../../core/connection.ts'
import { healthyConnection } from '../arrange-run.ts'

const wanted = [['scope', 'read write']] as const

const connection = (change: Partial<Connection> = {}): Connection => ({
  ...healthyConnection,
  ...change,
})

describe('A wider or stronger token', () => {
  test.each<[GrantType, string, string]>([
    ['authorization_code', 'authorization-request', 'query'],
    ['urn:ietf:params:oauth:grant-type:device_code', 'device-authorization', 'body'],
    ['client_credentials', 'token-request', 'body'],
    ['urn:ietf:params:oauth:grant-type:token-exchange', 'token-request', 'body'],
    ['password', 'token-request', 'body'],
  ])('by %s is asked for in the %s’s %s', (grant_type, step, where) => {
    const { resend } = stepUp('Ask.', connection({ grant_type }), wanted)
    expect(resend).toEqual({
      step,
      edits: [{ change: 'set', where, name: 'scope', index: 0, value: 'read write' }],
    })
  })

  test('is asked for with a parameter that was not sent before', () => {
    const { resend } = stepUp('Ask.', connection({ scope: '' }), wanted)
    expect(resend?.edits[0]?.change).toBe('add')
  })

  test('cannot be had of a refresh token from elsewhere, which is said', () => {
    const fix = stepUp('Ask.', connection({ grant_type: 'refresh_token' }), wanted)
    expect(fix.resend).toBeUndefined()
    expect(fix.text).toContain('log in again')
  })

  test('is asked for with each scope once, parted as the server wants it', () => {
    const slack = connection({ scopeSeparator: ',' })
    expect(joined(['read', 'write', 'read'], slack)).toBe('read,write')
  })
})
