import { createHmac, timingSafeEqual } from 'node:crypto'
import { issuerPath } from './issuer-options.ts'
import type { TenantClient } from './tenant-clients.ts'
import type { TenantKeys } from './tenant-keys.ts'

/** The client that every issuer has beside the explorer's, for an application under test. */
export function applicationAt(issuer: string, keys: TenantKeys): TenantClient {
  return {
    client_id: 'my-application',
    client_name: 'Application under test',
    client_secret: derive(keys, `client secret of ${issuerPath(issuer)}`),
    redirect_uris: ['http://localhost:3000/callback'],
  }
}

/** What a form of the settings page carries, so that no page of another origin can post it. */
export const settingsToken = (issuer: string, keys: TenantKeys): string =>
  derive(keys, `settings of ${issuerPath(issuer)}`)

/** Whether a form carried that token; compared in constant time. */
export function isSettingsToken(found: string, issuer: string, keys: TenantKeys): boolean {
  const expected = Buffer.from(settingsToken(issuer, keys))
  const actual = Buffer.from(found)
  return expected.length === actual.length && timingSafeEqual(expected, actual)
}

const derive = ({ cookieKeys }: TenantKeys, purpose: string) =>
  createHmac('sha256', cookieKeys[0] ?? '')
    .update(purpose)
    .digest('base64url')
