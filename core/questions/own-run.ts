import type { Question } from './question.ts'

/** Whether a fresh code, exchanged at once, or a fresh refresh token works. */
export const loginAgain: Question = {
  label: 'Log in again and send all at once',
  asks: [{ run: 'again' }],
}

/** Whether the server compares what the token request then lacks. */
export const withoutRedirectUri: Question = {
  label: 'Try without the redirect_uri',
  asks: [{ experiment: 'no-redirect-uri' }],
}

/** Tokens without a verifier come only from a server that lost the challenge. */
export const withoutVerifier: Question = {
  label: 'Try without the code_verifier',
  asks: [{ experiment: 'no-verifier' }],
}
