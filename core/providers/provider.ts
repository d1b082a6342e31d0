/** Where in a flow a failure shows: the catalogue's words, which are wider than our steps. */
export type KnownStep =
  | 'discovery'
  | 'authorize'
  | 'callback'
  | 'token'
  | 'refresh'
  | 'jwks'
  | 'id-token'
  | 'access-token'
  | 'userinfo'
  | 'api'
  | 'introspection'
  | 'revocation'
  | 'logout'
  | 'client-registration'
  | 'network'

/** One failure mode, recognised by the words a server, a library or a browser uses for it. */
export interface Known {
  readonly id: string
  readonly step: KnownStep
  /** The HTTP status it usually comes with; a hint, never a key. */
  readonly status?: number
  /** The `error` code it usually comes with. */
  readonly error?: string
  /** Texts that occur in what the server, library or browser says; compared without case. */
  readonly fragments: readonly string[]
  /** What is wrong, as a sentence without a full stop. */
  readonly title: string
  /** What it comes from, likeliest first. */
  readonly causes: readonly string[]
  /** What would tell the causes apart. */
  readonly tell: readonly string[]
  readonly fix: string
}

/** How a provider gives itself away; any one of these is enough. */
export interface ProviderTraits {
  /** Host names, or their ends with a leading dot. */
  readonly hosts?: readonly string[]
  /** Parts of the path of an issuer or endpoint that no other provider uses. */
  readonly paths?: readonly string[]
  /** Names of response headers, lower case. */
  readonly headers?: readonly string[]
  /** Texts in answers that only this provider writes; compared without case. */
  readonly texts?: readonly string[]
}

export interface Provider {
  readonly id: string
  readonly name: string
  readonly traits: ProviderTraits
  readonly known: readonly Known[]
}
