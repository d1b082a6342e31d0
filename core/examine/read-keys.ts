import { type JWK, base64url, calculateJwkThumbprint } from 'jose'
import type { KeyFacts, ResponseFacts } from '../facts.ts'
import { asObject } from '../read-json.ts'

/** Keys. A set has a handful; hashing a hostile one must not stall a page. */
const keyLimit = 500

const remembered = new WeakMap<ResponseFacts, Promise<KeyFacts[]>>()

/**
 * The keys of a JWK Set in their order, each in its place even when it is no object at all.
 * Undefined when the response is no JWK Set (RFC 7517 §5).
 */
export function readKeys(response: ResponseFacts | undefined): Promise<KeyFacts[]> | undefined {
  const keys: unknown = response?.members?.['keys']
  if (!response || !Array.isArray(keys)) return undefined
  const found =
    remembered.get(response) ??
    Promise.all(keys.slice(0, keyLimit).map((key) => keyFacts(asObject(key) ?? {})))
  remembered.set(response, found)
  return found
}

async function keyFacts(jwk: Readonly<Record<string, unknown>>): Promise<KeyFacts> {
  const thumbprint = await calculateJwkThumbprint(jwk as JWK).catch(() => undefined)
  const bits = bitsOf(jwk)
  return {
    jwk,
    ...(thumbprint !== undefined && { thumbprint }),
    ...(bits !== undefined && { bits }),
  }
}

const curves: ReadonlyMap<unknown, number> = new Map([
  ['P-256', 256],
  ['P-384', 384],
  ['P-521', 521],
  ['Ed25519', 255],
])

function bitsOf({ n, crv }: Readonly<Record<string, unknown>>): number | undefined {
  return typeof n === 'string' ? bitsOfModulus(n) : curves.get(crv)
}

/** Leading zero octets, which RFC 7518 §6.3.1.1 forbids, do not count. */
function bitsOfModulus(n: string): number | undefined {
  try {
    const octets = base64url.decode(n)
    const first = octets.findIndex((octet) => octet !== 0)
    return first === -1 ? 0 : (octets.length - first) * 8 - Math.clz32(octets[first] ?? 0) + 24
  } catch {
    return undefined
  }
}
