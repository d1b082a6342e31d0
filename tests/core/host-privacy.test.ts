import { expect, test } from 'vitest'
import { absoluteUrl, isMorePrivate, privacyOf } from '../../core/host-privacy.ts'

test.each([
  ['https://login.example.com', 'public'],
  ['https://8.8.8.8', 'public'],
  ['https://172.32.0.1', 'public'],
  ['https://[2001:db8::1]', 'public'],
  ['https://10.0.0.1', 'private'],
  ['https://172.16.0.1', 'private'],
  ['https://192.168.1.1', 'private'],
  ['https://100.64.0.1', 'private'],
  ['https://[fc00::1]', 'private'],
  ['https://keycloak:8080', 'private'],
  ['https://idp.corp', 'private'],
  ['http://localhost:4400', 'loopback'],
  ['http://app.localhost', 'loopback'],
  ['http://127.1', 'loopback'],
  ['http://0x7f000001', 'loopback'],
  ['http://[::1]', 'loopback'],
  ['http://[::ffff:127.0.0.1]', 'loopback'],
  ['http://169.254.169.254', 'link-local'],
  ['http://[fe80::1]', 'link-local'],
])('%s is %s', (url, privacy) => {
  expect(privacyOf(new URL(url))).toBe(privacy)
})

test('only what leads inwards is more private', () => {
  const [open, own] = [new URL('https://login.example.com'), new URL('http://127.0.0.1')]
  expect(isMorePrivate(own, open)).toBe(true)
  expect(isMorePrivate(open, own)).toBe(false)
  expect(isMorePrivate(own, own)).toBe(false)
})

test.each(['', '/path', 'login.example.com', 7, undefined, null, {}])(
  '%j is no absolute URL',
  (text) => {
    expect(absoluteUrl(text)).toBeUndefined()
  },
)
