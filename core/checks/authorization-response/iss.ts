import { type Check, fail, notApplicable, pass } from '../../check.ts'
import { parameter } from '../../in-hand.ts'
import { differenceOf } from '../difference.ts'
import { evidence, inCallback } from '../pointers.ts'
import { whenCalledBack } from '../when.ts'

/** Where the metadata's issuer is not the one that was asked, discovery reports that. */
export const responseIss: Check = {
  id: 'authorization-response/iss',
  title: 'The iss of the response is the issuer that was asked',
  step: 'authorization-response',
  severity: 'error',
  specification: ['RFC9207-2.4'],

  test: ({ authorizationResponse, metadata, run }) =>
    whenCalledBack(authorizationResponse, (callback) => {
      const iss = parameter(callback.parameters, 'iss')
      const issuers: readonly unknown[] = [run.connection.issuer, metadata.issuer]
      const known = issuers.filter((issuer) => typeof issuer === 'string' && issuer !== '')
      const expected = known[0]
      if (!iss) return notApplicable('The response carries no iss.')
      if (typeof expected !== 'string') return notApplicable('No issuer is known to compare with.')
      const found = evidence(inCallback(callback, 'iss'), expected, iss)
      return known.includes(iss)
        ? pass(found)
        : fail(
            `${differenceOf(expected, iss)} Reject the response: it comes from another server than the one that was asked.`,
            found,
          )
    }),
}
