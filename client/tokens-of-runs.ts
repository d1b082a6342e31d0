import { tokensInHand } from '../core/in-hand.ts'
import { api } from './api.ts'

/** A token that a run of any connection was granted, and its type (RFC 8693 §3). */
export interface TokenOfRun {
  readonly token: string
  readonly type: string
  /** Which it is, as part of a sentence: `the access token of run 3 (Acme)`. */
  readonly from: string
}

const types = [
  ['access_token', 'the access token'],
  ['id_token', 'the ID Token'],
  ['refresh_token', 'the refresh token'],
] as const

/** How many of the latest runs are looked through. */
const lookedThrough = 20

/** The tokens of the latest runs, the newest first; those taken out of an export are none. */
export async function tokensOfRuns(): Promise<readonly TokenOfRun[]> {
  const { runs } = await api.runs(lookedThrough)
  const found = await Promise.all(
    runs.map(async ({ id, number, connectionName }) => {
      const tokens = tokensInHand(await api.run(id))
      return types.flatMap(([name, words]): TokenOfRun[] => {
        const token = tokens?.[name]
        if (token === undefined || !/^[!-~]+$/.test(token)) return []
        const type = `urn:ietf:params:oauth:token-type:${name}`
        return [{ token, type, from: `${words} of run ${number} (${connectionName})` }]
      })
    }),
  )
  return found.flat()
}
