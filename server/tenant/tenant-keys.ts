import { randomBytes } from 'node:crypto'
import {
  CompactSign,
  calculateJwkThumbprint,
  exportJWK,
  generateKeyPair,
  importJWK,
  type CryptoKey,
  type JWK,
} from 'jose'
import type { Kysely } from 'kysely'
import type { JwtParts } from './hooks.ts'
import type { TenantTables } from './tables.ts'

/** The tenant's signing key (RS256) and the keys its cookies are signed with. */
export interface TenantKeys {
  readonly privateJwk: JWK
  readonly publicJwk: JWK
  readonly privateKey: CryptoKey
  readonly cookieKeys: readonly string[]
}

/** Reads the tenant's keys from its store; makes and keeps them at the first start. */
export async function loadTenantKeys(database: Kysely<TenantTables>): Promise<TenantKeys> {
  const privateJwk = await remembered(database, 'signing_key', makeSigningKey)
  const { kty, n, e, kid, alg, use } = privateJwk
  const privateKey = await importJWK(privateJwk, 'RS256')
  if (privateKey instanceof Uint8Array) throw new Error('the signing key is not an RSA key')
  return {
    privateJwk,
    publicJwk: { kty, n, e, kid, alg, use } as JWK,
    privateKey,
    cookieKeys: await remembered(database, 'cookie_keys', () => [
      randomBytes(32).toString('base64url'),
    ]),
  }
}

/** Signs a JWT with the tenant's key. The header's `alg` and `kid` are filled in when absent. */
export function signJwt({ header, claims }: JwtParts, keys: TenantKeys): Promise<string> {
  return new CompactSign(Buffer.from(JSON.stringify(claims)))
    .setProtectedHeader({ ...header, kid: header.kid ?? keys.privateJwk.kid ?? '' })
    .sign(keys.privateKey)
}

async function makeSigningKey(): Promise<JWK> {
  const { privateKey } = await generateKeyPair('RS256', { extractable: true })
  const jwk = await exportJWK(privateKey)
  return { ...jwk, kid: await calculateJwkThumbprint(jwk), alg: 'RS256', use: 'sig' }
}

async function remembered<T>(
  database: Kysely<TenantTables>,
  name: string,
  make: () => T | Promise<T>,
): Promise<T> {
  const read = () =>
    database.selectFrom('tenant_secret').where('name', '=', name).select('value').executeTakeFirst()
  const found = await read()
  if (found) return JSON.parse(found.value) as T
  await database
    .insertInto('tenant_secret')
    .values({ name, value: JSON.stringify(await make()) })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
  const kept = await read()
  if (!kept) throw new Error(`the tenant's ${name} could not be stored`)
  return JSON.parse(kept.value) as T
}
