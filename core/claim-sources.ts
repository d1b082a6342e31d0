import { asObject, asText } from './read-json.ts'

/** Where Claims lie that an answer only points to (OpenID Connect Core §5.6.2). */
export interface ClaimSource {
  readonly name: string
  /** The Claims that `_claim_names` says are there. */
  readonly claims: readonly string[]
  /** A JWT with the Claims, for aggregated ones. */
  readonly token?: string
  /** Where to ask for them, for distributed ones. */
  readonly endpoint?: string
  /** What to show there; absent: nothing is needed, or the client has another token for it. */
  readonly access_token?: string
}

/** Reads `_claim_names` and `_claim_sources` leniently: a source that is named is there, if empty. */
export function claimSourcesOf(
  answer: Readonly<Record<string, unknown>> | undefined,
): readonly ClaimSource[] {
  const names = Object.entries(asObject(answer?.['_claim_names']) ?? {})
  const sources = asObject(answer?.['_claim_sources']) ?? {}
  const all = new Set([...names.map(([, source]) => asText(source)), ...Object.keys(sources)])
  return [...all].map((name) => {
    const { JWT, endpoint, access_token } = asObject(sources[name]) ?? {}
    return {
      name,
      claims: names.flatMap(([claim, source]) => (source === name ? [claim] : [])),
      ...(typeof JWT === 'string' && { token: JWT }),
      ...(typeof endpoint === 'string' && { endpoint }),
      ...(typeof access_token === 'string' && { access_token }),
    }
  })
}
