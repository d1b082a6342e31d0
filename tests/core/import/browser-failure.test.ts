import { describe, expect, test } from 'vitest'
import { namedFailure } from '../../../core/import/browser-failure.ts'
import { analysed, foundIn, login, type Part } from './recorded.ts'

const before = [
  login.asked,
  login.page,
  login.sentBack,
  { ...login.callback, status: 200 },
] as const
const unanswered = (failure?: string): Part => ({
  ...login.token,
  asked: {},
  status: 0,
  ...(failure !== undefined && { failure }),
})

describe('What a browser says of a request without an answer', () => {
  test.each([
    ['net::ERR_NAME_NOT_RESOLVED', 'dns-or-connect-refused'],
    ['NS_ERROR_UNKNOWN_HOST', 'dns-or-connect-refused'],
    ['A server with the specified hostname could not be found.', 'dns-or-connect-refused'],
    ['net::ERR_CONNECTION_REFUSED', 'dns-or-connect-refused'],
    ['NS_ERROR_CONNECTION_REFUSED', 'dns-or-connect-refused'],
    ['net::ERR_CERT_AUTHORITY_INVALID', 'tls-untrusted'],
    ['net::ERR_CERT_DATE_INVALID', 'tls-untrusted'],
    ['net::ERR_SSL_PROTOCOL_ERROR', 'tls-untrusted'],
    ['SEC_ERROR_UNKNOWN_ISSUER', 'tls-untrusted'],
    ['MOZILLA_PKIX_ERROR_SELF_SIGNED_CERT', 'tls-untrusted'],
    ['net::ERR_BAD_SSL_CLIENT_AUTH_CERT', 'client-certificate'],
    ['net::ERR_PROXY_CONNECTION_FAILED', 'proxy'],
    ['net::ERR_TUNNEL_CONNECTION_FAILED', 'proxy'],
    ['net::ERR_BLOCKED_BY_CLIENT', 'browser-blocked-request'],
    ['net::ERR_BLOCKED_BY_CSP', 'browser-blocked-request'],
    ['net::ERR_TIMED_OUT', 'network-timeout-token'],
    ['NS_ERROR_NET_TIMEOUT', 'network-timeout-token'],
    ['net::ERR_EMPTY_RESPONSE', 'network-timeout-token'],
    ['net::ERR_ABORTED', 'request-cancelled-by-page'],
    ['NS_BINDING_ABORTED', 'request-cancelled-by-page'],
    ['net::ERR_TOO_MANY_REDIRECTS', 'redirected-in-a-circle'],
    ['NS_ERROR_REDIRECT_LOOP', 'redirected-in-a-circle'],
  ])('%s is named as what it is: %s', async (failure, cause) => {
    expect((await foundIn(...before, unanswered(failure)))[0]).toBe(cause)
  })

  test('is named at the login page too, which once was passed over', async () => {
    const failure = 'net::ERR_NAME_NOT_RESOLVED'
    const { findings, verdict } = await analysed({ ...login.asked, status: 0, failure })
    expect(findings[0]?.id).toBe('dns-or-connect-refused')
    expect(findings[0]?.step).toBe('authorization-request')
    expect(verdict.tone).toBe('bad')
  })

  test('says nothing where a person left the login page', async () => {
    const left = { ...login.asked, status: 0, failure: 'net::ERR_ABORTED' }
    expect(await foundIn(left)).toEqual([])
  })

  test('is unknown where it says nothing', async () => {
    expect(namedFailure('net::ERR_FAILED')).toBeUndefined()
    expect((await foundIn(...before, unanswered()))[0]).toBe('network-timeout-token')
  })
})
