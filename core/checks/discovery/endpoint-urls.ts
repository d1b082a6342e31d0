import type { Check } from '../../check.ts'
import { absoluteUrl } from '../../host-privacy.ts'
import { judgeEndpoints } from '../judge-endpoints.ts'

export const endpointUrls: Check = {
  id: 'discovery/endpoint-urls',
  title: 'Every endpoint is an absolute http or https URL without a fragment',
  step: 'discovery',
  severity: 'error',
  specification: ['RFC6749-3.1', 'RFC6749-3.2', 'RFC8414-2'],

  test: (facts) =>
    judgeEndpoints(facts, {
      expected: 'an absolute https URL without a fragment',
      fix: 'The server’s metadata is wrong. Tell its operator; until then, enter the endpoint by hand in the connection.',
      wrong(value) {
        const url = absoluteUrl(value)
        return !url || !/^https?:$/.test(url.protocol) || value.includes('#') || /\s/.test(value)
      },
    }),
}
