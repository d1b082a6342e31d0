import { type Evidence, type Verdict, fail, notApplicable, pass } from '../check.ts'
import type { Facts, KeyFacts } from '../facts.ts'
import type { Responded } from '../run.ts'
import { asText } from './pointers.ts'
import { whenGranted } from './when.ts'
import { worstOf } from './worst-of.ts'

/** The keys of a JWK Set that has some, and evidence about one of them or about all. */
export interface ReadKeys {
  readonly keys: readonly KeyFacts[]
  /** The response that brought them. */
  readonly set: Responded
  readonly about: (key: KeyFacts | undefined, expected: string, found: string) => Evidence
}

/** Judges the keys once a JWK Set with keys has come. */
export function whenKeys({ jwks }: Facts, judge: (read: ReadKeys) => Verdict): Verdict {
  return whenGranted(jwks, ({ response }, { keys }) => {
    if (keys.length === 0) return notApplicable('There are no keys, which another check reports.')
    const part = 'response.json.keys'
    return judge({
      keys,
      set: response.entry,
      about: (key, expected, found) => ({
        pointer: { entry: response.entry.id, part: key ? `${part}.${keys.indexOf(key)}` : part },
        expected,
        found,
        ...(key && { note: `kid ${asText(key.jwk['kid'])}` }),
      }),
    })
  })
}

/** Judges each key: what is wrong with it, or undefined. All that is wrong is listed. */
export function everyKey(facts: Facts, { expected, fix, wrong }: KeyRequirement): Verdict {
  return whenKeys(facts, ({ keys, about }) => {
    const broken = keys.flatMap((key) => {
      const found = wrong(key, keys)
      return found === undefined ? [] : [about(key, expected, found)]
    })
    const count = keys.length === 1 ? 'the one key' : `all ${keys.length} keys`
    return broken.length === 0 ? pass(about(undefined, expected, count)) : fail(fix, ...broken)
  })
}

export interface KeyRequirement {
  readonly expected: string
  readonly fix: string
  readonly wrong: (key: KeyFacts, keys: readonly KeyFacts[]) => string | undefined
}

/** Judges the key that each ID Token names by its kid, once both have come. */
export function signingKey(
  facts: Facts,
  judge: (key: KeyFacts, about: ReadKeys['about'], alg: string) => Verdict,
): Verdict {
  return whenKeys(facts, ({ keys, about }) => {
    const verdicts = facts.idTokens.map(({ jwt, signature }) => {
      const { kid, alg } = jwt?.header ?? {}
      const named = keys.find(({ jwk }) => kid !== undefined && jwk['kid'] === kid)
      const key = 'key' in signature ? signature.key : named
      return key && typeof alg === 'string'
        ? judge(key, about, alg)
        : notApplicable('The ID Token names no key of the set.')
    })
    return worstOf(verdicts, notApplicable('No ID Token has come.'))
  })
}
