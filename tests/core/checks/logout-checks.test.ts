import { describe } from 'vitest'
import { frontchannelLogoutChecks } from '../../../core/checks/frontchannel-logout/all.ts'
import { logoutReturnChecks } from '../../../core/checks/logout-return/all.ts'
import type { TextField } from '../../../core/http.ts'
import type { Run } from '../../../core/run.ts'
import { append, appendExchange, issuer } from '../arrange-run.ts'
import { type Case, testChecks } from './check-table.ts'

const metadata = { end_session_endpoint: `${issuer}/logout` }
const notApplicable = { 'a run without a logout': {} }

/** A run whose user logged out, and what the browser came back with. */
const returned = (parameters: (state: string) => readonly TextField[]): Case => ({
  metadata,
  change(run) {
    const asked = appendExchange(run, 'logout')
    const { id, request } = sentLast(asked)
    const state = request.query.find(([name]) => name === 'state')?.[1]
    return append(asked, {
      ...{ kind: 'received', step: 'logout-return', purpose: 'flow', basedOn: id },
      request: {
        ...{ method: 'GET', url: '/logged-out', via: 'query' },
        parameters: parameters(typeof state === 'string' ? state : ''),
      },
    })
  },
})

function sentLast(run: Run) {
  const sent = run.entries.findLast((entry) => entry.kind === 'sent')
  if (sent?.kind !== 'sent') throw new Error('Nothing was sent')
  return sent
}

describe('The return from logout', () => {
  const valid = { 'the state as it was sent': returned((state) => [['state', state]]) }
  testChecks(logoutReturnChecks, {
    state: {
      ...{ valid, notApplicable },
      invalid: {
        'another state': returned(() => [['state', 'of-somebody-else']]),
        'no state': returned(() => []),
      },
    },
    'no-duplicates': {
      ...{ valid, notApplicable },
      invalid: {
        'state twice': returned((state) => [
          ['state', state],
          ['state', state],
        ]),
      },
    },
  })
})

describe('A frame of a logout page', () => {
  const framed = (parameters: readonly TextField[]): Case => ({
    idToken: { sid: 'session-7' },
    change: (run) =>
      append(run, {
        ...{ kind: 'received', step: 'frontchannel-logout', purpose: 'flow' },
        request: { method: 'GET', url: '/frontchannel-logout/acme', via: 'query', parameters },
      }),
  })
  const ours: TextField = ['iss', issuer]
  testChecks(frontchannelLogoutChecks, {
    'names-session': {
      valid: { 'issuer and session': framed([ours, ['sid', 'session-7']]) },
      notApplicable: { ...notApplicable, 'a frame that names neither': framed([]) },
      invalid: {
        'another session': framed([ours, ['sid', 'session-8']]),
        'another issuer': framed([
          ['iss', 'https://login.elsewhere.test'],
          ['sid', 'session-7'],
        ]),
        'the session alone': framed([['sid', 'session-7']]),
      },
    },
  })
})
