import { parameter, responseMembers } from './in-hand.ts'
import { readJwt } from './read-jwt.ts'
import type { NewEntry } from './run.ts'

/** What names a session, or all sessions of a user, in an ID Token and in a notice of its end. */
export type SessionName = 'sid' | 'sub'

/**
 * What an entry names sessions by: `sid` and `sub` of an ID Token that came with it, in a response
 * or in an authorization response, also inside of a signed one (JARM). Nothing is verified here:
 * it is for finding a run, which is examined then. Never throws.
 */
export function sessionsIn(entry: NewEntry): readonly (readonly [SessionName, string])[] {
  const token = entry.kind === 'received' ? idTokenOf(entry) : undefined
  const claims = typeof token === 'string' ? readJwt(token)?.claims : undefined
  const names = ['sid', 'sub'] as const
  return names.flatMap((name) => {
    const value = claims?.[name]
    return typeof value === 'string' ? [[name, value] as const] : []
  })
}

function idTokenOf(entry: Extract<NewEntry, { kind: 'received' }>): unknown {
  // A body may be large, and few have one.
  if ('response' in entry)
    return entry.response.body.includes('id_token')
      ? responseMembers(entry.response.body)?.['id_token']
      : undefined
  const { parameters } = entry.request
  const signed = readJwt(parameter(parameters, 'response') ?? '')?.claims
  return parameter(parameters, 'id_token') ?? signed?.['id_token']
}
