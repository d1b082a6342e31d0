import type { Facts } from '../facts.ts'
import { headerOf } from '../http.ts'
import { isRemoved } from '../is-removed.ts'
import { s256 } from '../pkce.ts'
import type { Exchange, StepName } from '../run.ts'

/** base64url(SHA-256) of the access token that each step shows with the scheme DPoP (RFC 9449 §4.2). */
export async function shownTokenHashes(
  branch: readonly Exchange[],
): Promise<Facts['shownTokenHashes']> {
  const hashes: Partial<Record<StepName, string>> = {}
  for (const { sent } of branch) {
    const header = headerOf(sent.request.headers, 'Authorization') ?? ''
    const token = /^DPoP +(\S+)$/i.exec(header)?.[1]
    if (token !== undefined && !isRemoved(token)) hashes[sent.step] = await s256(token)
  }
  return hashes
}
