import type { Check } from '../../check.ts'
import { absoluteUrl, isLoopback } from '../../host-privacy.ts'
import { judgeEndpoints } from '../judge-endpoints.ts'

export const httpsEndpoints: Check = {
  id: 'discovery/https-endpoints',
  title: 'Every endpoint that is not on this machine uses https',
  step: 'discovery',
  severity: 'error',
  specification: ['RFC6749-3.1', 'RFC6749-3.2', 'OIDCD-3'],

  test: (facts) =>
    judgeEndpoints(facts, {
      expected: 'https',
      fix: 'Codes, secrets and tokens must not cross a network in the clear. Often the server stands behind a proxy that ends TLS: tell it its public address, or have the proxy send X-Forwarded-Proto.',
      wrong(value) {
        const url = absoluteUrl(value)
        return url?.protocol === 'http:' && !isLoopback(url)
      },
    }),
}
