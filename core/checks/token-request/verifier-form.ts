import { type Check, fail, notApplicable, pass } from '../../check.ts'
import { parameter } from '../../in-hand.ts'
import { isRemoved } from '../../is-removed.ts'
import { evidence, inRequest } from '../pointers.ts'
import { whenSent } from '../when.ts'
import { beginAgain } from './exchange-again.ts'

export const verifierForm: Check = {
  id: 'token-request/verifier-form',
  title: 'The code_verifier is 43 to 128 unreserved characters',
  step: 'token-request',
  severity: 'error',
  specification: ['RFC7636-4.1'],

  test: ({ tokenRequest }) =>
    whenSent(tokenRequest, (sent) => {
      const verifier = parameter(sent.sentFields, 'code_verifier')
      if (!verifier) return notApplicable('No code_verifier was sent.')
      if (isRemoved(verifier)) return notApplicable('The code_verifier was taken out of the trace.')
      const others = [...new Set(verifier.replace(/[\w.~-]/g, ''))].join(' ')
      const found = evidence(
        inRequest(sent, 'body.code_verifier'),
        '43 to 128 of A–Z a–z 0–9 - . _ ~',
        `${verifier.length} characters${others ? `, among them ${others}` : ''}`,
      )
      return /^[\w.~-]{43,128}$/.test(verifier)
        ? pass(found)
        : fail(beginAgain('Draw 32 random octets and write them as base64url, without =.'), found)
    }),
}
