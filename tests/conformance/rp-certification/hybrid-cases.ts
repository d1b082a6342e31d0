/** What an issuer does to the hashes in its ID Tokens; undefined leaves one out. */
export interface HybridCase {
  readonly name: string
  /** The text that is hashed instead of the code or the access token. */
  readonly hashed: (claim: string, text: string) => string | undefined
  /** The check at which a right client stops; absent where all goes well. */
  readonly stopsAt?: string
}

/** The cases of ID Tokens that come by the front channel beside a code and an access token. */
export const hybridCases: readonly HybridCase[] = [
  { name: 'nonce-unless-code-flow', hashed: (_claim, text) => text },
  {
    name: 'missing-chash',
    hashed: (claim, text) => (claim === 'c_hash' ? undefined : text),
    stopsAt: 'id-token/c-hash',
  },
  {
    name: 'invalid-chash',
    hashed: (claim, text) => (claim === 'c_hash' ? `${text}, changed` : text),
    stopsAt: 'id-token/c-hash',
  },
  {
    name: 'missing-athash',
    hashed: (claim, text) => (claim === 'at_hash' ? undefined : text),
    stopsAt: 'id-token/at-hash',
  },
]
