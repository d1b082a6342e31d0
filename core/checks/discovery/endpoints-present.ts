import { type Check, fail, pass } from '../../check.ts'
import { asksForOpenId } from '../asked-scopes.ts'
import { evidence, inResponse, remark } from '../pointers.ts'
import { whenGranted } from '../when.ts'

/** What the person entered by hand counts: then the flow does not lack it. */
export const endpointsPresent: Check = {
  id: 'discovery/endpoints-present',
  title: 'The metadata names the endpoints that the flow needs',
  step: 'discovery',
  severity: 'error',
  specification: ['OIDCD-3', 'RFC8414-2'],

  test: (facts) =>
    whenGranted(facts.discovery, ({ response }) => {
      const { metadata } = facts
      const needed = [
        'authorization_endpoint' as const,
        'token_endpoint' as const,
        ...(asksForOpenId(facts) ? ['jwks_uri' as const] : []),
      ]
      const lacking = needed.filter((name) => typeof metadata[name] !== 'string' || !metadata[name])
      const at = (name: string) => inResponse(response, `json.${name}`)
      return lacking.length === 0
        ? pass(...needed.map((name) => remark(at(name), metadata[name] ?? '')))
        : fail(
            `Check that the document is that of an authorization server. If it is, enter ${lacking.join(' and ')} by hand in the connection.`,
            ...lacking.map((name) => evidence(at(name), 'a URL', metadata[name])),
          )
    }),
}
