import type { Connection } from '../core/connection.ts'
import { stepNamed, stepsOf } from '../core/flows.ts'
import type { HttpRequest } from '../core/http.ts'
import { appended, type Run } from '../core/run.ts'
import type { ConnectionDraft } from './api.ts'

/** A message that a connection will send, before anything was sent. */
export interface Preview {
  readonly title: string
  readonly request: HttpRequest
}

/** The phases whose messages a connection's settings shape; of others, the registration alone. */
const shaped: ReadonlySet<string> = new Set(['Authorize', 'Exchange'])

/** The requests that these settings lead to, made by the steps themselves; words for the values to come. */
export function previewsOf(draft: ConnectionDraft): Preview[] {
  const run = rehearsal({ ...draft, id: 'preview', hasSecret: true, builtIn: false })
  return stepsOf(run)
    .filter(({ phase, name }) => shaped.has(phase) || name === 'registration')
    .flatMap((step) => {
      const request = step.request?.(run)
      return request ? [{ title: step.title, request }] : []
    })
}

const values = {
  state: '‹drawn for each login›',
  nonce: '‹drawn for each login›',
  code_verifier: '‹drawn for each login›',
  code_challenge: '‹hash of the code_verifier›',
}

/** The run as if its request had been pushed, where it is to be: the other steps go by that. */
function withPushed(run: Run): Run {
  const step = stepNamed('pushed-authorization-request')
  const request = run.connection.pushed ? step.request?.(run) : undefined
  if (!request) return run
  const label = { step: step.name, purpose: 'flow' } as const
  const pushed = appended(run, { kind: 'sent', ...label, channel: 'back', request, edits: [] })
  return appended(pushed, {
    ...{ kind: 'received', ...label, inReplyTo: pushed.entries.length },
    response: {
      ...{ status: 201, statusText: '', headers: [], encodedBytes: 0, problems: [] },
      body: JSON.stringify({ request_uri: '‹from the answer to the pushed request›' }),
    },
  })
}

function rehearsal(connection: Connection): Run {
  const label = { step: 'authorization-request', purpose: 'flow' } as const
  const empty: Run = { version: 1, id: 'preview', connection, entries: [] }
  const drawn = withPushed(appended(empty, { kind: 'drawn', ...label, values }))
  const request = stepNamed('authorization-request').request?.(drawn)
  if (!request) return drawn
  const asked = appended(drawn, { kind: 'sent', ...label, channel: 'front', request, edits: [] })
  return appended(asked, {
    ...{ kind: 'received', step: 'authorization-response', purpose: 'flow' },
    basedOn: asked.entries.length,
    request: {
      ...{ method: 'GET', url: connection.redirect_uri, via: 'query' },
      parameters: [['code', '‹from the callback›']],
    },
  })
}
