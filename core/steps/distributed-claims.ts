import { type ClaimSource, claimSourcesOf } from '../claim-sources.ts'
import { responseMembers, tokensInHand } from '../in-hand.ts'
import { readJwt } from '../read-jwt.ts'
import { type EntryId, type Run, exchanges, latest } from '../run.ts'
import type { Step } from '../step.ts'

/** A source that has to be asked, and the answer that points to it. */
export interface DistributedSource extends ClaimSource {
  readonly endpoint: string
  readonly entry: EntryId
}

export const distributedClaims: Step = {
  name: 'distributed-claims',
  title: 'Distributed Claims',
  summary: 'The client asks for Claims that the server only points to, where they lie.',
  phase: 'Use',
  specification: 'OIDCC-5.6.2.2',
  channel: 'back',
  between: ['client', 'resource-server'],
  optional: true,

  belongs: (run) => distributedSources(run).length > 0,

  missing: (run) => (toAsk(run) ? [] : ['a source: no answer points to Claims that lie elsewhere']),

  // OpenID Connect Core §5.6.2: the token, where there is one, is the source's own.
  request(run) {
    const { endpoint = '', access_token } = toAsk(run) ?? {}
    return {
      ...{ method: 'GET', url: endpoint, query: [] },
      headers: [
        ['Accept', 'application/jwt'],
        ...(access_token === undefined
          ? []
          : [['Authorization', `Bearer ${access_token}`] as const]),
      ],
    }
  },

  basedOn: (run) => toAsk(run)?.entry,
}

/** The sources that the UserInfo response names, or else the ID Token, and that have to be asked. */
export function distributedSources(run: Run): readonly DistributedSource[] {
  return [...sourcesOfUserinfo(run), ...sourcesOfIdToken(run)]
}

/** The first that was not asked yet; once all were, the first again. */
function toAsk(run: Run): DistributedSource | undefined {
  const asked = new Set(
    exchanges(run).flatMap(({ sent }) =>
      sent.step === 'distributed-claims' ? [sent.request.url] : [],
    ),
  )
  const sources = distributedSources(run)
  return sources.find(({ endpoint }) => !asked.has(endpoint)) ?? sources[0]
}

function sourcesOfUserinfo(run: Run): DistributedSource[] {
  const outcome = latest(run, 'userinfo')?.outcome
  if (outcome?.kind !== 'response' || outcome.entry.response.status !== 200) return []
  const { body } = outcome.entry.response
  const jwt = readJwt(body)
  return sourcesIn(jwt?.form === 'jws' ? jwt.claims : responseMembers(body), outcome.entry.id)
}

function sourcesOfIdToken(run: Run): DistributedSource[] {
  const tokens = tokensInHand(run)
  const jwt = readJwt(tokens?.id_token ?? '')
  return tokens && jwt?.form === 'jws' ? sourcesIn(jwt.claims, tokens.entry) : []
}

function sourcesIn(
  claims: Readonly<Record<string, unknown>> | undefined,
  entry: EntryId,
): DistributedSource[] {
  return claimSourcesOf(claims).flatMap(({ endpoint, ...source }) =>
    endpoint === undefined ? [] : [{ ...source, endpoint, entry }],
  )
}
