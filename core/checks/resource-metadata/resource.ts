import { type Check, fail, pass } from '../../check.ts'
import { absoluteUrl } from '../../host-privacy.ts'
import { targetOf } from '../../http.ts'
import { asText, evidence, inResponse } from '../pointers.ts'
import { whenGranted } from '../when.ts'

/** A resource may be a prefix of what is called; what it never is: another origin. */
export const resourceMetadataResource: Check = {
  id: 'resource-metadata/resource',
  title: 'The metadata are about the API that was called',
  step: 'resource-metadata',
  severity: 'error',
  specification: ['RFC9728-3.3', 'RFC9728-7.3'],

  test: ({ resourceMetadata, apiRequest }) =>
    whenGranted(resourceMetadata, ({ response, members: { resource } }) => {
      const called = apiRequest && absoluteUrl(targetOf(apiRequest.exchange.sent.request))
      const named = typeof resource === 'string' ? absoluteUrl(resource) : undefined
      const expected = called
        ? `${called.origin}, and what ${called.pathname} begins with`
        : 'a URL'
      const found = evidence(
        inResponse(response, 'json.resource'),
        expected,
        resource === undefined ? undefined : asText(resource),
      )
      if (named && (!called || covers(named, called))) return pass(found)
      return fail(
        'Do not use these metadata: another API could have you ask for a token and then take it. The API has to name itself in resource.',
        found,
      )
    }),
}

function covers(resource: URL, called: URL): boolean {
  const path = resource.pathname.replace(/\/$/, '')
  const inside = called.pathname === path || called.pathname.startsWith(`${path}/`)
  return resource.origin === called.origin && inside
}
