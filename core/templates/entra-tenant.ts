import { guidIn, pastedUrl, problem } from './read-input.ts'
import type { Reading, TemplateInput } from './template.ts'

/** What stands in Entra ID's addresses for several tenants at once. */
const several = /^(?:common|organizations|consumers)$/i

/** The tenant in what was pasted: the first part of a path at Microsoft, or the text itself. */
function tenantIn(pasted: string): string {
  const url = /[/:]/.test(pasted) ? pastedUrl(pasted) : undefined
  return url ? (url.pathname.split('/').find((part) => part !== '') ?? url.hostname) : pasted.trim()
}

/** A tenant by its GUID or by one of its domains. */
export function readTenant(pasted: string): Reading {
  const enter = 'the directory (tenant) ID, or a domain of the tenant as in acme.onmicrosoft.com'
  const tenant = guidIn(pasted) ?? tenantIn(pasted)
  if (several.test(tenant))
    return problem(
      pasted,
      'is for accounts of several tenants, which the template “Entra ID, multitenant” is for',
      enter,
    )
  return guidIn(tenant) !== undefined || /^[a-z0-9-]+(?:\.[a-z0-9-]+)+$/i.test(tenant)
    ? { value: tenant.toLowerCase() }
    : problem(pasted, 'is no tenant', enter)
}

/** A tenant by its GUID alone, where a domain would not do. */
export function readTenantId(pasted: string): Reading {
  const value = guidIn(pasted)
  return value === undefined
    ? problem(
        pasted,
        'has no GUID in it',
        'the directory (tenant) ID, as in 8eaef023-2b34-4da1-9baa-8bc8c9d6a490',
      )
    : { value }
}

export const tenantWhere = 'Entra admin center → App registrations → your app → Overview'

export const tenantIdInput: TemplateInput = {
  name: 'tenant',
  label: 'Directory (tenant) ID',
  placeholder: '8eaef023-2b34-4da1-9baa-8bc8c9d6a490',
  where: `${tenantWhere} → Directory (tenant) ID.`,
  read: readTenantId,
}

export const entraSettings = {
  client_id: `${tenantWhere} → Application (client) ID`,
  client_secret:
    'App registrations → your app → Certificates & secrets → Client secrets → Value; not the Secret ID',
  redirect_uri:
    'App registrations → your app → Authentication → Add a platform → Web → Redirect URIs',
}
