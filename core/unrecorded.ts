import { type Verdict, inconclusive } from './check.ts'
import type { Facts } from './facts.ts'
import { bodyFields, headerOf } from './http.ts'
import type { EntryId, Run } from './run.ts'

/** The verdict, unless it fails for want of something that the recording does not have. */
export function unlessUnrecorded(verdict: Verdict, facts: Facts): Verdict {
  if (verdict.outcome !== 'fail') return verdict
  const pointers = verdict.evidence.flatMap(({ pointer }) => pointer ?? [])
  if (pointers.some(({ entry, part }) => isAskedElsewhere(facts, entry, part)))
    return inconclusive(
      'What was asked stands in a request that the trace does not have: only a reference to it.',
      'Add the pushed request to the recording, or run the flow here.',
    )
  if (
    pointers.some(
      ({ entry, part }) => part.startsWith('request.body') && lacksBody(facts.run, entry),
    )
  )
    return inconclusive(
      'The recording does not have the body of this request.',
      'Record it with its body: curl with --trace-ascii, a HAR with content, or the raw text.',
    )
  if (pointers.some(({ entry, part }) => lacksCredentials(facts.run, entry, part)))
    return inconclusive(
      'The recording leaves credentials out of all its headers.',
      'Record it again with “Allow to generate HAR with sensitive data” switched on, in the settings of the network panel.',
    )
  return verdict
}

/**
 * A parameter that stands where the trace does not show it: a browser’s recording of a pushed
 * request (RFC 9126) has the reference alone, and an encrypted object (RFC 9101 §6.1) is not read.
 */
function isAskedElsewhere({ authorizationRequest }: Facts, entry: EntryId, part: string): boolean {
  if (!authorizationRequest || entry !== authorizationRequest.exchange.sent.id) return false
  const { front, asked } = authorizationRequest
  const names = new Set(front.map(([name]) => name))
  const name = /^request\.query\.(\w+)$/.exec(part)?.[1]
  const isReferred = names.has('request_uri') || names.has('request')
  return asked.where === 'query' && isReferred && name !== undefined && !names.has(name)
}

/** A body was sent by the length that was announced, and is not here. */
function lacksBody({ entries }: Run, id: EntryId): boolean {
  const entry = entries[id - 1]
  if (entry?.kind !== 'sent') return false
  const { body } = entry.request
  if (body && ('raw' in body || bodyFields(entry.request).length > 0)) return false
  return Number(headerOf(entry.request.headers, 'Content-Length') ?? 0) > 0
}

/** An Authorization header that may have been sent, for all that the recording shows. */
function lacksCredentials({ entries }: Run, id: EntryId, part: string): boolean {
  const entry = entries[id - 1]
  if (entry?.kind !== 'sent' || !entry.withoutCredentials) return false
  const isAboutThem = /^request\.(?:header\.authorization|body\.client_(?:id|secret))$/i.test(part)
  const { request } = entry
  // Whoever names itself in the body does not do so in the header as well.
  const isNamed = bodyFields(request).some(([name]) => name === 'client_id')
  return isAboutThem && !isNamed && headerOf(request.headers, 'Authorization') === undefined
}
