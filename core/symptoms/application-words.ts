import { applicationTexts } from '../application-answer.ts'
import type { Cause } from '../symptom.ts'

/** Likely when the application shows as much, and not worth a word otherwise. */
function onlyWhenShown(words: RegExp): Required<Pick<Cause, 'says' | 'judge'>> {
  return {
    says: words,
    judge: ({ facts: { authorizationResponse } }) => {
      const callbacks = authorizationResponse
        ? [authorizationResponse.entry, ...authorizationResponse.repeated]
        : []
      const texts = callbacks.flatMap(({ application }) => applicationTexts(application))
      return texts.some(([, text]) => words.test(text.replaceAll('_', ' ')))
        ? undefined
        : { certainty: 'ruled-out', evidence: [{ note: 'the application says nothing of it' }] }
    },
  }
}

/** What libraries say of a callback that they refuse. */
export const applicationWords: readonly Cause[] = [
  {
    id: 'correlation-cookie-failed-aspnet',
    title: 'The correlation cookie of ASP.NET did not come back',
    explanation:
      'ASP.NET keeps the login in a cookie .AspNetCore.Correlation… that is SameSite=None and Secure, encrypted with keys of its own. Over http it is thrown away; behind a proxy that ends TLS, or on another instance without shared keys, it is not found or not read.',
    specification: ['RFC6749-10.12'],
    ...onlyWhenShown(/correlation failed|AspNetCore\.Correlation/i),
    tell: 'Whether the callback carries that cookie; X-Forwarded-Proto, and where the Data Protection keys lie.',
    fix: {
      text: 'Use https throughout (UseForwardedHeaders behind a proxy), and share the Data Protection keys between the instances.',
    },
  },
  {
    id: 'nextauth-pkce-cookie-missing',
    title: 'The check cookie of Auth.js did not come back, or cannot be read',
    explanation:
      'Auth.js keeps state, nonce and code_verifier in encrypted cookies of the host where the login began. Another host, a Secure name over http, or another AUTH_SECRET on the instance that got the callback loses them.',
    specification: ['RFC6749-10.12', 'RFC7636-4.5'],
    ...onlyWhenShown(
      /InvalidCheck|pkceCodeVerifier|(?:next-?auth|authjs)\b|State could not be decoded|(?:state|nonce|pkce\w*) value could not be parsed/i,
    ),
    tell: 'The server’s log, which names the check; cookies whose names begin with __Secure-authjs or next-auth.',
    fix: {
      text: 'Set AUTH_URL (NEXTAUTH_URL) to the address that users open, trust the proxy’s host, and use one AUTH_SECRET.',
    },
  },
  {
    id: 'state-mismatch',
    title: 'The state that came back is not the one the application keeps',
    explanation:
      'Another tab or a second click began a login of its own and replaced it, or the callback was loaded again.',
    specification: ['RFC6749-10.12'],
    ...onlyWhenShown(
      /state\b.{0,30}(?:mismatch|does ?n.t match|did not match|not (?:equal|the same)|differs?|invalid|incorrect)|(?:invalid|bad|unexpected|wrong|mismatch\w*)\b.{0,20}\bstate\b(?! (?:machine|transition))|csrf[ _](?:detected|warning|check)/i,
    ),
    tell: 'Log in once in a fresh window: if that works, it was a second tab or a reload.',
    fix: { text: 'Keep a state for each attempt, and begin again where it is not found.' },
  },
  {
    id: 'state-not-found-in-storage',
    title: 'The application finds nothing that it kept for this login',
    explanation:
      'What it stored before the login (state, nonce, code_verifier) is gone: its cookie did not come back, the login began on another host, or another instance without shared storage got the callback.',
    specification: ['RFC6749-10.12', 'RFC9700-4.7.1'],
    says: /unable to (?:verify|find|retrieve|read)\b.{0,40}\b(?:state|nonce|transaction|request)|(?:state|nonce|verifier|session|transaction|checks?|login)\b.{0,50}(?:not (?:be )?(?:found|present|retrieved|verified|valid)|missing|expired|lost|undefined|null|empty|no longer|could not)|(?:no|missing|unknown|expired|lost|without)\b.{0,20}\b(?:state|nonce|session|transaction|cookie)\b|cookie\b.{0,40}(?:not (?:present|found|sent)|missing|could not|was lost)|authorization request not found|unable to find a valid csrf/i,
    tell: 'The Cookie header of the callback, beside Set-Cookie of the answer that sent the browser to log in: record with “Allow to generate HAR with sensitive data” switched on.',
    fix: {
      text: 'Begin and end the login on one host over https, keep the cookie SameSite=Lax (None for form_post) and Secure, and share storage and keys between the instances.',
    },
  },
  {
    id: 'idtoken-nonce-mismatch',
    title: 'The application refuses the nonce of the ID Token',
    explanation: 'It compares the nonce with the one it kept, and has another one or none.',
    specification: ['OIDCC-3.1.3.7-11'],
    ...onlyWhenShown(
      /\bnonce\b.{0,50}(?:mismatch|invalid|does ?n.t match|did not match|differs?|not match|unexpected)|(?:invalid|mismatch\w*|unexpected|wrong)\b.{0,20}\bnonce\b/i,
    ),
    tell: 'The nonce of the authorization request, beside the Claim of the ID Token.',
    fix: { text: 'Keep one nonce for each attempt, and begin again where it is not found.' },
  },
  {
    id: 'application-token-request-failed',
    title: 'The application’s own token request failed',
    explanation:
      'It redeems the code by itself, which no browser records. Its answer names what the server said.',
    specification: ['RFC6749-4.1.3'],
    says: /invalid[ _](?:client|grant)|unauthorized[ _]client|token (?:request|endpoint|exchange)|(?:exchang\w+|redeem\w*|retriev\w+|obtain\w*|get\w*|fetch\w*)\b.{0,30}\b(?:code|access token|tokens?)\b|access token\b.{0,30}(?:fail|error|not)|TokenError|InternalOAuthError|oauth2?\w*: cannot fetch token/i,
    tell: 'The application’s log of this moment: what it sent to the token endpoint and what came back.',
    fix: {
      text: 'Paste that token request and its answer here; compare client secret, redirect_uri and code_verifier with what was asked.',
    },
  },
]
