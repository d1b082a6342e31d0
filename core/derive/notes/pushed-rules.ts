import { type EntryId, type Run, isResponse } from '../../run.ts'
import { responseMembers } from '../../in-hand.ts'
import { span } from '../../time-words.ts'
import { authorizationRules } from './authorization-rules.ts'
import { differs, muted, type Note, warns } from './note.ts'
import type { Rules, Subject } from './subject.ts'

const asked = /^authorization-request request\.query\.(?!request_uri$)/

/** The parameters of an authorization request where they are pushed (RFC 9126 §2.1). */
const pushedParameters: Rules = Object.fromEntries(
  Object.entries(authorizationRules)
    .filter(([key]) => asked.test(key))
    .map(([key, rule]) => [key.replace(asked, 'pushed-authorization-request request.body.'), rule]),
)

/** The pushed authorization request, its answer, and the reference that stands for it. */
export const pushedRules: Rules = {
  ...pushedParameters,
  'pushed-authorization-request response.json.request_uri': () =>
    muted('the browser carries this, and nothing of what was asked'),
  'authorization-request request.query.request_uri': reference,
}

/** RFC 9126 §4: from the answer that the server gave, and used once. */
function reference(subject: Subject): Note | undefined {
  const { facts, place, value, clock } = subject
  const { run } = facts
  const answer = run.entries.find(
    (entry) =>
      isResponse(entry) &&
      entry.step === 'pushed-authorization-request' &&
      responseMembers(entry.response.body)?.['request_uri'] === value,
  )
  const before = authorizationRules['authorization-request request.query.request_uri']
  if (!answer) {
    if (!run.connection.pushed || value === '') return before?.(subject)
    return warns('not what a pushed request of this run was answered with')
  }
  const sent = run.entries.find(({ id }) => id === place.entry)
  const text = `from the answer to the pushed request, ${span((sent?.at ?? clock.now) - answer.at)} old`
  const used = useBefore(run, value, place.entry)
  return used === undefined
    ? muted(`${text}, first use`)
    : differs(`${text}, used before in message ${used}`)
}

function useBefore(run: Run, request_uri: string, before = Infinity): EntryId | undefined {
  return run.entries.find(
    (entry) =>
      entry.kind === 'sent' &&
      entry.id < before &&
      entry.step === 'authorization-request' &&
      entry.request.query.some(([name, value]) => name === 'request_uri' && value === request_uri),
  )?.id
}
