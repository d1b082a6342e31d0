import type * as oidcProvider from 'oidc-provider'

type OidcProvider = typeof oidcProvider

let loading: Promise<OidcProvider> | undefined

/**
 * Imports oidc-provider, once. On Node 20 it writes "Unsupported runtime" to stderr while it is
 * imported; it works there (our tests run on it), and the line would tell our users nothing they
 * can act on. Only that line is dropped, and only during the import.
 */
export function loadOidcProvider(): Promise<OidcProvider> {
  loading ??= importQuietly()
  return loading
}

async function importQuietly(): Promise<OidcProvider> {
  const { warn } = console
  console.warn = (...values: unknown[]) => {
    if (!String(values[0]).includes('oidc-provider WARNING: Unsupported runtime')) warn(...values)
  }
  try {
    return await import('oidc-provider')
  } finally {
    console.warn = warn
  }
}
