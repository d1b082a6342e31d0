import type { Facts } from '../facts.ts'
import { listOf } from './read-list.ts'

/**
 * The algorithms that an ID Token may be signed with: those of the metadata, without HMAC for a
 * client that has no secret. Undefined when the metadata list none.
 */
export function expectedAlgs({ metadata, run }: Facts): readonly string[] | undefined {
  const listed = listOf(metadata.id_token_signing_alg_values_supported)
  return listed?.filter((alg) => run.connection.hasSecret || !alg.startsWith('HS'))
}
