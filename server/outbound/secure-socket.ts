import type { Socket } from 'node:net'
import { type ConnectionOptions, type TLSSocket, connect } from 'node:tls'
import type { Wire } from '../../core/run.ts'
import { describeCertificate, thumbprintOf } from './certificate.ts'
import type { ClientCertificate } from './network.ts'
import { type Failure, failure, isFailure } from './outcome.ts'
import { type Identity, secureContextFor } from './secure-context.ts'
import type { Target } from './target.ts'
import { certificateFailure, handshakeFailure, handshakeStalled } from './tls-words.ts'

export type TlsDetails = NonNullable<Wire['tls']>

/** A finished handshake; `refused` when the certificate does not hold. */
export interface Secured {
  readonly socket: TLSSocket
  readonly tls: TlsDetails
  readonly refused?: Failure
}

/**
 * TLS over a connected socket, with the host's name in SNI and HTTP/1.1 alone in ALPN. `limit` is
 * in milliseconds.
 */
export function secureSocket(
  socket: Socket,
  target: Target,
  limit: number,
  identity: Identity = {},
): Promise<Secured | Failure> {
  const secured = begin(socket, target, identity)
  if (isFailure(secured)) {
    socket.destroy()
    return Promise.resolve(secured)
  }
  return new Promise((resolve) => {
    const settle = (result: Secured | Failure): void => {
      clearTimeout(budget)
      if ('kind' in result || result.refused) secured.destroy()
      resolve(result)
    }
    const budget = setTimeout(() => settle(handshakeStalled(target, limit)), Math.max(0, limit))
    secured.once('secureConnect', () =>
      settle(handshake(secured, target, identity.clientCertificate)),
    )
    secured.on('error', (error) => settle(handshakeFailure(target, error)))
    secured.once('close', () => settle(handshakeFailure(target, undefined)))
  })
}

function begin(socket: Socket, target: Target, identity: Identity): TLSSocket | Failure {
  const options: ConnectionOptions = {
    socket,
    host: target.host,
    ...(target.isAddress ? {} : { servername: target.host.replace(/\.$/, '') }),
    ALPNProtocols: ['http/1.1'],
    // Node verifies all the same and says so in `authorized`, which is obeyed below. Left to
    // refuse by itself it would drop the certificate that the message has to name.
    rejectUnauthorized: false,
  }
  try {
    return connect({ ...options, secureContext: secureContextFor(identity) })
  } catch {
    // OpenSSL's own words may quote what it could not read.
    return failure(
      'client-certificate-unusable',
      'The certificates of the connection cannot be used. Does the private key belong to the client certificate, and are the authorities’ certificates whole? Enter them again in the connection, under Network.',
    )
  }
}

function handshake(
  socket: TLSSocket,
  target: Target,
  shown: ClientCertificate | undefined,
): Secured {
  const certificate = describeCertificate(socket.getPeerX509Certificate())
  const tls = {
    protocol: socket.getProtocol() ?? 'unknown',
    cipher: socket.getCipher().standardName,
    certificate,
    clientCertificate: clientCertificateOf(socket, shown),
  }
  if (socket.authorized) return { socket, tls }
  return { socket, tls, refused: certificateFailure(target, socket, certificate) }
}

/** OpenSSL has signature algorithms in common with the server only once it was asked to sign. */
function clientCertificateOf(
  socket: TLSSocket,
  shown: ClientCertificate | undefined,
): NonNullable<TlsDetails['clientCertificate']> {
  const asked = socket.getSharedSigalgs().length > 0
  if (!asked || !shown) return { asked }
  const own = describeCertificate(socket.getX509Certificate())
  return { asked, presented: { subject: own.subject, 'x5t#S256': thumbprintOf(own) } }
}
