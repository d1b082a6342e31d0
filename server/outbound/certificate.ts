import { X509Certificate } from 'node:crypto'
import type { Certificate } from '../../core/run.ts'

/** What a person needs to recognise a certificate by; times are ISO 8601. */
export function describeCertificate(certificate: X509Certificate | undefined): Certificate {
  return {
    subject: line(certificate?.subject),
    issuer: line(certificate?.issuer),
    validFrom: time(certificate?.validFrom),
    validTo: time(certificate?.validTo),
    subjectAltName: certificate?.subjectAltName ?? '',
    fingerprint256: certificate?.fingerprint256 ?? '',
  }
}

/** A SHA-256 fingerprint in base64url, as `x5t#S256` has it (RFC 8705 §3.1); empty for none. */
export function thumbprintOf({ fingerprint256 }: Pick<Certificate, 'fingerprint256'>): string {
  return Buffer.from(fingerprint256.replaceAll(':', ''), 'hex').toString('base64url')
}

/** Each certificate of a PEM text that can be read, in its order. */
export function certificatesIn(pem: string): X509Certificate[] {
  return (pem.match(certificateBlock) ?? []).flatMap((block) => {
    try {
      return [new X509Certificate(block)]
    } catch {
      return []
    }
  })
}

/** One certificate as PEM has it (RFC 7468 §5). */
export const certificateBlock = /-----BEGIN CERTIFICATE-----[^-]*-----END CERTIFICATE-----/g

function line(name: string | undefined): string {
  return (name ?? '').replaceAll('\n', ', ')
}

function time(text: string | undefined): string {
  const parsed = new Date(text ?? '')
  return Number.isNaN(parsed.getTime()) ? (text ?? '') : parsed.toISOString()
}
