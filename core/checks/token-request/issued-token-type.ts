import { type Check, fail, notApplicable, pass } from '../../check.ts'
import { grantOf } from '../../connection.ts'
import { parameter } from '../../in-hand.ts'
import { evidence, inResponse } from '../pointers.ts'
import { whenGranted } from '../when.ts'

export const issuedTokenType: Check = {
  id: 'token-request/issued-token-type',
  title: 'A token exchange says what kind of token it issued, and it is the one asked for',
  step: 'token-request',
  severity: 'error',
  specification: ['RFC8693-2.2.1'],

  test: ({ run, tokenRequest }) =>
    whenGranted(tokenRequest, ({ response, members: { issued_token_type } }, sent) => {
      if (grantOf(run.connection) !== 'urn:ietf:params:oauth:grant-type:token-exchange') {
        return notApplicable('This is no token exchange.')
      }
      const asked = parameter(sent.sentFields, 'requested_token_type')
      const at = inResponse(response, 'json.issued_token_type')
      const found = evidence(at, asked ?? 'a token type', issued_token_type)
      const right =
        asked === undefined ? issued_token_type !== undefined : issued_token_type === asked
      return right
        ? pass(found)
        : fail(
            'Do not take the token for what was asked for: leave requested_token_type out, or ask for a type that this server issues.',
            found,
          )
    }),
}
