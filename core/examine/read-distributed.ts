import type { Facts, KeyFacts } from '../facts.ts'
import type { Exchange, Run } from '../run.ts'
import { distributedSources } from '../steps/distributed-claims.ts'
import { exchangeFacts } from './read-exchange.ts'
import { signedClaims } from './signed-claims.ts'

/** What was fetched of the Claims that lie elsewhere, each with the source it was named for. */
export async function readDistributed(
  run: Run,
  branch: readonly Exchange[],
  keys: readonly KeyFacts[] | undefined,
): Promise<Pick<Facts, 'distributedClaims'>> {
  const asked = branch.filter(({ sent }) => sent.step === 'distributed-claims')
  const sources = distributedSources(run)
  const read = asked.map(async (exchange) => {
    const facts = exchangeFacts(exchange)
    const source = sources.find(({ endpoint }) => endpoint === exchange.sent.request.url)
    const signed = await signedClaims(facts.response?.entry.response.body ?? '', keys)
    return { ...facts, ...(source && { source }), ...(signed && { signed }) }
  })
  return asked.length === 0 ? {} : { distributedClaims: await Promise.all(read) }
}
