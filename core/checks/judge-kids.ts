import { type Verdict, fail, pass } from '../check.ts'
import type { Facts } from '../facts.ts'
import { whenKeys } from './when-keys.ts'

/** Each `kid` stands once among the keys of a type (RFC 7517 §4.5). */
export function everyKeyOf(facts: Facts): Verdict {
  return whenKeys(facts, ({ keys, about }) => {
    const named = keys.filter(({ jwk }) => jwk['kid'] !== undefined)
    const again = named.find(
      ({ jwk }, at) =>
        named.findIndex(
          (other) => other.jwk['kid'] === jwk['kid'] && other.jwk['kty'] === jwk['kty'],
        ) < at,
    )
    return again
      ? fail(
          'Have the server give each key a kid of its own: a client cannot tell which one signed.',
          about(again, 'each kid once', 'the same kid twice'),
        )
      : pass(about(undefined, 'each kid once', `${named.length} with a kid`))
  })
}
