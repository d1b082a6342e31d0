import { type Check, fail, notApplicable, pass } from '../../check.ts'
import type { ExchangeFacts } from '../../facts.ts'
import { asksForOpenId } from '../asked-scopes.ts'
import { evidence, inResponse, remark } from '../pointers.ts'
import { whenGranted } from '../when.ts'

const required = [
  'response_types_supported',
  'subject_types_supported',
  'id_token_signing_alg_values_supported',
]

/** What was asked is RFC 8414's document, of which OpenID requires nothing. */
function isOAuthForm({ exchange }: ExchangeFacts): boolean {
  return exchange.sent.request.url.includes('/.well-known/oauth-authorization-server')
}

export const requiredMembers: Check = {
  id: 'discovery/required-members',
  title: 'The metadata has the lists that OpenID Connect Discovery requires',
  step: 'discovery',
  severity: 'warning',
  specification: ['OIDCD-3'],

  test: (facts) =>
    whenGranted(facts.discovery, ({ response, members }, asked) => {
      if (!asksForOpenId(facts)) return notApplicable('OpenID Connect was not asked for.')
      if (isOAuthForm(asked))
        return notApplicable(
          'What was asked is the metadata of OAuth 2.0 (RFC 8414), not of OpenID.',
        )
      const lacking = required.filter((name) => members[name] === undefined)
      const at = (name: string) => inResponse(response, `json.${name}`)
      return lacking.length === 0
        ? pass(...required.map((name) => remark(at(name), 'present')))
        : fail(
            'The flow works without them, but libraries that read metadata strictly refuse such a server. Tell its operator.',
            ...lacking.map((name) => evidence(at(name), 'a list', undefined)),
          )
    }),
}
