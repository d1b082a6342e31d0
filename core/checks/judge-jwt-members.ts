import { type Verdict, fail, pass } from '../check.ts'
import { isNone } from '../verify-signature.ts'
import type { ReadToken } from './when-token.ts'

/** No member of header or Claims stands twice: readers differ on which counts (RFC 7519 §4). */
export function judgeUniqueJwtMembers({ problems, claim, parameter }: ReadToken): Verdict {
  const repeated = problems.flatMap((problem) => {
    if (problem.kind !== 'json' || problem.problem.kind !== 'duplicate-member') return []
    const about = problem.part === 'header' ? parameter : claim
    return [{ ...about(problem.problem.name, 'once'), found: 'twice' }]
  })
  return repeated.length === 0
    ? pass({ ...claim('', 'each member once'), found: 'none repeats' })
    : fail(
        'The server has to write each member once: two readers may take two different values from this token.',
        ...repeated,
      )
}

const keyMembers = ['jwk', 'jku', 'x5u', 'x5c'] as const

/** The header brings no key of its own, which no verifier may trust (RFC 8725 §3.10). */
export function judgeOwnKey({ header, parameter }: ReadToken): Verdict {
  const brought = keyMembers.filter((name) => header[name] !== undefined)
  return brought.length === 0
    ? pass({ ...parameter('kid', 'at most the name of a key'), note: 'no jwk, jku, x5u or x5c' })
    : fail(
        'Never verify with a key that the token itself brings: anybody can write one. It was ignored here; have the server name its key by kid alone.',
        ...brought.map((name) => parameter(name, 'absent')),
      )
}

/** `alg` names a signature; `none`, however it is spelt, names the lack of one. */
export function judgeSigned({ header: { alg }, parameter }: ReadToken, fix: string): Verdict {
  const found = parameter('alg', 'a signature algorithm')
  return typeof alg === 'string' && !isNone(alg) ? pass(found) : fail(fix, found)
}
