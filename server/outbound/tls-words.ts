import type { TLSSocket } from 'node:tls'
import type { Certificate } from '../../core/run.ts'
import { codeOf, textOfError } from './errors.ts'
import { duration } from './limits.ts'
import { type Failure, type Trouble, failure } from './outcome.ts'
import type { Target } from './target.ts'

const trustIt =
  'If you trust it, add the certificate of its authority to the connection, under Network.'

/** What to do about a certificate, and our code for the reason that Node gives to refuse it. */
type Reason = readonly [code: string, advice: (found: Certificate, target: Target) => string]

const certificateReasons: Readonly<Record<string, Reason>> = {
  DEPTH_ZERO_SELF_SIGNED_CERT: ['certificate-self-signed', () => `It is self-signed. ${trustIt}`],
  SELF_SIGNED_CERT_IN_CHAIN: [
    'certificate-self-signed',
    () => `Its chain ends in a certificate this machine does not know. ${trustIt}`,
  ],
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: [
    'certificate-issuer-unknown',
    () =>
      `Its issuer is not known here; often the server leaves out an intermediate certificate. ${trustIt}`,
  ],
  UNABLE_TO_GET_ISSUER_CERT: [
    'certificate-issuer-unknown',
    () => `Its issuer is not known. ${trustIt}`,
  ],
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: [
    'certificate-issuer-unknown',
    () => `Its issuer is not known here. ${trustIt}`,
  ],
  CERT_HAS_EXPIRED: [
    'certificate-expired',
    ({ validTo }) =>
      `It, or one it was issued by, has expired; its own end is ${validTo}. Have the server renew it; if it should hold, look at this machine’s clock.`,
  ],
  CERT_NOT_YET_VALID: [
    'certificate-not-yet-valid',
    ({ validFrom }) =>
      `It does not hold before ${validFrom}. Look at this machine’s clock and at the server’s.`,
  ],
  ERR_TLS_CERT_ALTNAME_INVALID: [
    'certificate-name-mismatch',
    ({ subjectAltName }, { host }) =>
      `It is not for ${host}, but for ${subjectAltName || 'no name at all'}. Use a name it is for, or have the server present the right certificate.`,
  ],
}

/** Names a certificate that does not hold, says why and what to do. */
export function certificateFailure(target: Target, socket: TLSSocket, found: Certificate): Failure {
  // Typed as an Error; since Node 0.10 it has been the error's code.
  const reason = String(socket.authorizationError)
  const [code, advice] = certificateReasons[reason] ?? [
    'certificate-refused',
    () => 'Have the server present another one.',
  ]
  return failure(
    code,
    `The certificate of ${target.authority} does not hold (${reason}). ${advice(found, target)} Found: subject ${found.subject || 'none'}; names ${found.subjectAltName || 'none'}; issuer ${found.issuer || 'none'}; valid from ${found.validFrom} to ${found.validTo}; SHA-256 fingerprint ${found.fingerprint256 || 'none'}.`,
  )
}

/** The handshake took longer than that many milliseconds. */
export function handshakeStalled({ authority }: Target, limit: number): Failure {
  return failure(
    'tls-timeout',
    `${authority} took the connection and did not finish the TLS handshake within ${duration(limit)}. Does this port speak https?`,
  )
}

/** OpenSSL's words for a failed handshake, our code for each, and what to do. */
const handshakeReasons: readonly (readonly [RegExp, code: string, advice: string])[] = [
  [
    /NO_APPLICATION_PROTOCOL/,
    'http2-only',
    'It speaks HTTP/2 alone, and this tool HTTP/1.1. Switch HTTP/1.1 on at the server.',
  ],
  [
    /WRONG_VERSION_NUMBER|PACKET_LENGTH_TOO_LONG|HTTP_REQUEST|BAD_RECORD_TYPE|UNEXPECTED_MESSAGE/,
    'plain-http-on-tls-port',
    'This port does not speak TLS. If it speaks plain HTTP, use http:// in the address.',
  ],
  [
    /PROTOCOL_VERSION|UNSUPPORTED_PROTOCOL|NO_PROTOCOLS/,
    'tls-version',
    'It offers no TLS version that is safe; 1.2 is the least. Have the server updated.',
  ],
  [
    /CERTIFICATE_REQUIRED/,
    'client-certificate-required',
    'It wants a client certificate and was shown none. Give the connection one, under Network.',
  ],
  [
    /ALERT_(BAD_CERTIFICATE|UNKNOWN_CA|UNSUPPORTED_CERTIFICATE|CERTIFICATE_(UNKNOWN|EXPIRED|REVOKED))/,
    'client-certificate-refused',
    'It does not take the client certificate. Is it the one that is registered there, does it still hold, and does that server know its issuer?',
  ],
  [
    /HANDSHAKE_FAILURE/,
    'tls-failed',
    'No common cipher, a name it does not serve, or a client certificate it wants.',
  ],
  [/UNRECOGNIZED_NAME/, 'tls-failed', 'It serves no host of that name. Is the name right?'],
]

/** What a TLS error means, also one that comes after the handshake; undefined for another error. */
export function tlsTrouble({ authority }: Target, error: unknown): Trouble | undefined {
  const reason = `${codeOf(error) ?? ''} ${error instanceof Error ? error.message : ''}`
  const known = handshakeReasons.find(([pattern]) => pattern.test(reason.toUpperCase()))
  if (!known || !/SSL|TLS/.test(reason.toUpperCase())) return undefined
  const [, code, advice] = known
  return { code, message: `TLS with ${authority} failed (${codeOf(error)}). ${advice}` }
}

/** Why a handshake came to no end; `error` is undefined when the other side hung up. */
export function handshakeFailure(target: Target, error: unknown): Failure {
  const known = tlsTrouble(target, error)
  if (known) return failure(known.code, known.message)
  const words = error === undefined ? 'the server closed the connection' : textOfError(error)
  return failure(
    'tls-failed',
    `TLS with ${target.authority} failed (${words}). Does this port speak https?`,
  )
}
