import type { Evidence } from '../check.ts'
import { authenticatesByCertificate } from '../connection.ts'
import { withoutLogin } from '../questions/authorization-endpoint.ts'
import { impossibleCode } from '../questions/impossible-code.ts'
import { otherAuthentication } from '../questions/other-authentication.ts'
import type { CauseVerdict, Scene, Symptom } from '../symptom.ts'
import { assertionCauses } from './assertion-causes.ts'
import { clientDisabled } from './client-disabled.ts'
import { codesFor } from './error-codes.ts'
import { anyError, deniedByTokenEndpoint } from './sightings.ts'

/** Encoded as the specification asks, and refused: a server that does not decode is the guess. */
function notDecoded(scene: Scene): CauseVerdict | undefined {
  const verdict = scene.verdictOf('token-request/basic-encoding')
  return verdict.outcome === 'inconclusive'
    ? { certainty: 'likely', evidence: [{ note: verdict.because }], tell: verdict.findOut }
    : undefined
}

/** The metadata lists what the server takes, not what this very client is registered for. */
function listed(scene: Scene): CauseVerdict | undefined {
  const verdict = scene.verdictOf('token-request/authentication-method-supported')
  if (verdict.outcome !== 'pass') return undefined
  const note = 'the server takes it, and may have registered this client for another one'
  return {
    certainty: 'possible',
    evidence: verdict.evidence.map((evidence) => ({ ...evidence, note })),
    tell: otherMethod,
  }
}

/** A client that signs with a key, or shows a certificate, has no secret to be wrong. */
function withoutSecret({ facts }: Scene): Evidence | undefined {
  const { clientAuthentication } = facts.run.connection
  return clientAuthentication === 'private_key_jwt' ||
    authenticatesByCertificate({ clientAuthentication })
    ? { note: `the client authenticates with ${clientAuthentication}, without a secret` }
    : undefined
}

const otherMethod =
  'Send the request again with the other method (client_secret_basic instead of client_secret_post, or the reverse).'

export const invalidClient: Symptom = {
  id: 'invalid-client',
  title: 'the authorization server did not accept the client’s credentials (invalid_client)',
  matches: (scene) => anyError(scene, codesFor.invalid_client) ?? deniedByTokenEndpoint(scene),
  shownBy: ['device-authorization/accepted'],
  causes: [
    {
      id: 'client-auth-double',
      title: 'The client authenticated in two ways at once',
      explanation: 'Credentials in the Authorization header and in the body are one way too many.',
      specification: ['RFC6749-2.3'],
      checks: ['token-request/one-authentication'],
      fix: { text: 'Send the credentials either in the header or in the body.' },
    },
    {
      id: 'client-credentials-not-sent',
      title: 'No client credentials were sent',
      explanation: 'A confidential client must authenticate at the token endpoint.',
      specification: ['RFC6749-3.2.1'],
      checks: ['token-request/credentials-sent'],
      says: /(?:missing|no) (?:client )?(?:secret|credentials?|authentication)\b|(?:secret|credentials?|client assertion|client authentication)\b.{0,30}(?:missing|required|not (?:provided|included|present|supplied))/i,
      fix: { text: 'Enter the client secret in the connection and choose how it is sent.' },
    },
    {
      id: 'client-certificate-not-shown',
      title: 'The client certificate was not shown in the TLS handshake',
      explanation:
        'A client that authenticates by certificate is known by nothing else. A server shows which endpoints ask for one under mtls_endpoint_aliases.',
      specification: ['RFC8705-2'],
      checks: ['token-request/certificate-shown'],
      fix: { text: 'Send the request where the server asks for the certificate.' },
    },
    ...assertionCauses,
    {
      id: 'client-auth-method-mismatch',
      title: 'The client authenticated in a way that the server does not take',
      explanation:
        'Many servers register one method for a client and refuse every other, with the right secret too.',
      specification: ['OIDCC-9'],
      checks: ['token-request/authentication-method-supported'],
      judge: listed,
      tell: otherMethod,
      questions: [otherAuthentication({ taken: 'proven', refused: 'ruled-out' })],
      says: /(?:unsupported|disallowed|wrong) (?:client )?auth(?:entication)? (?:method|scheme|type)|auth(?:entication)? (?:method|scheme|type).{0,120}(?:not (?:supported|allowed|permitted|accepted)|unsupported|mismatch|was requested)|(?:must|should|only) (?:use|authenticate|support\w*).{0,40}(?:client secret (?:basic|post)|private key jwt|basic auth\w*)/i,
      fix: { text: 'Use the method the client is registered for.' },
    },
    {
      id: 'basic-auth-not-urlencoded',
      title: 'The credentials in the Basic header are not encoded as the server expects',
      explanation:
        'RFC 6749 wants client_id and secret form-encoded before they are joined. This secret has characters that encoding changes.',
      specification: ['RFC6749-2.3.1'],
      checks: ['token-request/basic-encoding'],
      judge: notDecoded,
      tell: 'Send it again as client_secret_post, where no such encoding is needed.',
      questions: [otherAuthentication({ refused: 'ruled-out' })],
      fix: {
        text: 'Change the encoding of Basic credentials in the connection, or use client_secret_post.',
      },
    },
    {
      id: 'secret-has-whitespace',
      title: 'The client secret has white space at its ends',
      explanation: 'A line break copied with the secret is part of it, and makes it another one.',
      specification: ['RFC6749-2.3.1'],
      checks: ['token-request/secret-without-whitespace'],
      fix: { text: 'Enter the secret again without the white space.' },
    },
    {
      id: 'client-secret-wrong',
      title: 'The client secret is not the one the server knows',
      explanation:
        'It was rotated, has expired, belongs to another client, or was cut when copied.',
      specification: ['RFC6749-5.2'],
      refute: withoutSecret,
      tell: 'Make a new secret in the server’s console and enter that.',
      questions: [
        impossibleCode({ taken: 'ruled-out', refused: 'likely' }),
        otherAuthentication({ taken: 'ruled-out', refused: 'likely' }),
      ],
      says: /secret\b.{0,80}\b(?:invalid|incorrect|wrong|mismatch|not match|bad|expired)|(?:invalid|incorrect|wrong|bad|mismatch\w*) (?:client )?(?:secret|(?:authentication )?credentials?)|^unauthorized\.?$/i,
      fix: { text: 'Enter the current client secret of this client_id in the connection.' },
    },
    clientDisabled,
    {
      id: 'client-id-unknown',
      title: 'The server does not know this client_id',
      explanation: 'It has a typing error, or belongs to another tenant or environment.',
      specification: ['RFC6749-5.2'],
      tell: 'Compare the client_id with the one in the console of this very issuer.',
      questions: [impossibleCode({ taken: 'ruled-out' }), withoutLogin('client-id-unknown')],
      says: /(?:client|app(?:lication)?|client id(?:entifier)?)\b(?!.{0,50}(?:secret|credential)).{0,50}(?:not (?:be )?found|unknown|does ?n.t exist|not exist|not registered|unregistered|not recogni[sz]ed)|(?:unknown|no such|unregistered|unrecogni[sz]ed) (?:oauth )?(?:client|app)|invalid client id\b|client id(?:entifier)?\b.{0,20}(?:invalid|wrong|incorrect)|invalid value for .client id/i,
      fix: { text: 'Enter the client_id that is registered at this issuer.' },
    },
  ],
}
