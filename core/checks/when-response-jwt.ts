import { type Evidence, type Verdict, notApplicable } from '../check.ts'
import type { CallbackFacts } from '../facts.ts'
import type { JwtReading } from '../read-jwt.ts'
import { asText } from './pointers.ts'
import { whenCalledBack } from './when.ts'

/** An authorization response that is a JWT, and how evidence about it is made. */
interface ResponseJwt {
  readonly callback: CallbackFacts
  readonly jwt: JwtReading
  readonly member: (part: 'header' | 'claims', name: string, expected: string) => Evidence
}

/** Judges a signed authorization response (JARM §2). */
export function whenResponseJwt(
  callback: CallbackFacts | undefined,
  judge: (read: ResponseJwt) => Verdict,
): Verdict {
  return whenCalledBack(callback, (came) => {
    const { jwt, entry } = came
    if (!jwt) return notApplicable('The response is no JWT.')
    if (jwt.form === 'jwe')
      return notApplicable('The response is encrypted, and this tool holds no key to open it.')
    return judge({
      callback: came,
      jwt,
      member: (part, name, expected) => ({
        pointer: { entry: entry.id, part: 'callback.response' },
        expected: `${name} ${expected}`,
        found: asText(jwt[part][name]),
      }),
    })
  })
}
