import { type Evidence, type Verdict, notApplicable } from '../check.ts'
import type { Facts, KeyFacts } from '../facts.ts'
import { asText } from './pointers.ts'
import { whenGranted } from './when.ts'

/** The keys of a JWK Set that was read, and evidence about one of them. */
export interface ReadKeys {
  readonly keys: readonly KeyFacts[]
  readonly about: (key: KeyFacts | undefined, expected: string, found: string) => Evidence
}

/** Judges the keys once the JWK Set has come as a JSON object with keys. */
export function whenKeys({ jwks }: Facts, judge: (read: ReadKeys) => Verdict): Verdict {
  return whenGranted(jwks, ({ response, members }, { keys }) => {
    if (!Array.isArray(members['keys']))
      return notApplicable('There is no list of keys, which another check reports.')
    const part = 'response.json.keys'
    return judge({
      keys,
      about: (key, expected, found) => ({
        pointer: { entry: response.entry.id, part: key ? `${part}.${keys.indexOf(key)}` : part },
        expected,
        found,
        ...(key && { note: `kid ${asText(key.jwk['kid'])}` }),
      }),
    })
  })
}

/** The first key that breaks a rule, judged; all keys pass when none does. */
export function everyKey(
  facts: Facts,
  expected: string,
  breaks: (key: KeyFacts) => string | undefined,
  judge: (evidence: Evidence, broken: boolean) => Verdict,
): Verdict {
  return whenKeys(facts, ({ keys, about }) => {
    const broken = keys.find((key) => breaks(key) !== undefined)
    const found = broken
      ? (breaks(broken) ?? '')
      : `${keys.length} ${keys.length === 1 ? 'key' : 'keys'}, each so`
    return judge(about(broken, expected, found), broken !== undefined)
  })
}
