import type { Check } from '../../check.ts'
import { judgeTokenKind } from '../judge-token-kind.ts'

export const introspectionTokenKind: Check = {
  id: 'introspection/token-kind',
  title: 'The server answers for this kind of token',
  step: 'introspection',
  severity: 'advice',
  specification: ['RFC7662-2.1', 'RFC7009-2.2.1'],

  test: ({ introspection }) =>
    judgeTokenKind(
      introspection,
      'Nothing is broken: this server introspects opaque tokens alone. An API verifies a JWT by itself, with the published keys; ask here about the refresh token.',
    ),
}
