import { loginAgain, withoutRedirectUri, withoutVerifier } from '../questions/own-run.ts'
import type { Scene, Symptom } from '../symptom.ts'
import { codesFor } from './error-codes.ts'
import { redeemedByApplication } from './redeemed-by-application.ts'
import { sentGrant } from './sent-grant.ts'
import { atTheServer } from './server-words.ts'
import { tokenError } from './sightings.ts'

/** A request that leaves the grant out, as to GitHub, is of the one grant that such servers know. */
function ofACode(scene: Scene): boolean {
  const grant = sentGrant(scene)
  return grant === undefined || !otherGrants.test(grant)
}

/** What has symptoms of its own; a grant that is misspelt was meant for a code. */
const otherGrants = /^password$|^urn:ietf:params:oauth:grant-type:/

export const invalidGrantOnCode: Symptom = {
  id: 'invalid-grant-on-code',
  title: 'the authorization server refused the code (invalid_grant)',
  matches: (scene) =>
    ofACode(scene) ? tokenError(scene, codesFor.invalid_grant, ['token-request']) : undefined,
  causes: [
    {
      id: 'callback-hit-twice',
      title: 'The code was used before',
      explanation:
        'A code is good for one token request. The second one fails, and many servers then revoke what the first one brought. Look at the first request that carried this code, not at this one.',
      specification: ['RFC6749-4.1.2', 'RFC6749-10.5'],
      checks: ['token-request/code-used-once'],
      says: /already (?:been )?(?:used|redeemed|consumed|exchanged)|(?:used|redeemed|consumed|exchanged) (?:already|before|twice|more than once)|(?<!may |might )(?:has|have|was) been (?:used|redeemed|consumed)|multiple times|\bre-?used?\b|replay/i,
      fix: { text: 'Log in again for a new code, and exchange it once.' },
    },
    {
      id: 'redirect-uri-mismatch-at-token',
      title: 'The redirect_uri differs from the one in the authorization request',
      explanation:
        'The server compares the two values byte for byte. The one in the token request is not there to redirect anybody; it proves that both requests come from the same client.',
      specification: ['RFC6749-4.1.3'],
      checks: ['token-request/redirect-uri-identical'],
      says: /redirect(?:ion)?[ -]?ur[il]|reply (?:url|address)|callback ?url/i,
      fix: { text: 'Send the redirect_uri of the authorization request, unchanged.' },
    },
    {
      id: 'pkce-verifier-mismatch',
      title: 'The code_verifier does not belong to the code_challenge that was sent',
      explanation:
        'The server hashes the verifier and compares it with the challenge of the authorization request. A verifier of another attempt, or one that was changed on its way, gives another hash.',
      specification: ['RFC7636-4.6'],
      checks: ['token-request/verifier-matches-challenge'],
      says: /^(?!.*(?:missing|required|not (?:provided|supplied|present|sent|specified)|absent|no pkce|cannot check)).*(?:code ?verifier|pkce|proof ?key|code ?challenge)/is,
      fix: { text: 'Send the verifier whose S256 hash was the code_challenge of this attempt.' },
    },
    {
      id: 'pkce-verifier-missing',
      title: 'The token request lacks the code_verifier',
      explanation:
        'The authorization request carried a code_challenge, so the token request must show the verifier behind it.',
      specification: ['RFC7636-4.5'],
      checks: ['token-request/verifier-sent'],
      says: /^(?!.*(?:no pkce|challenge (?:was )?(?:absent|not present))).*?(?:code ?verifier|pkce|proof ?key|code ?challenge).{0,80}(?:missing|required|not (?:provided|supplied|present|sent|specified)|absent|empty|must be)|(?:missing|requires?|no|without|expected)\b.{0,20}(?:code ?verifier|pkce|proof ?key)/is,
      fix: { text: 'Send the code_verifier of this attempt.' },
    },
    {
      id: 'code-truncated-or-decoded',
      title: 'The code is not the one that the callback brought',
      explanation:
        'A code that was cut, decoded twice or copied with its escapes is another value to the server.',
      specification: ['RFC6749-4.1.3'],
      checks: ['token-request/code-from-callback'],
      fix: { text: 'Send the code exactly as it reads after decoding the callback’s URL once.' },
    },
    {
      id: 'code-issued-to-other-client',
      title: 'The code was issued to another client',
      explanation: 'A code is bound to the client_id of its authorization request.',
      specification: ['RFC6749-4.1.3', 'RFC6749-5.2'],
      checks: ['token-request/client-id-same'],
      says: /(?:issued|belongs?|bound|granted) (?:to|for) (?:another|a different|an ?other|some other) (?:client|app)|(?:another|different) client|client(?: ?id)? (?:mismatch|does not match|did not match)|not issued to/i,
      fix: { text: 'Use one client_id for both requests.' },
    },
    {
      id: 'code-expired',
      title: 'The code had expired',
      explanation:
        'Codes live from 30 seconds to 10 minutes, depending on the server. The clock starts when the server issues the code, not when you see it.',
      specification: ['RFC6749-4.1.2'],
      checks: ['token-request/code-fresh'],
      tell: 'Log in again and exchange the code at once: if that works, it was its age.',
      questions: [loginAgain],
      says: /^(?!.*(?:invalid|incorrect|used|unknown|revoked|not valid)\b.{0,20}\bor\b)(?!.*expired,? or\b).*(?:expired|too old|timed? ?out)/is,
      fix: { text: 'Exchange the code as soon as it comes.' },
    },
    {
      id: 'code-wrong-endpoint-or-tenant',
      title: 'The code was issued by another tenant, realm or endpoint',
      explanation:
        'The authorization and token endpoints must belong to the same issuer; a code means nothing elsewhere.',
      specification: ['RFC6749-4.1.3'],
      checks: ['token-request/same-server'],
      tell: 'Compare the host and path of both endpoints with what discovery says.',
      fix: { text: 'Take both endpoints from the same discovery document.' },
    },
    redeemedByApplication,
    {
      id: 'code-used-elsewhere',
      title: 'Somebody else redeemed the code first',
      explanation:
        'This trace shows one use of it. A second tab, a service worker, a scanner of links or another instance of the client may have been faster.',
      specification: ['RFC6749-4.1.2', 'RFC6749-10.5'],
      judge: atTheServer(
        ['token-request/code-used-once'],
        /already|\bused\b|redeemed|consumed|twice/i,
      ),
      tell: 'The server’s log of this code: who sent it, and when.',
      fix: { text: 'Find what else sends the code, then log in again for a new one.' },
    },
    {
      id: 'code-lifetime-too-short',
      title: 'The server lets codes expire too soon, or its clocks differ',
      explanation:
        'The code was sent at once. A lifetime of seconds, or nodes of the server whose clocks differ, make it expire all the same.',
      specification: ['RFC6749-4.1.2'],
      judge: atTheServer(['token-request/code-fresh'], /expir|too old|lifetime/i),
      tell: 'The lifetime of codes in the server’s settings; the clocks of its nodes.',
      fix: { text: 'Let codes live for a minute at the server, and set its clocks (NTP).' },
    },
    {
      id: 'redirect-uri-compared-otherwise',
      title: 'The server compares the redirect_uri with another value than the one it was sent',
      explanation:
        'Both requests carried the same redirect_uri. The token endpoint seems to compare it with the registered one, which may differ by a slash or in case.',
      specification: ['RFC6749-4.1.3'],
      judge: atTheServer(
        ['token-request/redirect-uri-identical'],
        /redirect|reply url|callback url/i,
      ),
      tell: 'Compare the redirect_uri with the registered one, character by character.',
      questions: [withoutRedirectUri],
      fix: { text: 'Register exactly the redirect_uri that is sent.' },
    },
    {
      id: 'verifier-compared-otherwise',
      title: 'The server lost the code_challenge or compares it wrongly',
      explanation:
        'The S256 hash of the verifier is the challenge that was sent. A server behind a proxy that drops parameters, or one that compares without hashing, refuses it all the same.',
      specification: ['RFC7636-4.6'],
      judge: atTheServer(
        ['token-request/verifier-matches-challenge'],
        /pkce|verifier|challenge|proof key/i,
      ),
      tell: 'The server’s log: which challenge it kept with this code. If tokens come without a code_verifier, it kept none.',
      questions: [withoutVerifier],
      fix: {
        text: 'Have the server keep the code_challenge with its method, and hash before it compares.',
      },
    },
    {
      id: 'code-bound-otherwise',
      title: 'The server ties the code to another client than the one that asked for it',
      explanation:
        'Both requests named the same client. An alias, a clone of the client or a login page with a client of its own can stand behind this.',
      specification: ['RFC6749-4.1.3', 'RFC6749-10.5'],
      judge: atTheServer(
        ['token-request/client-id-same'],
        /another client|other client|client mismatch|issued to/i,
      ),
      tell: 'The server’s log: which client the code was issued to.',
      fix: { text: 'Compare the client_id with the one that the server’s log names.' },
    },
  ],
}
