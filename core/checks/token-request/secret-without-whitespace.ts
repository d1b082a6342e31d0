import type { Check } from '../../check.ts'
import { judgeSecret } from '../judge-secret.ts'

export const secretWithoutWhitespace: Check = {
  id: 'token-request/secret-without-whitespace',
  title: 'The refused secret has no white space at its ends',
  step: 'token-request',
  severity: 'warning',
  specification: ['RFC6749-2.3.1'],

  test: ({ tokenRequest }) =>
    judgeSecret(tokenRequest, {
      expected: 'no white space at the ends',
      found: 'white space or a line break at an end',
      fix: 'Enter the secret once more without it. A file or an environment variable often ends in a line break.',
      suspicious: ({ whitespaceAtEnds }) => whitespaceAtEnds,
    }),
}
