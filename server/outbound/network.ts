/** How a connection reaches its servers, where that differs from this machine's own way. */
export interface Network {
  /** PEM certificates of authorities that are trusted beside those this machine trusts. */
  readonly ca?: string
  readonly proxy?: ForwardProxy
  readonly clientCertificate?: ClientCertificate
}

/** Taken from the connection alone: no environment variable is obeyed. */
export interface ForwardProxy {
  /** `http://` or `https://`, a host and a port; no credentials in it. */
  readonly url: string
  /** `user:password`, for Basic (RFC 7617). */
  readonly credentials?: string
}

/** What the client shows in the TLS handshake to a server that asks for it (RFC 8705 §2). */
export interface ClientCertificate {
  /** PEM, the client's own first, then those that lead to its authority. */
  readonly certificates: string
  /** Its private key, PEM. */
  readonly key: string
}
