import type { KeyFacts } from '../facts.ts'
import { type EntryId, type Exchange, type Run, exchanges } from '../run.ts'
import { exchangeFacts } from './read-exchange.ts'
import { readKeys } from './read-keys.ts'

/** A JWK Set of the flow, and the entry that brought it. */
export interface KeySet {
  readonly entry: EntryId
  readonly keys: readonly KeyFacts[]
}

/** Every JWK Set that was fetched in the flow, oldest first; the last is the one that counts. */
export async function readKeySets(
  run: Run,
  counting: Exchange | undefined,
): Promise<readonly KeySet[]> {
  const fetched = exchanges(run).filter(
    ({ sent }) => sent.step === 'jwks' && sent.purpose === 'flow' && sent !== counting?.sent,
  )
  const sets = await Promise.all([...fetched, ...(counting ? [counting] : [])].map(keySetOf))
  return sets.flatMap((set) => (set ? [set] : []))
}

async function keySetOf(exchange: Exchange): Promise<KeySet | undefined> {
  const { response } = exchangeFacts(exchange)
  const keys = await readKeys(response)
  return response && keys && { entry: response.entry.id, keys }
}

/**
 * The keys for a token that came with that entry: the latest set's. When that set was fetched for a
 * token that came later and lacks the key which this one names, the key was rotated since, which
 * makes the token no worse: then it is the set beside it, before or after, that has the key.
 * Undefined while there is no set to read.
 */
export function keysFor(
  sets: readonly KeySet[],
  { entry, later, kid }: { entry: EntryId; later: readonly EntryId[]; kid: unknown },
): readonly KeyFacts[] | undefined {
  const newest = sets.at(-1)
  const isForAnother = newest && later.some((token) => token > entry && token < newest.entry)
  if (!isForAnother || typeof kid !== 'string') return newest?.keys
  const nearest = [
    newest,
    sets.findLast((set) => set.entry < entry),
    sets.find((set) => set.entry > entry),
  ]
  const naming = nearest.find((set) => set?.keys.some(({ jwk }) => jwk['kid'] === kid))
  return (naming ?? newest).keys
}
