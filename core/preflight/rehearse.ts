import { type NewEntry, type Run, appended, latest } from '../run.ts'
import { draftOf } from './draft-of.ts'
import { probesAsFlow } from './probes-as-flow.ts'

/**
 * Values of a login that never takes place: well formed, the same each time, and of no use to
 * anyone. The challenge is S256 of the verifier, as a test holds.
 */
export const rehearsedValues = {
  state: 'preflight-state-that-belongs-to-no-login-at-all',
  nonce: 'preflight-nonce-that-belongs-to-no-login-at-all',
  code_verifier: 'preflight-verifier-that-belongs-to-no-login-at-all',
  code_challenge: '4IlILirNLLUz7YiVDYR5531PGNTjzmTd8C4fPhJbb7U',
} as const

/**
 * A code that no server has issued: well formed (RFC 6749 appendix A.11), fixed for a run. It has
 * a digit whatever the id, so that a redacted export takes it for a code, not for words.
 */
export function impossibleCode(run: Run): string {
  return `no-such-code-0-${run.id.replaceAll(/[^\w-]/g, '').slice(0, 64)}`
}

/**
 * The run as if a login had gone through and had brought a code that cannot be valid, so that the
 * steps themselves make the drafts of the probes. An authorization request that was sent is kept
 * as it was, edits included. For drafts only, never stored.
 */
export function rehearse(run: Run): Run {
  const drawn = rehearsedDrawn(run)
  const asked = latest(drawn, 'authorization-request') ? drawn : withAuthorizationRequest(drawn)
  const answers = latest(asked, 'authorization-request')?.sent.id
  return appended(asked, {
    kind: 'received',
    step: 'authorization-response',
    purpose: 'flow',
    ...(answers !== undefined && { basedOn: answers }),
    request: callbackWith(impossibleCode(run), run.connection.redirect_uri),
  })
}

/** The run as it is right before its login begins, with random values that are none. */
export function rehearsedDrawn(run: Run): Run {
  return appended(withoutCallbacks(probesAsFlow(run)), drawnValues)
}

/** The first answer to a request counts, so a real one gives way to the rehearsed one. */
function withoutCallbacks(run: Run): Run {
  return { ...run, entries: run.entries.filter(({ step }) => step !== 'authorization-response') }
}

const drawnValues: NewEntry = {
  kind: 'drawn',
  step: 'authorization-request',
  purpose: 'flow',
  values: rehearsedValues,
}

function withAuthorizationRequest(run: Run): Run {
  const request = draftOf('authorization-request', run)
  const label = { step: 'authorization-request', purpose: 'flow', channel: 'front' } as const
  return appended(run, { kind: 'sent', ...label, request, edits: [] })
}

function callbackWith(code: string, redirect_uri: string) {
  const parameters = [
    ['code', code],
    ['state', rehearsedValues.state],
  ] as const
  return { method: 'GET', url: redirect_uri, via: 'query', parameters } as const
}
