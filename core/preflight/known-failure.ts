import { match, providerOf } from '../providers/lookup.ts'
import type { Words } from '../providers/match.ts'
import type { AnswerScene, KnownFailure } from './probe.ts'

/**
 * The catalogue's entry for these words. Only words that identify a failure by themselves count:
 * an error number, or a sentence of the server's own.
 */
export function knownFailure(
  { facts }: AnswerScene,
  words: Omit<Words, 'provider'>,
): KnownFailure | undefined {
  const recognised = providerOf(facts)?.id
  const best = match({ ...words, ...(recognised !== undefined && { provider: recognised }) })[0]
  if (!best?.specific) return undefined
  const { id, title, fix } = best.known
  return { id, title, fix, provider: best.provider.name }
}
