import type { Fix } from '../../check.ts'

/**
 * The token request drawn up anew and sent once more. A code that was refused before it was looked
 * at may still be good; otherwise log in again first.
 */
export function exchangeAgain(text: string): Fix {
  return { text, resend: { step: 'token-request', edits: [] } }
}

/** Begins with a new authorization request, since the code of the old one is spent. */
export function beginAgain(text: string): Fix {
  return { text, resend: { step: 'authorization-request', edits: [] } }
}
