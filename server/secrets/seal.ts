import { CompactEncrypt, compactDecrypt, decodeProtectedHeader } from 'jose'
import type { SecretName, SigningKey } from '../../core/http.ts'
import { type Failure, failure } from '../outbound/outcome.ts'
import type { Key } from './key.ts'

/** A secret and the origins it was entered for. */
export interface Secret {
  readonly secret: string
  readonly origins: readonly string[]
}

/** Whose secret it is. It goes into the authenticated header, so that no row stands for another. */
export interface Place {
  readonly connectionId: string
  readonly name: SecretName
}

/** A secret as a JWE in compact form: `dir`, AES-256-GCM (RFC 7516, RFC 7518 §4.5 and §5.3). */
export async function seal(key: Key, place: Place, secret: Secret): Promise<string> {
  return new CompactEncrypt(new TextEncoder().encode(JSON.stringify(secret)))
    .setProtectedHeader({ alg: 'dir', enc: 'A256GCM', kid: key.id, ...place })
    .encrypt(key.bytes)
}

/**
 * The secret in a JWE that `seal` made for that place. A failure when it was made with another key
 * (`key-unavailable`), or for another place or changed since (`secret-tampered`).
 */
export async function unseal(key: Key, place: Place, jwe: string): Promise<Secret | Failure> {
  const header = headerOf(jwe)
  if (header?.['kid'] !== undefined && header['kid'] !== key.id) {
    return failure(
      'key-unavailable',
      `The ${wordsFor(place.name)} was stored under another key. Start the tool with that key, or enter the ${wordsFor(place.name)} again in the connection.`,
    )
  }
  try {
    const { plaintext, protectedHeader } = await compactDecrypt(jwe, key.bytes, {
      keyManagementAlgorithms: ['dir'],
      contentEncryptionAlgorithms: ['A256GCM'],
    })
    const { connectionId, name } = protectedHeader
    if (connectionId !== place.connectionId || name !== place.name) return tampered(place)
    return JSON.parse(new TextDecoder().decode(plaintext)) as Secret
  } catch {
    return tampered(place)
  }
}

function headerOf(jwe: string): Readonly<Record<string, unknown>> | undefined {
  try {
    return { ...decodeProtectedHeader(jwe) }
  } catch {
    return undefined
  }
}

function tampered({ name }: Place): Failure {
  return failure(
    'secret-tampered',
    `The stored ${wordsFor(name)} was changed outside this tool and is not used. Enter it again in the connection.`,
  )
}

/** The secret's name as a person says it. */
export function wordsFor(name: SigningKey): string {
  return {
    client_secret: 'client secret',
    private_key: 'private key',
    dpop_key: 'DPoP key',
    tls_key: 'private key of the TLS client certificate',
    proxy_credentials: 'user name and password for the proxy',
    password: 'user’s password',
    refresh_token: 'refresh token',
    subject_token: 'subject token',
    actor_token: 'actor token',
    initial_access_token: 'initial access token',
    published_key: 'published key',
  }[name]
}
