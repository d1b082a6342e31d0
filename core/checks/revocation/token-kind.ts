import type { Check } from '../../check.ts'
import { judgeTokenKind } from '../judge-token-kind.ts'

export const revocationTokenKind: Check = {
  id: 'revocation/token-kind',
  title: 'The server revokes this kind of token',
  step: 'revocation',
  severity: 'advice',
  specification: ['RFC7009-2.2.1'],

  test: ({ revocation }) =>
    judgeTokenKind(
      revocation,
      'Nothing was revoked: this server cannot take a JWT back, which an API verifies without asking. Revoke the refresh token, and let access tokens live for minutes only.',
    ),
}
