import { type Evidence, type Verdict, notApplicable } from '../check.ts'
import type { Facts, KeyFacts } from '../facts.ts'
import { whenKeys } from './when-keys.ts'

/** Judges the key that the ID Token names, once both have come. */
export function signingKeyOf(
  facts: Facts,
  judge: (
    key: KeyFacts,
    about: (expected: string, found: string) => Evidence,
    alg: string,
  ) => Verdict,
): Verdict {
  return whenKeys(facts, ({ keys, about }) => {
    const { kid, alg } = facts.idToken?.jwt?.header ?? {}
    const key = keys.find(({ jwk }) => jwk['kid'] === kid && kid !== undefined)
    if (!key || typeof alg !== 'string')
      return notApplicable('No key of the set is named by an ID Token.')
    return judge(key, (expected, found) => about(key, expected, found), alg)
  })
}
