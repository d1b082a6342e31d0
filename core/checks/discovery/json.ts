import { type Check, notApplicable } from '../../check.ts'
import { judgeJsonObject } from '../judge-response.ts'
import { whenAnswered } from '../when.ts'

export const discoveryJson: Check = {
  id: 'discovery/json',
  title: 'The metadata document is a JSON object',
  step: 'discovery',
  severity: 'error',
  specification: ['OIDCD-4.2', 'RFC8414-3.2'],

  test: ({ discovery }) =>
    whenAnswered(discovery, ({ entry }) =>
      entry.response.status === 200
        ? judgeJsonObject(
            discovery,
            'Open the address in a browser: a page of a web application or a login stands where the document should. Check the issuer’s host and path.',
          )
        : notApplicable('The document was not found.'),
    ),
}
