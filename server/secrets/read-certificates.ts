import { type KeyObject, type X509Certificate, createPrivateKey } from 'node:crypto'
import { certificateBlock, certificatesIn, thumbprintOf } from '../outbound/certificate.ts'
import type { ClientCertificate } from '../outbound/network.ts'

/** What a text was found to hold instead of what it should. It quotes no key. */
export interface PemProblem {
  readonly problem: string
}

/** The certificates of a PEM text, in its order; a problem when it has none, or one is damaged. */
export function readCertificates(pem: string): readonly X509Certificate[] | PemProblem {
  const blocks = pem.match(certificateBlock) ?? []
  if (blocks.length === 0) return { problem: noCertificate(pem) }
  const damaged = blocks.findIndex((block) => certificatesIn(block).length === 0)
  if (damaged >= 0) {
    return {
      problem: `Certificate ${damaged + 1} of ${blocks.length} cannot be read: it is damaged or was cut. Copy it again, from BEGIN to END.`,
    }
  }
  return certificatesIn(pem)
}

function noCertificate(pem: string): string {
  const label = /-----BEGIN ([A-Z0-9 ]+)-----/.exec(pem)?.[1]
  const wanted = 'It begins with “-----BEGIN CERTIFICATE-----”.'
  if (label === 'CERTIFICATE') {
    return 'The certificate has no “-----END CERTIFICATE-----”: it was cut. Copy it again.'
  }
  return label === undefined
    ? `No certificate was found. ${wanted} A binary file (.der, .cer, .p12) has to be converted to PEM first.`
    : `No certificate was found, but a block “${label}”. ${wanted}`
}

/**
 * A client certificate with its key, both as a person pasted them, also both in one text. What
 * comes out is the certificates alone, and the key as PKCS #8; a problem when they do not belong
 * together.
 */
export function readClientCertificate(
  pem: string,
  keyText: string,
): ClientCertificate | PemProblem {
  const certificates = readCertificates(pem)
  if ('problem' in certificates) return certificates
  const key = readKey(keyText)
  if ('problem' in key) return key
  const own = certificates.findIndex((certificate) => certificate.checkPrivateKey(key))
  if (own !== 0) return { problem: whyNotItsOwn(certificates, own) }
  return {
    certificates: certificates.map(String).join(''),
    key: key.export({ type: 'pkcs8', format: 'pem' }).toString(),
  }
}

function readKey(text: string): KeyObject | PemProblem {
  const block = /-----BEGIN ([A-Z ]*PRIVATE KEY)-----[^]*?-----END \1-----/.exec(text)?.[0]
  if (block === undefined) {
    return {
      problem: 'No private key was found. It begins with “-----BEGIN PRIVATE KEY-----”.',
    }
  }
  if (/ENCRYPTED/.test(block)) {
    return {
      problem:
        'The private key is encrypted with a passphrase. Decrypt it first, as “openssl pkey -in key.pem” does.',
    }
  }
  try {
    return createPrivateKey(block)
  } catch {
    // OpenSSL's own words may quote the key.
    return { problem: 'The private key cannot be read: it is damaged or was cut. Copy it again.' }
  }
}

function whyNotItsOwn(certificates: readonly X509Certificate[], own: number): string {
  const name = (index: number): string => `“${certificates[index]?.subject || 'without a name'}”`
  return own < 0
    ? `The private key does not belong to the certificate ${name(0)}. Paste the two that were made together.`
    : `The private key belongs to certificate ${own + 1}, ${name(own)}, and not to the first. Put that one first, then those that lead to its authority.`
}

/**
 * The certificate's key as a JWK with the chain (RFC 7517 §4.7, RFC 8705 §2.2.2), for the client's
 * JWK Set; undefined when the text has no certificate.
 */
export function certificateJwk(pem: string): Readonly<Record<string, unknown>> | undefined {
  const certificates = certificatesIn(pem)
  const [own] = certificates
  if (!own) return undefined
  const thumbprint = thumbprintOf(own)
  return {
    ...own.publicKey.export({ format: 'jwk' }),
    ...{ kid: thumbprint, use: 'sig', 'x5t#S256': thumbprint },
    x5c: certificates.map(({ raw }) => raw.toString('base64')),
  }
}
