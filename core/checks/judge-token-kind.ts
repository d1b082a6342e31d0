import { type Verdict, fail, pass } from '../check.ts'
import type { ExchangeFacts } from '../facts.ts'
import { errorOf } from './error-of.ts'
import { evidence, inResponse } from './pointers.ts'
import { whenBody } from './when.ts'

/** A server may leave out a kind of token, JWTs above all, and says so (RFC 7009 §2.2.1). */
export function judgeTokenKind(exchange: ExchangeFacts | undefined, fix: string): Verdict {
  return whenBody(exchange, (response, sent) => {
    const error = errorOf(sent)
    const found = evidence(
      inResponse(response, 'json.error'),
      'an answer about the token',
      error === 'unsupported_token_type' ? error : undefined,
    )
    return error === 'unsupported_token_type' ? fail(fix, found) : pass(found)
  })
}
