import { type Check, notApplicable } from '../../check.ts'
import { judgeJsonObject } from '../judge-response.ts'
import { whenAnswered } from '../when.ts'

export const jwksJson: Check = {
  id: 'jwks/json',
  title: 'The JWK Set is a JSON object',
  step: 'jwks',
  severity: 'error',
  specification: ['RFC7517-5'],

  test: ({ jwks }) =>
    whenAnswered(jwks, ({ entry }) =>
      entry.response.status === 200
        ? judgeJsonObject(
            jwks,
            'Open the jwks_uri in a browser, and compare it with the metadata: a page or an empty answer stands where the keys should.',
          )
        : notApplicable('The JWK Set was not found.'),
    ),
}
