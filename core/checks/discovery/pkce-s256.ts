import type { Check } from '../../check.ts'
import { judgeList } from '../judge-list.ts'

export const discoveryPkceS256: Check = {
  id: 'discovery/pkce-s256',
  title: 'The server supports the PKCE method S256',
  step: 'discovery',
  severity: 'warning',
  specification: ['RFC7636-4.2', 'RFC9700-2.1.1'],

  test: (facts) =>
    judgeList(facts, {
      member: 'code_challenge_methods_supported',
      expected: 'S256 among them',
      fix: 'S256 must be implemented by every server that takes PKCE. Ask the server’s operator for it; plain does not protect the code.',
      holds: (list) => list.includes('S256'),
    }),
}
