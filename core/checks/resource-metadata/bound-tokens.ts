import { type Check, fail, notApplicable, pass } from '../../check.ts'
import { tokenSent } from '../judge-bearer.ts'
import { headerOf } from '../../http.ts'
import { evidence, inResponse } from '../pointers.ts'
import { whenGranted } from '../when.ts'

export const resourceMetadataBoundTokens: Check = {
  id: 'resource-metadata/bound-tokens',
  title: 'The token is bound to a key where the API takes no other',
  step: 'resource-metadata',
  severity: 'error',
  specification: ['RFC9728-2', 'RFC9449-7.1'],

  test: ({ resourceMetadata, apiRequest }) =>
    whenGranted(resourceMetadata, ({ response, members }) => {
      if (members['dpop_bound_access_tokens_required'] !== true)
        return notApplicable('The API takes bearer tokens too.')
      if (!apiRequest || tokenSent(apiRequest) === undefined)
        return notApplicable('The API request carried no token.')
      const header = headerOf(apiRequest.exchange.sent.request.headers, 'Authorization') ?? ''
      const scheme = header.trim().split(/\s+/)[0] ?? ''
      const at = inResponse(response, 'json.dpop_bound_access_tokens_required')
      const found = evidence(at, 'the scheme DPoP', `the scheme ${scheme}`)
      return scheme.toLowerCase() === 'dpop'
        ? pass(found)
        : fail(
            {
              text: 'Have the tokens bound to a key: switch DPoP on in the connection, and run again.',
              connection: { dpop: { alg: 'ES256' } },
            },
            found,
          )
    }),
}
