import { expect, test } from 'vitest'
import { specificationLink } from '../../core/specifications.ts'

test.each([
  [
    'OIDCC-3.1.3.7-11',
    'OpenID Connect Core §3.1.3.7',
    'https://openid.net/specs/openid-connect-core-1_0.html#rfc.section.3.1.3.7',
  ],
  ['RFC6749-4.1.3', 'RFC 6749 §4.1.3', 'https://www.rfc-editor.org/rfc/rfc6749#section-4.1.3'],
  ['RFC6749-B', 'RFC 6749 appendix B', 'https://www.rfc-editor.org/rfc/rfc6749#appendix-B'],
  [
    'RFC6749-A.11',
    'RFC 6749 appendix A.11',
    'https://www.rfc-editor.org/rfc/rfc6749#appendix-A.11',
  ],
  ['RFC7638', 'RFC 7638', 'https://www.rfc-editor.org/rfc/rfc7638'],
  [
    'OAuth2-RT-2.1',
    'Multiple Response Types §2.1',
    'https://openid.net/specs/oauth-v2-multiple-response-types-1_0.html#rfc.section.2.1',
  ],
  [
    'OAuth2.1-4.1.3',
    'OAuth 2.1 (draft) §4.1.3',
    'https://datatracker.ietf.org/doc/html/draft-ietf-oauth-v2-1#section-4.1.3',
  ],
])('%s leads to %s', (reference, label, url) => {
  expect(specificationLink(reference)).toEqual({ label, url })
})

test('the longest prefix wins: OIDCRP is RP-initiated logout, not registration', () => {
  expect(specificationLink('OIDCRP-2')?.label).toBe('OpenID Connect RP-Initiated Logout §2')
  expect(specificationLink('OIDCR-2')?.label).toBe('OpenID Connect Registration §2')
})

test.each([
  ...['RFC6749', 'RFC6750', 'RFC7009', 'RFC7515', 'RFC7517', 'RFC7519', 'RFC7523', 'RFC7636'],
  ...['RFC7638', 'RFC7662', 'RFC8252', 'RFC8259', 'RFC8414', 'RFC8628', 'RFC8693', 'RFC8705'],
  ...['RFC8707', 'RFC8725', 'RFC9068', 'RFC9101', 'RFC9110', 'RFC9126', 'RFC9207', 'RFC9396'],
  ...[
    'RFC9449',
    'RFC9700',
    'OIDCC',
    'OIDCD',
    'OIDCR',
    'OIDCRP',
    'OIDCBC',
    'OIDCFC',
    'OMRT',
    'OFPM',
  ],
])('the family %s is known', (family) => {
  expect(specificationLink(`${family}-2`)?.url).toMatch(/^https:\/\/.+2$/)
})

test.each(['RFC6794-4.1', 'OIDCX-3', '', 'prose', 'RFC'])(
  'a family that does not exist, “%s”, leads nowhere',
  (reference) => {
    expect(specificationLink(reference)).toBeUndefined()
  },
)
