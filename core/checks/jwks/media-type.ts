import { type Check, fail, pass } from '../../check.ts'
import { evidence, inResponse } from '../pointers.ts'
import { whenGranted } from '../when.ts'

export const jwksMediaType: Check = {
  id: 'jwks/media-type',
  title: 'The JWK Set is labelled as JSON',
  step: 'jwks',
  severity: 'advice',
  specification: ['RFC7517-8.5.2'],

  test: ({ jwks }) =>
    whenGranted(jwks, ({ response }) => {
      const found = evidence(
        inResponse(response, 'header.Content-Type'),
        'application/jwk-set+json or application/json',
        response.mediaType,
      )
      return /^application\/(jwk-set\+)?json$/.test(response.mediaType)
        ? pass(found)
        : fail('Have the server label its keys as application/jwk-set+json.', found)
    }),
}
