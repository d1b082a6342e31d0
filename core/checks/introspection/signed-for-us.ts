import { type Check, fail, notApplicable, pass } from '../../check.ts'
import { audiencesOf } from '../audiences-of.ts'
import { evidence, inResponse } from '../pointers.ts'
import { whenBody } from '../when.ts'
import { asText } from '../../read-json.ts'

export const introspectionSignedForUs: Check = {
  id: 'introspection/signed-for-us',
  title: 'A JWT introspection response is typed, and names its issuer and this client',
  step: 'introspection',
  severity: 'error',
  specification: ['RFC9701-5'],

  test: ({ introspection, introspectionJwt, metadata, run: { connection } }) =>
    whenBody(introspection, (response) => {
      if (introspectionJwt?.jwt.form !== 'jws')
        return notApplicable('The introspection response is not a signed JWT.')
      const { header, claims } = introspectionJwt.jwt
      const issuer = metadata.issuer ?? connection.issuer
      const at = inResponse(response, 'body')
      const typ = asText(header['typ'])
      const type = /^(?:application\/)?token-introspection\+jwt$/i
      const found = [
        evidence(at, 'typ: token-introspection+jwt', header['typ']),
        evidence(at, `iss: ${issuer}`, claims['iss']),
        evidence(at, `aud: ${connection.client_id}`, claims['aud']),
      ]
      const forUs = audiencesOf(claims).includes(connection.client_id)
      return type.test(typ) && claims['iss'] === issuer && forUs
        ? pass(...found)
        : fail(
            'Do not use the answer: without its own typ, iss and aud, an answer to another, or a JWT of another kind, could pass for it.',
            ...found,
          )
    }),
}
