import { userinfoClaims } from '../checks/userinfo-claims.ts'
import { claimSourcesOf } from '../claim-sources.ts'
import type { ExchangeFacts, Facts, KeyFacts } from '../facts.ts'
import { signedClaims } from './signed-claims.ts'

type Keys = readonly KeyFacts[] | undefined

/**
 * A signed UserInfo response, and the Claims that it only points to, each JWT verified by itself
 * with the keys of this server. The keys of another Claims Provider are not asked for.
 */
export async function readUserinfo(
  userinfo: ExchangeFacts | undefined,
  keys: Keys,
): Promise<Pick<Facts, 'userinfoJwt' | 'claimSources'>> {
  const { response } = userinfo ?? {}
  if (!response) return {}
  const signed =
    response.mediaType === 'application/jwt'
      ? await signedClaims(response.entry.response.body, keys)
      : undefined
  const sources = claimSourcesOf(userinfoClaims(response)).map(async (source) => {
    const aggregated = source.token === undefined ? undefined : signedClaims(source.token, keys)
    const read = await aggregated
    return { ...source, ...(read && { aggregated: read }) }
  })
  const claimSources = await Promise.all(sources)
  return {
    ...(signed && { userinfoJwt: signed }),
    ...(claimSources.length > 0 && { claimSources }),
  }
}
