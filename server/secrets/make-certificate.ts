import { type KeyObject, generateKeyPairSync, randomBytes, sign } from 'node:crypto'
import type { ClientCertificate } from '../outbound/network.ts'
import {
  bitString,
  der,
  integer,
  objectIdentifier,
  octetString,
  sequence,
  time,
  utf8String,
} from './der.ts'

const ecdsaWithSha256 = '1.2.840.10045.4.3.2'
const commonName = '2.5.4.3'
const extendedKeyUsage = '2.5.29.37'
const clientAuth = '1.3.6.1.5.5.7.3.2'

/** Two years: long enough not to expire in the middle of a test, and it is renewed by a button. */
const lifetime = 2 * 365 * 24 * 60 * 60 * 1000

/** A clock that is a little behind at the server must not refuse a certificate just made. */
const backdated = 5 * 60 * 1000

/**
 * A new P-256 key and a certificate of it, signed with itself, for `self_signed_tls_client_auth`
 * (RFC 8705 §2.2, RFC 5280 §4.1). `name` becomes the common name; `now` is in ms since the epoch.
 */
export function makeCertificate(name: string, now: number): ClientCertificate {
  const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  const certificate = signed(toBeSigned(name, publicKey, now), privateKey)
  return {
    certificates: pem(certificate),
    key: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
  }
}

function toBeSigned(name: string, publicKey: KeyObject, now: number): Buffer {
  const distinguished = sequence(
    // 64 characters are the most a common name may have (RFC 5280, appendix A.1).
    der(0x31, sequence(objectIdentifier(commonName), utf8String([...name].slice(0, 64).join('')))),
  )
  const version3 = der(0xa0, integer(Buffer.from([2])))
  return sequence(
    version3,
    integer(Buffer.concat([Buffer.from([1]), randomBytes(15)])),
    sequence(objectIdentifier(ecdsaWithSha256)),
    distinguished,
    sequence(time(new Date(now - backdated)), time(new Date(now + lifetime))),
    distinguished,
    publicKey.export({ type: 'spki', format: 'der' }),
    der(0xa3, sequence(clientOnly)),
  )
}

/** What else its key may do is left open, so that a server can trust it as its own issuer. */
const clientOnly = sequence(
  objectIdentifier(extendedKeyUsage),
  octetString(sequence(objectIdentifier(clientAuth))),
)

function signed(body: Buffer, key: KeyObject): Buffer {
  const signature = bitString(sign('sha256', body, key))
  return sequence(body, sequence(objectIdentifier(ecdsaWithSha256)), signature)
}

/** In lines of 64 characters (RFC 7468 §2). */
function pem(certificate: Buffer): string {
  const lines = certificate.toString('base64').match(/.{1,64}/g) ?? []
  return `-----BEGIN CERTIFICATE-----\n${lines.join('\n')}\n-----END CERTIFICATE-----\n`
}
