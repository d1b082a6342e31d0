/** The files that generated code reads for the way to a server; for the person to put there. */
export const networkFiles = {
  authorities: 'authorities.pem',
  certificate: 'client-certificate.pem',
  key: 'client-key.pem',
} as const

/** The environment variable with the proxy's credentials, `user:password`. */
export const proxyCredentials = 'PROXY_CREDENTIALS'
