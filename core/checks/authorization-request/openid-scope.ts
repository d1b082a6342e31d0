import { type Check, fail, notApplicable, pass } from '../../check.ts'
import { parameter } from '../../in-hand.ts'
import { askAgain, setQuery } from '../ask-again.ts'
import { askedScopes } from '../asked-scopes.ts'
import { evidence, inRequest, remark } from '../pointers.ts'
import { whenAsked } from '../when.ts'

/** Parameters that mean something in OpenID Connect alone. */
const openIdOnly = ['nonce', 'max_age', 'id_token_hint', 'claims', 'acr_values']

export const openidScope: Check = {
  id: 'authorization-request/openid-scope',
  title: 'A request with parameters of OpenID Connect asks for the scope openid',
  step: 'authorization-request',
  severity: 'warning',
  specification: ['OIDCC-3.1.2.1'],

  test: (facts) =>
    whenAsked(facts.authorizationRequest, (request) => {
      const scopes = askedScopes(facts)
      const at = inRequest(request, 'query.scope')
      const signs = [
        ...openIdOnly.filter((name) => parameter(request.parameters, name) !== undefined),
        ...scopes.filter((scope) => scope === 'profile' || scope === 'email'),
      ]
      if (scopes.includes('openid')) return pass(remark(at, 'openid'))
      if (/[%,]/.test(scopes.join(' ')))
        return notApplicable('The scopes are not separated, which another check reports.')
      if (!signs.some((sign) => openIdOnly.includes(sign)))
        return notApplicable('Nothing in the request belongs to OpenID Connect.')
      const mended = ['openid', ...scopes].join(' ')
      return fail(
        askAgain('Ask for openid, or no ID Token comes.', setQuery('scope', mended)),
        evidence(at, `openid, since the request has ${signs.join(' and ')}`, scopes.join(' ')),
      )
    }),
}
