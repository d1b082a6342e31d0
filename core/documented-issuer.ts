/** Entra ID’s multi-tenant metadata have this where a token names its tenant, in its Claim `tid`. */
export const tenantTemplate = '{tenantid}'

const guid = '[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}'
const isGuid = new RegExp(`^${guid}$`)
const entraHost =
  'login\\.(?:microsoftonline\\.com|microsoftonline\\.us|partner\\.microsoftonline\\.cn)'
/** A tenant by its GUID or by one of its domains. */
const tenant = `(?<tenant>${guid}|[a-z0-9.-]+\\.[a-z0-9-]+)`
/** The tenant of all personal Microsoft accounts. */
const personal = '9188040d-6c67-4c5b-b112-36a304b66dad'

/**
 * An address that metadata are asked at, and the issuer that the vendor documents for it. Groups
 * of one name agree, but for a tenant that is asked for by its name and answered by its GUID.
 */
interface DocumentedPair {
  readonly asked: RegExp
  readonly found: RegExp
}

const pairs: readonly DocumentedPair[] = [
  // Entra ID v2.0: https://learn.microsoft.com/en-us/entra/identity-platform/v2-protocols-oidc
  {
    asked: new RegExp(`^https://(?<host>${entraHost})/(?:common|organizations|consumers)/v2\\.0$`),
    found: new RegExp(`^https://(?<host>${entraHost})/\\{tenantid\\}/v2\\.0$`),
  },
  {
    asked: new RegExp(`^https://(?<host>${entraHost})/consumers/v2\\.0$`),
    found: new RegExp(`^https://(?<host>${entraHost})/${personal}/v2\\.0$`),
  },
  {
    asked: new RegExp(`^https://(?<host>${entraHost})/${tenant}/v2\\.0$`, 'i'),
    found: new RegExp(`^https://(?<host>${entraHost})/(?<tenant>${guid})/v2\\.0$`),
  },
  // v1.0: https://learn.microsoft.com/en-us/entra/identity-platform/access-token-claims-reference
  {
    asked: new RegExp(`^https://${entraHost}/(?:common|organizations|consumers)/?$`),
    found: /^https:\/\/sts\.windows\.net\/\{tenantid\}\/$/,
  },
  {
    asked: new RegExp(`^https://${entraHost}/${tenant}/?$`, 'i'),
    found: new RegExp(`^https://sts\\.windows\\.net/(?<tenant>${guid})/$`),
  },
  // External ID: https://learn.microsoft.com/en-us/entra/external-id/customers/
  {
    asked: new RegExp(`^https://[a-z0-9-]+\\.ciamlogin\\.com/${tenant}/v2\\.0/?$`, 'i'),
    found: new RegExp(`^https://(?<tenant>${guid})\\.ciamlogin\\.com/\\k<tenant>/v2\\.0/?$`),
  },
  // Azure AD B2C: https://learn.microsoft.com/en-us/azure/active-directory-b2c/tokens-overview
  {
    asked:
      /^https:\/\/(?<host>[^/]+)\/(?:tfp\/)?(?<tenant>[^/]+)\/(?<policy>b2c_1a?_[^/]+)\/v2\.0\/?$/i,
    found: new RegExp(
      `^https://(?<host>[^/]+)/(?:(?<tenant>${guid})|tfp/${guid}/(?<policy>b2c_1a?_[^/]+))/v2\\.0/$`,
      'i',
    ),
  },
]

/**
 * Whether a vendor documents that metadata asked for at the one address name the other as issuer.
 * Everywhere else the two are the same, byte for byte (OpenID Connect Discovery §4.3).
 */
export function isDocumentedIssuer(asked: string, found: string): boolean {
  return pairs.some((pair) => {
    const there = pair.asked.exec(asked)?.groups
    const here = pair.found.exec(found)?.groups
    if (!pair.asked.test(asked) || !pair.found.test(found)) return false
    return Object.entries(here ?? {}).every(([name, value]) => agrees(there?.[name], value))
  })
}

function agrees(asked: string | undefined, found: string | undefined): boolean {
  if (asked === undefined || found === undefined) return true
  if (asked.toLowerCase() === found.toLowerCase()) return true
  return isGuid.test(found) && !isGuid.test(asked)
}
