import { readFileSync } from 'node:fs'
import * as tls from 'node:tls'

/**
 * The certificates to trust for one connection: that PEM beside all that this machine trusts.
 * Node takes a list for the whole of its trust, so what it would use without one is named as well.
 */
export function trustedAuthorities(ca: string): string[] {
  return [...defaultAuthorities(), ca]
}

let remembered: readonly string[] | undefined

function defaultAuthorities(): readonly string[] {
  return (remembered ??= authoritiesOfNode() ?? [...tls.rootCertificates, ...extraAuthorities()])
}

/** Since Node 22.15 it says itself what it trusts, with the system's store where that is on. */
function authoritiesOfNode(): readonly string[] | undefined {
  const { getCACertificates } = tls as {
    readonly getCACertificates?: (kind: 'default') => readonly string[]
  }
  return getCACertificates?.('default')
}

/** Before that, what Node adds to its own list at its start. */
function extraAuthorities(): string[] {
  const file = process.env['NODE_EXTRA_CA_CERTS']
  if (!file) return []
  try {
    return [readFileSync(file, 'utf8')]
  } catch {
    // Node has warned of it at its start.
    return []
  }
}
