import type { Connection } from '../../core/connection.ts'
import type { Custody } from '../secrets/custody.ts'
import { makeKey } from '../secrets/make-key.ts'

/**
 * The keys of a connection that is being saved: with one that signs DPoP proofs, made now where it
 * is wanted and none of that `alg` is `held`. It never leaves the server.
 */
export async function keepProofKey(
  custody: Custody,
  id: string,
  { dpop }: Pick<Connection, 'dpop'>,
  held: Connection['publicKeys'],
): Promise<Pick<Connection, 'publicKeys'>> {
  if (!dpop || held?.dpop_key?.alg === dpop.alg) return held ? { publicKeys: held } : {}
  const { privateKey, publicJwk } = await makeKey(dpop.alg)
  await custody.store(id, 'dpop_key', privateKey, [])
  return { publicKeys: { ...held, dpop_key: publicJwk } }
}
