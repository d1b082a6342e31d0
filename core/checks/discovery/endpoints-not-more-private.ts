import type { Check } from '../../check.ts'
import { absoluteUrl, isMorePrivate } from '../../host-privacy.ts'
import { judgeEndpoints } from '../judge-endpoints.ts'

export const endpointsNotMorePrivate: Check = {
  id: 'discovery/endpoints-not-more-private',
  title: 'No endpoint leads to a more private network than the issuer’s own address',
  step: 'discovery',
  severity: 'error',
  specification: ['RFC9728-7.7'],

  test: (facts) =>
    judgeEndpoints(facts, {
      expected: 'an address as public as the issuer’s',
      fix: 'A server’s metadata must not send a client into its own network. Where the server runs in a container, set its public host name; otherwise do not use this issuer.',
      wrong(value, { discovery }) {
        const url = absoluteUrl(value)
        const asked = absoluteUrl(discovery?.exchange.sent.request.url)
        return url !== undefined && asked !== undefined && isMorePrivate(url, asked)
      },
    }),
}
