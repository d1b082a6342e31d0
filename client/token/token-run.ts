import { connectionOf } from '../../core/import/connection-of.ts'
import type { Judged } from '../../core/check.ts'
import type { JwtReading } from '../../core/read-jwt.ts'
import type { Entry, NewEntry, Run } from '../../core/run.ts'

export type TokenKind = 'id_token' | 'access_token'

/** What a token by itself is judged against; what is not given judges nothing. */
export interface TokenScene {
  readonly token: string
  readonly kind: TokenKind
  readonly issuer: string
  readonly client_id: string
  /** The discovery and the keys that were asked for, as entries of an ordinary run. */
  readonly entries: readonly Entry[]
  /** Milliseconds since the epoch: temporal checks go by it. */
  readonly at: number
}

/** What a token looks to be, when nobody says: an ID Token unless it has an access token's marks. */
export function kindOf({ header, claims }: JwtReading): TokenKind {
  const { typ } = header
  const typed = typeof typ === 'string' && /^(application\/)?at\+jwt$/i.test(typ)
  const scoped = 'scope' in claims || 'scp' in claims
  const own = 'nonce' in claims || 'at_hash' in claims || 'c_hash' in claims
  return typed || (scoped && !own) ? 'access_token' : 'id_token'
}

/** A run in which a token response brought this token, for the checks to judge. Never stored. */
export function tokenRun({ token, kind, issuer, client_id, entries, at }: TokenScene): Run {
  const asked = entries.filter(({ kind: what }) => what !== 'drawn')
  const label = { step: 'token-request', purpose: 'flow' } as const
  const request = { method: 'POST', url: issuer, query: [], headers: [] }
  const body = JSON.stringify({ [kind]: token })
  const response = {
    ...{ status: 200, statusText: 'OK', problems: [], body, encodedBytes: body.length },
    headers: [['Content-Type', 'application/json']] as const,
  }
  const last = asked.at(-1)?.id ?? 0
  return {
    version: 1,
    id: 'token',
    connection: {
      ...connectionOf({ metadata: {} }, { issuer, client_id, scope: 'openid' }),
      id: 'token',
    },
    entries: [
      ...asked,
      entry(last + 1, at, { kind: 'sent', ...label, channel: 'back', request, edits: [] }),
      entry(last + 2, at, { kind: 'received', ...label, inReplyTo: last + 1, response }),
    ],
  }
}

function entry(id: number, at: number, content: NewEntry): Entry {
  return { ...content, id, at }
}

/** Checks that compare with the client, which a token by itself does not know. */
const ofTheClient: ReadonlySet<string> = new Set([
  'id-token/aud',
  'id-token/aud-trusted',
  'id-token/azp',
  'access-token/client',
  'access-token/jwt-for-audience',
])

/** The verdicts on the token; without a client_id none that would need one. */
export function judgedToken(
  judged: readonly Judged[],
  { kind, client_id }: Pick<TokenScene, 'kind' | 'client_id'>,
): readonly Judged[] {
  const step = kind === 'id_token' ? 'id-token' : 'access-token'
  const rank = { fail: 0, pass: 1, inconclusive: 2, 'not-applicable': 3 } as const
  return judged
    .filter(({ check }) => check.step === step && (client_id !== '' || !ofTheClient.has(check.id)))
    .toSorted((a, b) => rank[a.verdict.outcome] - rank[b.verdict.outcome])
}
