import { type Check, notApplicable } from '../../check.ts'
import { judgeSignature } from '../judge-signature.ts'
import { whenAccessToken } from '../when-token.ts'

/** Tokens for Microsoft Graph have a nonce in the header, and are signed in a way of their own. */
export const accessTokenSignature: Check = {
  id: 'access-token/signature',
  title: 'The signature of the access token verifies',
  step: 'access-token',
  severity: 'error',
  specification: ['RFC9068-4'],

  test: (facts) =>
    whenAccessToken(facts, (read) =>
      read.header['nonce'] === undefined
        ? judgeSignature(
            read,
            'The API will refuse this token: it was changed on its way, or another key with this name signed it. Fetch the JWK Set again.',
          )
        : notApplicable('It is for Microsoft’s own APIs, which alone know how to verify it.'),
    ),
}
