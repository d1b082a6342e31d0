import type { Fix } from '../../check.ts'

/** The refresh request drawn up anew, with the refresh token in hand. */
export function refreshAgain(text: string): Fix {
  return { text, resend: { step: 'refresh', edits: [] } }
}
