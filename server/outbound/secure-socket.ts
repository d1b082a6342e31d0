import type { Socket } from 'node:net'
import { type TLSSocket, connect, rootCertificates } from 'node:tls'
import type { Certificate, Wire } from '../../core/run.ts'
import { codeOf, textOfError } from './errors.ts'
import { duration } from './limits.ts'
import { type Failure, failure } from './outcome.ts'
import type { Target } from './target.ts'

export type TlsDetails = NonNullable<Wire['tls']>

/** A finished handshake; `refused` when the certificate does not hold. */
export interface Secured {
  readonly socket: TLSSocket
  readonly tls: TlsDetails
  readonly refused?: Failure
}

/**
 * TLS over a connected socket, with the host's name in SNI and HTTP/1.1 alone in ALPN. `ca` is a
 * PEM certificate trusted beside those Node ships; `limit` is in milliseconds.
 */
export function secureSocket(
  socket: Socket,
  target: Target,
  limit: number,
  ca?: string,
): Promise<Secured | Failure> {
  return new Promise((resolve) => {
    const secured = connect({
      socket,
      host: target.host,
      ...(target.isAddress ? {} : { servername: target.host.replace(/\.$/, '') }),
      ALPNProtocols: ['http/1.1'],
      ...(ca ? { ca: [...rootCertificates, ca] } : {}),
      // Node verifies all the same and says so in `authorized`, which is obeyed below. Left to
      // refuse by itself it would drop the certificate that the message has to name.
      rejectUnauthorized: false,
    })
    const settle = (result: Secured | Failure): void => {
      clearTimeout(budget)
      if ('kind' in result || result.refused) secured.destroy()
      resolve(result)
    }
    const budget = setTimeout(() => settle(stalled(target, limit)), Math.max(0, limit))
    secured.once('secureConnect', () => settle(handshake(secured, target)))
    secured.on('error', (error) => settle(handshakeFailure(target, error)))
    secured.once('close', () => settle(handshakeFailure(target, undefined)))
  })
}

function handshake(socket: TLSSocket, target: Target): Secured {
  const certificate = certificateOf(socket)
  const tls = {
    protocol: socket.getProtocol() ?? 'unknown',
    cipher: socket.getCipher().standardName,
    certificate,
  }
  if (socket.authorized) return { socket, tls }
  return { socket, tls, refused: certificateFailure(target, socket, certificate) }
}

function certificateOf(socket: TLSSocket): Certificate {
  const certificate = socket.getPeerX509Certificate()
  const line = (name: string | undefined): string => (name ?? '').replaceAll('\n', ', ')
  const time = (text: string | undefined): string => {
    const parsed = new Date(text ?? '')
    return Number.isNaN(parsed.getTime()) ? (text ?? '') : parsed.toISOString()
  }
  return {
    subject: line(certificate?.subject),
    issuer: line(certificate?.issuer),
    validFrom: time(certificate?.validFrom),
    validTo: time(certificate?.validTo),
    subjectAltName: certificate?.subjectAltName ?? '',
    fingerprint256: certificate?.fingerprint256 ?? '',
  }
}

const trustIt =
  'To trust it, start the tool with NODE_EXTRA_CA_CERTS naming a file with the certificate of its authority.'

/** Node's reasons to refuse a certificate, our code for each, and what to do. */
const certificateReasons: Readonly<Record<string, readonly [code: string, advice: string]>> = {
  DEPTH_ZERO_SELF_SIGNED_CERT: ['certificate-self-signed', `It is self-signed. ${trustIt}`],
  SELF_SIGNED_CERT_IN_CHAIN: [
    'certificate-self-signed',
    `Its chain ends in a certificate this machine does not know. ${trustIt}`,
  ],
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: [
    'certificate-issuer-unknown',
    `Its issuer is not known here; often the server leaves out an intermediate certificate. ${trustIt}`,
  ],
  UNABLE_TO_GET_ISSUER_CERT: ['certificate-issuer-unknown', `Its issuer is not known. ${trustIt}`],
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: [
    'certificate-issuer-unknown',
    `Its issuer is not known here. ${trustIt}`,
  ],
  CERT_HAS_EXPIRED: [
    'certificate-expired',
    'It has expired. Have the server renew it; if it should hold, look at this machine’s clock.',
  ],
  CERT_NOT_YET_VALID: [
    'certificate-not-yet-valid',
    'It does not hold yet. Look at this machine’s clock and at the server’s.',
  ],
  ERR_TLS_CERT_ALTNAME_INVALID: [
    'certificate-name-mismatch',
    'It is for other names. Use one of them, or have the server present the right certificate.',
  ],
}

function certificateFailure(target: Target, socket: TLSSocket, found: Certificate): Failure {
  // Typed as an Error; since Node 0.10 it has been the error's code.
  const reason = String(socket.authorizationError)
  const [code, advice] = certificateReasons[reason] ?? [
    'certificate-refused',
    'Have the server present another one.',
  ]
  return failure(
    code,
    `The certificate of ${target.authority} does not hold (${reason}). ${advice} Found: subject ${found.subject || 'none'}; names ${found.subjectAltName || 'none'}; issuer ${found.issuer || 'none'}; valid from ${found.validFrom} to ${found.validTo}.`,
  )
}

function stalled({ authority }: Target, limit: number): Failure {
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
    'It wants a client certificate, which this tool does not send yet.',
  ],
  [
    /HANDSHAKE_FAILURE/,
    'tls-failed',
    'No common cipher, a name it does not serve, or a client certificate it wants.',
  ],
  [/UNRECOGNIZED_NAME/, 'tls-failed', 'It serves no host of that name. Is the name right?'],
]

/** What a TLS error means, also one that comes after the handshake; undefined for another error. */
export function tlsTrouble(
  { authority }: Target,
  error: unknown,
): { code: string; message: string } | undefined {
  const reason = `${codeOf(error) ?? ''} ${error instanceof Error ? error.message : ''}`
  const known = handshakeReasons.find(([pattern]) => pattern.test(reason.toUpperCase()))
  if (!known || !/SSL|TLS/.test(reason.toUpperCase())) return undefined
  const [, code, advice] = known
  return { code, message: `TLS with ${authority} failed (${codeOf(error)}). ${advice}` }
}

function handshakeFailure(target: Target, error: unknown): Failure {
  const known = tlsTrouble(target, error)
  if (known) return failure(known.code, known.message)
  const words = error === undefined ? 'the server closed the connection' : textOfError(error)
  return failure(
    'tls-failed',
    `TLS with ${target.authority} failed (${words}). Does this port speak https?`,
  )
}
