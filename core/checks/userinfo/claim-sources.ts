import { type Check, fail, notApplicable, pass } from '../../check.ts'
import { inResponse } from '../pointers.ts'
import { whenBody } from '../when.ts'

/** Distributed Claims are shown where they lie, and fetched on the person’s wish alone. */
export const userinfoClaimSources: Check = {
  id: 'userinfo/claim-sources',
  title: 'Every Claim that lies elsewhere has a source that says where',
  step: 'userinfo',
  severity: 'advice',
  specification: ['OIDCC-5.6.2', 'OIDCC-5.6.2.2'],

  test: ({ userinfo, claimSources }) =>
    whenBody(userinfo, (response) => {
      if (!claimSources) return notApplicable('All Claims are in the answer itself.')
      const pointer = inResponse(response, 'json._claim_sources')
      const found = claimSources.map(({ name, claims, token, endpoint }) => ({
        pointer,
        expected: `${name}: a JWT or an endpoint`,
        found:
          endpoint !== undefined
            ? `an endpoint: ${endpoint}`
            : token !== undefined
              ? 'a JWT'
              : 'neither',
        note: `for ${claims.join(', ') || 'no Claim'}${endpoint === undefined ? '' : '; it is asked on your wish, in a message of its own'}`,
      }))
      const empty = claimSources.some(
        ({ token, endpoint }) => token === undefined && endpoint === undefined,
      )
      return empty
        ? fail('The server has to give each source of _claim_names a JWT or an endpoint.', ...found)
        : pass(...found)
    }),
}
