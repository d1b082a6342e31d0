import { X509Certificate, createPrivateKey, generateKeyPairSync } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { makeCertificate } from '../../../server/secrets/make-certificate.ts'
import {
  certificateJwk,
  readCertificates,
  readClientCertificate,
} from '../../../server/secrets/read-certificates.ts'
import { authority, selfSigned } from '../outbound/certificate.ts'

const company = authority('Company Root')
const own = selfSigned(['client'], { by: company })
const other = makeCertificate('other', Date.now())

function problemOf(read: object): string {
  return 'problem' in read ? String(read.problem) : 'none'
}

describe('The certificates of a text', () => {
  test('are read in their order, whatever stands between them', () => {
    const read = readCertificates(`subject=client\n${own.cert}\r\n# the root\n${company.cert}`)
    expect(read).toMatchObject([{ subject: 'CN=client' }, { subject: 'CN=Company Root' }])
  })

  test.each([
    ['no PEM at all', 'MIIB', /No certificate was found\. .*\.der/],
    ['a private key', own.key, /a block “PRIVATE KEY”/],
    ['a certificate without an end', own.cert.slice(0, 120), /was cut/],
    [
      'a damaged certificate',
      own.cert + company.cert.replace(/.{8}\n-----END/, '\n-----END'),
      /Certificate 2 of 2 cannot be read/,
    ],
  ])('that has %s are said to be missing or damaged', (_, text, words) => {
    expect(problemOf(readCertificates(text))).toMatch(words)
  })
})

describe('A client certificate', () => {
  test('is kept apart from its key, also when both were pasted as one text', () => {
    const both = own.cert + own.key
    const read = readClientCertificate(both, both)
    if ('problem' in read) throw new Error(read.problem)
    expect(read.certificates).not.toContain('PRIVATE')
    expect(new X509Certificate(read.certificates).checkPrivateKey(createPrivateKey(read.key))).toBe(
      true,
    )
  })

  test('may have an RSA key in an older form, which is kept as PKCS #8', () => {
    const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 })
    const read = readClientCertificate(
      own.cert,
      privateKey.export({ type: 'pkcs1', format: 'pem' }).toString(),
    )
    expect(problemOf(read)).toMatch(/does not belong to the certificate “CN=client”/)
  })

  test.each([
    ['another key', own.cert, other.key, /does not belong/],
    ['the authority first', company.cert + own.cert, own.key, /belongs to certificate 2, “CN=clie/],
    ['no key', own.cert, own.cert, /No private key was found/],
    ['a damaged key', own.cert, own.key.replace(/.{20}\n-----END/, '\n-----END'), /cannot be read/],
    [
      'an encrypted key',
      own.cert,
      createPrivateKey(own.key)
        .export({ type: 'pkcs8', format: 'pem', cipher: 'aes-256-cbc', passphrase: 'x' })
        .toString(),
      /openssl pkey/,
    ],
  ])('with %s is refused, and the key is not quoted', (_, certificates, key, words) => {
    const problem = problemOf(readClientCertificate(certificates, key))
    expect(problem).toMatch(words)
    expect(problem).not.toContain(key.split('\n')[1])
  })

  test('is a JWK with its chain and thumbprint', () => {
    const jwk = certificateJwk(own.cert + company.cert)
    const certificate = new X509Certificate(own.cert)
    const thumbprint = Buffer.from(certificate.fingerprint256.replaceAll(':', ''), 'hex')
    expect(jwk).toEqual({
      ...certificate.publicKey.export({ format: 'jwk' }),
      ...{ kid: thumbprint.toString('base64url'), use: 'sig' },
      'x5t#S256': thumbprint.toString('base64url'),
      x5c: [own.cert, company.cert].map((pem) => new X509Certificate(pem).raw.toString('base64')),
    })
    expect(jwk).not.toHaveProperty('d')
  })

  test('that is no certificate is no JWK', () => {
    expect(certificateJwk('')).toBeUndefined()
  })
})
