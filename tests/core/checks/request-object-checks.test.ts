import { requestObjectChecks } from '../../../core/checks/request-object/all.ts'
import type { TextField } from '../../../core/http.ts'
import type { Run } from '../../../core/run.ts'
import { append, appendCallback } from '../arrange-run.ts'
import { type Case, testChecks } from './check-table.ts'

const refused: readonly TextField[] = [['error', 'invalid_request_uri']]

/** A login by reference, of which the server fetched the object so, and then sent the browser back. */
const login = (fetched: number | undefined, callback?: readonly TextField[]): Case => ({
  connection: { requestObject: { alg: 'HS256', servedFrom: 'https://tool.test' } },
  until: 'authorization-request',
  change: (run) => {
    const asked = fetched === undefined ? run : withFetch(run, fetched)
    return callback ? appendCallback(asked, callback) : asked
  },
})

function withFetch(run: Run, answered: number): Run {
  const path = `/request-objects/${run.id}/drawn%20when%20sent`
  return append(run, {
    ...{ kind: 'received', step: 'request-object', purpose: 'flow', answered },
    request: { method: 'GET', url: path, via: 'query', parameters: [] },
  })
}

testChecks(requestObjectChecks, {
  fetched: {
    valid: { 'a fetch, then a code': login(200, [['code', 'c']]), 'a fetch': login(200) },
    invalid: {
      'a refusal without a fetch': login(undefined, refused),
      'a fetch of what had expired': login(410, refused),
    },
    inconclusive: { 'a code without a fetch': login(undefined, [['code', 'c']]) },
    notApplicable: {
      'a login that is not back': login(undefined),
      'an object in the request': { connection: { requestObject: { alg: 'HS256' } } },
      'plain parameters': {},
    },
  },
})
