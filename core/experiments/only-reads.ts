import type { Run } from '../run.ts'

/** Why not, for a request that an API without a guard would carry out; undefined for the others. */
export function onlyReads({ connection: { api } }: Run): string | undefined {
  return /^(GET|HEAD|OPTIONS)$/i.test(api.method)
    ? undefined
    : `Only for a request that reads: an API without a guard would carry out ${api.method} again.`
}
