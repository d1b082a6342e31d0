import type { KoaContextWithOIDC } from 'oidc-provider'
import { formTargets, type TenantClient } from './tenant-clients.ts'

/**
 * The headers every answer starts with: nothing is cached, framed, sniffed or referred, and a page
 * may load only the tenant's own style sheet and pictures. `script-src` allows nothing; the
 * keyword in it is there because oidc-provider adds the hash of the one line of script by which
 * its form_post page submits itself, and only to a `script-src` that is not `'none'`.
 */
export function guardPages(ctx: KoaContextWithOIDC, clients: readonly TenantClient[]): void {
  ctx.set({
    'cache-control': 'no-store',
    'referrer-policy': 'no-referrer',
    'x-content-type-options': 'nosniff',
    'x-frame-options': 'DENY',
    'content-security-policy': [
      "default-src 'none'",
      "script-src 'report-sample'",
      "style-src 'self'",
      "img-src 'self'",
      `form-action 'self' ${formTargets(clients).join(' ')}`,
      "base-uri 'none'",
      "frame-ancestors 'none'",
    ].join('; '),
  })
}
