import type { ExchangeFacts, Facts, KeyFacts } from '../facts.ts'
import { readJwt } from '../read-jwt.ts'
import type { Exchange, Run } from '../run.ts'
import { distributedSources } from '../steps/distributed-claims.ts'
import { exchangeFacts } from './read-exchange.ts'
import { signatureOf } from './read-tokens.ts'

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
    const signed = await signedClaims(facts, keys)
    return { ...facts, ...(source && { source }), ...(signed && { signed }) }
  })
  return asked.length === 0 ? {} : { distributedClaims: await Promise.all(read) }
}

async function signedClaims({ response }: ExchangeFacts, keys: readonly KeyFacts[] | undefined) {
  const token = response?.entry.response.body.trim() ?? ''
  const jwt = readJwt(token)
  return jwt && { token, jwt, signature: await signatureOf({ token, jwt }, keys) }
}
