import { type Check, fail, pass } from '../../check.ts'
import { evidence, inResponse } from '../pointers.ts'
import { whenGranted } from '../when.ts'

export const issuerPresent: Check = {
  id: 'discovery/issuer-present',
  title: 'The metadata names its issuer',
  step: 'discovery',
  severity: 'error',
  specification: ['OIDCD-3', 'RFC8414-2'],

  test: ({ discovery }) =>
    whenGranted(discovery, ({ response, members: { issuer } }) => {
      const found = evidence(inResponse(response, 'json.issuer'), 'an issuer', issuer)
      return typeof issuer === 'string' && issuer !== ''
        ? pass(found)
        : fail(
            'The server has to state its issuer. Check that the address is that of a metadata document, then tell the server’s operator.',
            found,
          )
    }),
}
