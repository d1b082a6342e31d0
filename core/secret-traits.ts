import type { SecretTraits } from './run.ts'

/** What explains failures about a secret, without the secret. */
export function traitsOf(secret: string): SecretTraits {
  return {
    length: [...secret].length,
    whitespaceAtEnds: secret.trim() !== secret,
    encodedInBasic: formEncode(secret) !== secret,
    looksLikeGuid: /^\s*[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}\s*$/i.test(secret),
  }
}

/** Text as `application/x-www-form-urlencoded` has it (RFC 6749 appendix B). */
export function formEncode(text: string): string {
  return new URLSearchParams([['', text]]).toString().slice(1)
}
