import { base64url } from 'jose'

/** BASE64URL(SHA256(ASCII(code_verifier))), the S256 transformation of RFC 7636 §4.2. */
export async function s256(code_verifier: string): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(code_verifier))
  return base64url.encode(new Uint8Array(digest))
}

/** 32 random octets as base64url: 43 characters, as RFC 7636 §4.1 recommends for a verifier. */
export function randomValue(): string {
  return base64url.encode(crypto.getRandomValues(new Uint8Array(32)))
}

/**
 * The random values of one authorization attempt, with the S256 challenge beside its verifier so
 * that a draft needs no hashing.
 */
export async function drawAuthorizationValues(): Promise<Record<string, string>> {
  const code_verifier = randomValue()
  return {
    state: randomValue(),
    nonce: randomValue(),
    code_verifier,
    code_challenge: await s256(code_verifier),
  }
}
