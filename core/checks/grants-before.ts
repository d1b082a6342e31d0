import { responseMembers } from '../in-hand.ts'
import { type EntryId, type Run, exchanges } from '../run.ts'

/** A token response that granted an access token. */
export interface Grant {
  readonly entry: EntryId
  /** Milliseconds since the epoch: when it came. */
  readonly at: number
  readonly members: Readonly<Record<string, unknown>>
}

/** The token responses of a run before an entry that brought an access token, newest first. */
export function grantsBefore(run: Run, entry: EntryId): readonly Grant[] {
  return exchanges(run)
    .filter(({ sent }) => sent.step === 'token-request' || sent.step === 'refresh')
    .flatMap(({ outcome }) => {
      if (outcome.kind !== 'response' || outcome.entry.id >= entry) return []
      const members = responseMembers(outcome.entry.response.body)
      const { id, at } = outcome.entry
      return typeof members?.['access_token'] === 'string' ? [{ entry: id, at, members }] : []
    })
    .toReversed()
}

/** A member of the newest of those grants that has it as text, or undefined. */
export function lastGranted(run: Run, entry: EntryId, name: string): string | undefined {
  const values = grantsBefore(run, entry).map(({ members }) => members[name])
  return values.find((value) => typeof value === 'string')
}

/** Which kind of token a value was granted as, or undefined when it was not granted. */
export function kindOfToken(
  grants: readonly Grant[],
  token: string,
): 'access_token' | 'id_token' | 'refresh_token' | undefined {
  const kinds = ['refresh_token', 'access_token', 'id_token'] as const
  return kinds.find((kind) => grants.some(({ members }) => members[kind] === token))
}
