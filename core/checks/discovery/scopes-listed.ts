import { type Check, notApplicable } from '../../check.ts'
import { askedScopes } from '../asked-scopes.ts'
import { judgeList } from '../judge-list.ts'

/** Scopes with a meaning of their own; those of APIs are seldom listed. */
const standard = ['openid', 'profile', 'email', 'address', 'phone', 'offline_access']

export const scopesListed: Check = {
  id: 'discovery/scopes-listed',
  title: 'The server lists the OpenID Connect scopes that the client asks for',
  step: 'discovery',
  severity: 'advice',
  specification: ['OIDCD-3', 'OIDCC-5.4', 'OIDCC-11'],

  test(facts) {
    const asked = askedScopes(facts).filter((scope) => standard.includes(scope))
    if (!asked.includes('openid')) return notApplicable('OpenID Connect was not asked for.')
    return judgeList(facts, {
      member: 'scopes_supported',
      expected: asked.join(' '),
      fix: 'A server may ignore or refuse a scope it does not list. Leave it out, or use what the server offers instead, such as Google’s access_type=offline for offline_access.',
      holds: (list) => asked.every((scope) => list.includes(scope)),
    })
  },
}
