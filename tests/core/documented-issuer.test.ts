import { describe, expect, test } from 'vitest'
import { isDocumentedIssuer } from '../../core/documented-issuer.ts'

const tenant = '8eaef023-2b34-4da1-9baa-8bc8c9d6a490'
const other = '1a2b3c4d-2b34-4da1-9baa-8bc8c9d6a490'
const entra = 'https://login.microsoftonline.com'

const documented: readonly (readonly [asked: string, found: string])[] = [
  [`${entra}/common/v2.0`, `${entra}/{tenantid}/v2.0`],
  [`${entra}/organizations/v2.0`, `${entra}/{tenantid}/v2.0`],
  [`${entra}/consumers/v2.0`, `${entra}/9188040d-6c67-4c5b-b112-36a304b66dad/v2.0`],
  [`${entra}/contoso.onmicrosoft.com/v2.0`, `${entra}/${tenant}/v2.0`],
  [`${entra}/${tenant}`, `https://sts.windows.net/${tenant}/`],
  [`${entra}/contoso.com/`, `https://sts.windows.net/${tenant}/`],
  [`${entra}/common`, 'https://sts.windows.net/{tenantid}/'],
  [
    `https://contoso.ciamlogin.com/${tenant}/v2.0`,
    `https://${tenant}.ciamlogin.com/${tenant}/v2.0`,
  ],
  [
    'https://contoso.b2clogin.com/contoso.onmicrosoft.com/B2C_1_sign_in/v2.0',
    `https://contoso.b2clogin.com/${tenant}/v2.0/`,
  ],
  [
    'https://login.contoso.com/contoso.onmicrosoft.com/B2C_1A_SIGN_IN/v2.0/',
    `https://login.contoso.com/tfp/${tenant}/b2c_1a_sign_in/v2.0/`,
  ],
]

const undocumented: readonly (readonly [asked: string, found: string])[] = [
  [`${entra}/common/v2.0`, `${entra}/${tenant}/v2.0`],
  [`${entra}/${tenant}/v2.0`, `${entra}/${other}/v2.0`],
  [`${entra}/${tenant}/v2.0`, `${entra}/{tenantid}/v2.0`],
  [`${entra}/contoso.com/v2.0`, `https://login.evil.test/${tenant}/v2.0`],
  [`${entra}/contoso.com/v2.0`, `https://login.microsoftonline.us/${tenant}/v2.0`],
  [`${entra}/${tenant}/v2.0`, `https://sts.windows.net/${tenant}/`],
  [`${entra}/${tenant}`, `https://sts.windows.net/${other}/`],
  [`${entra}/${tenant}`, `https://sts.windows.net/${tenant}`],
  [`https://contoso.ciamlogin.com/${tenant}/v2.0`, `https://${tenant}.ciamlogin.com/${other}/v2.0`],
  [
    'https://contoso.b2clogin.com/contoso.onmicrosoft.com/B2C_1_sign_in/v2.0',
    `https://fabrikam.b2clogin.com/${tenant}/v2.0/`,
  ],
  [
    'https://contoso.b2clogin.com/contoso.onmicrosoft.com/B2C_1_sign_in/v2.0',
    `https://contoso.b2clogin.com/tfp/${tenant}/b2c_1_sign_up/v2.0/`,
  ],
  ['https://acme.auth0.com', 'https://acme.auth0.com/'],
  ['not a URL', 'https://acme.auth0.com/'],
]

describe('an issuer that a vendor documents for an address of its metadata', () => {
  test.each(documented)('%s may answer %s', (asked, found) => {
    expect(isDocumentedIssuer(asked, found)).toBe(true)
  })

  test.each(undocumented)('%s may not answer %s', (asked, found) => {
    expect(isDocumentedIssuer(asked, found)).toBe(false)
  })
})
