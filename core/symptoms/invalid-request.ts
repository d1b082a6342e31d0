import { parameter } from '../in-hand.ts'
import type { CauseVerdict, Scene, Symptom } from '../symptom.ts'
import { atTheServer, onlyWhenSaid, provenWhenSaid } from './server-words.ts'
import { anyError } from './sightings.ts'

function onlyWithPrompt({ facts }: Scene): CauseVerdict | undefined {
  const prompt = parameter(facts.authorizationRequest?.parameters ?? [], 'prompt')
  return prompt === undefined
    ? { certainty: 'ruled-out', evidence: [{ note: 'no prompt was sent' }] }
    : undefined
}

/** That a code_challenge is asked for; what is wrong with one that was sent is another matter. */
const pkceMissing =
  /(?:code challenge|pkce|proof key)(?! method).{0,80}(?:missing|required|must|not (?:provided|present)|needed)|(?:missing|requires?|required|without|must|no)\b.{0,60}(?:code challenge(?! method)|pkce|proof key)/i

export const invalidRequest: Symptom = {
  id: 'invalid-request',
  title: 'the authorization server found the request malformed (invalid_request)',
  matches: (scene) => anyError(scene, ['invalid_request']),
  causes: [
    {
      id: 'duplicate-parameter',
      title: 'A parameter was sent more than once',
      explanation:
        'A request with a repeated parameter is invalid as a whole, whichever value was meant.',
      specification: ['RFC6749-3.1'],
      checks: ['authorization-request/no-duplicates', 'token-request/no-duplicates'],
      says: /duplicate|repeated|more than once|multiple (?:values|times|instances)/i,
      fix: {
        text: 'Send each parameter once; look for one that already stands in the endpoint’s own query.',
      },
    },
    {
      id: 'par-required',
      title: 'The authorization request must be pushed first',
      explanation:
        'This server takes what a client asks for over the back channel alone; the browser only carries a reference.',
      specification: ['RFC9126-5'],
      checks: ['authorization-request/pushed-where-required'],
      at: ['authorization-request', 'authorization-response'],
      says: /pushed authorization requests?.{0,40}(?:must|required|enforced|only)/i,
      fix: { text: 'Push the request first.', connection: { pushed: true } },
    },
    {
      id: 'response-type-missing-or-unsupported',
      title: 'The response_type is missing or unknown',
      explanation:
        'The authorization endpoint needs to know what to answer with; for this flow it is code.',
      specification: ['RFC6749-3.1.1'],
      checks: ['authorization-request/response-type'],
      at: ['authorization-request', 'authorization-response'],
      says: /response type/i,
      fix: { text: 'Send response_type=code.' },
    },
    {
      id: 'pkce-required-but-missing',
      title: 'The server wants PKCE and no code_challenge was sent',
      explanation: 'Many servers demand a code_challenge from public clients, some from all.',
      specification: ['RFC7636-4.4.1', 'RFC9700-2.1.1'],
      at: ['authorization-request', 'authorization-response'],
      checks: ['authorization-request/pkce'],
      weigh: provenWhenSaid(pkceMissing),
      says: pkceMissing,
      fix: { text: 'Turn PKCE on with S256.' },
    },
    {
      id: 'pkce-method-plain-refused',
      title: 'The server refuses the plain code_challenge_method',
      explanation: 'With plain the challenge is the verifier itself, and protects against little.',
      specification: ['RFC7636-4.4.1'],
      checks: ['authorization-request/pkce-s256'],
      at: ['authorization-request', 'authorization-response'],
      says: /challenge method|\bplain\b/i,
      fix: { text: 'Send code_challenge_method=S256.' },
    },
    {
      id: 'pkce-challenge-format',
      title: 'The code_challenge has the wrong form',
      explanation: 'It is base64url without padding: 43 characters for S256.',
      specification: ['RFC7636-4.2'],
      checks: ['authorization-request/challenge-form'],
      at: ['authorization-request', 'authorization-response'],
      fix: { text: 'Encode the SHA-256 of the verifier as base64url without padding.' },
    },
    {
      id: 'token-json-body',
      title: 'The body is not of the kind its content type says, or not a form',
      explanation:
        'The token endpoint takes application/x-www-form-urlencoded; with another type the server sees no parameters.',
      specification: ['RFC6749-4.1.3'],
      checks: ['token-request/content-type', 'token-request/form-encoding'],
      at: ['token-request', 'refresh'],
      says: /content[- ]type|urlencoded|unable to parse|could not be parsed|malformed body/i,
      fix: { text: 'Send the parameters as application/x-www-form-urlencoded.' },
    },
    {
      id: 'token-get-instead-of-post',
      title: 'The token request was a GET',
      explanation:
        'Code and secret belong in the body of a POST: in a URL they end up in logs, and servers refuse them there. A redirect makes a GET of a POST.',
      specification: ['RFC6749-3.2'],
      checks: ['token-request/method'],
      at: ['token-request', 'refresh'],
      says: /\bGET\b.{0,20}request|method (?:is|was) .?GET\b|only (?:accepts?|supports?|allows?|takes?) POST|method not allowed/i,
      fix: { text: 'Send the token request as a POST, to the very address of the metadata.' },
    },
    {
      id: 'pkce-verifier-missing',
      title: 'The token request lacks the code_verifier',
      explanation:
        'The authorization request carried a code_challenge, so the token request must show the verifier.',
      specification: ['RFC7636-4.5'],
      checks: ['token-request/verifier-sent'],
      at: ['token-request', 'refresh'],
      says: /code verifier.{0,80}(?:missing|required|not (?:provided|supplied|present)|empty|must)|(?:missing|requires?|required|no|without|must)\b.{0,60}(?:code verifier|proof key)/i,
      fix: { text: 'Send the code_verifier of this attempt.' },
    },
    {
      id: 'redirect-uri-missing',
      title: 'The redirect_uri is missing',
      explanation: 'A server with several registered values cannot guess which one is meant.',
      specification: ['RFC6749-3.1.2.3'],
      checks: ['authorization-request/redirect-uri-present'],
      says: /(?:missing|required|without|no|must)\b.{0,60}redirect(?:ion)?[ -]?ur[il]|redirect(?:ion)?[ -]?ur[il].{0,40}(?:missing|required|not (?:provided|present|specified)|absent|empty)/i,
      fix: { text: 'Send the registered redirect_uri.' },
    },
    {
      id: 'redirect-uri-not-registered',
      title: 'The redirect_uri is not registered for this client',
      explanation: 'The registered value must equal the sent one byte for byte.',
      specification: ['RFC6749-3.1.2.4'],
      at: ['authorization-request', 'authorization-response'],
      judge: onlyWhenSaid(
        /redirect(?:ion)?[ -]?ur[il].{0,60}(?:not (?:registered|valid|allowed|match\w*|in the list)|unregistered|invalid|mismatch\w*|does ?n.t match)|(?:invalid|unregistered|mismatch\w*|unknown) redirect(?:ion)?[ -]?ur[il]/i,
      ),
      fix: { text: 'Register the exact redirect_uri that was sent.' },
    },
    {
      id: 'code-expired',
      title: 'The code is no longer good, or was never one of this client',
      explanation:
        'The server says invalid_request where others say invalid_grant: the code has expired, was used before, or belongs to another request.',
      specification: ['RFC6749-4.1.2', 'RFC6749-5.2'],
      at: ['token-request'],
      judge: onlyWhenSaid(
        /\b(?:auth\w* )?code\b(?! ?(?:verifier|challenge)).{0,60}(?:expired|(?<!missing or )invalid|not (?:be )?found|not valid|does ?n.t (?:exist|match)|already|used|unknown)|(?:invalid|expired|unknown|bad|wrong) auth\w* code/i,
      ),
      tell: 'Log in again and exchange the code at once, and once.',
      fix: { text: 'Log in again, and exchange the new code at once.' },
    },
    {
      id: 'client-auth-double',
      title: 'The client authenticated in two ways at once',
      explanation: 'Credentials in the Authorization header and in the body are one way too many.',
      specification: ['RFC6749-2.3'],
      checks: ['token-request/one-authentication'],
      at: ['token-request', 'refresh'],
      judge: onlyWhenSaid(
        /(?:multiple|more than one|both|two|several)\b.{0,40}(?:credentials?|client authentication|authentication methods?|authenticating|mechanisms?|methods?)\b|(?:one|single) (?:authentication )?(?:mechanism|method)\b/i,
      ),
      fix: { text: 'Send the credentials either in the header or in the body.' },
    },
    {
      id: 'client-credentials-not-sent',
      title: 'No client credentials were sent',
      explanation: 'A confidential client must authenticate at the token endpoint.',
      specification: ['RFC6749-3.2.1'],
      at: ['token-request', 'refresh'],
      judge: onlyWhenSaid(
        /(?:missing|no) client (?:secret|credentials?)\b|client (?:secret|credentials?|assertion)\b.{0,30}(?:missing|required|not (?:provided|included|present|supplied))/i,
      ),
      fix: { text: 'Enter the client secret in the connection and choose how it is sent.' },
    },
    {
      id: 'prompt-none-combined',
      title: 'prompt=none was sent with another value',
      explanation:
        'none says that nothing may be shown, so it cannot stand with a value that shows something.',
      specification: ['OIDCC-3.1.2.1'],
      checks: ['authorization-request/prompt-none-alone'],
      judge: onlyWithPrompt,
      at: ['authorization-request', 'authorization-response'],
      fix: { text: 'Send prompt=none alone, or leave it out.' },
    },
    {
      id: 'token-form-refused',
      title: 'The server refuses the form that the standard prescribes',
      explanation:
        'The token request was a form, as it has to be, and the server asks for another content type.',
      specification: ['RFC6749-4.1.3'],
      judge: atTheServer(['token-request/form-encoding'], /^(?!.*urlencoded).*\bjson\b/is),
      tell: 'Send the credentials as JSON, which some servers take instead.',
      fix: {
        text: 'Send the request as JSON while the server asks for that.',
        connection: { clientAuthentication: 'client_secret_json' },
      },
    },
  ],
}
