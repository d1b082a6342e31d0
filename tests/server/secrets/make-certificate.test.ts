import { X509Certificate, createPrivateKey } from 'node:crypto'
import { expect, test } from 'vitest'
import { integer, objectIdentifier, octetString, time } from '../../../server/secrets/der.ts'
import { makeCertificate } from '../../../server/secrets/make-certificate.ts'

const now = Date.UTC(2026, 10, 21)
const made = makeCertificate('my client', now)
const read = new X509Certificate(made.certificates)

test('a certificate made here is signed with its own key', () => {
  expect(read.verify(read.publicKey)).toBe(true)
  expect(read.checkPrivateKey(createPrivateKey(made.key))).toBe(true)
  expect(read.checkIssued(read)).toBe(true)
})

test('it names the client, holds for two years, and is for no host and no authority', () => {
  expect(read.subject).toBe('CN=my client')
  expect(read.issuer).toBe('CN=my client')
  expect(new Date(read.validFrom).getTime()).toBeLessThan(now)
  expect(new Date(read.validTo).getUTCFullYear()).toBe(2028)
  expect(read.ca).toBe(false)
  expect(read.keyUsage).toEqual(['1.3.6.1.5.5.7.3.2'])
})

test('it can be changed in no byte', () => {
  const changed = Buffer.from(read.raw)
  const at = changed.indexOf('my client')
  changed[at] = (changed[at] ?? 0) ^ 1
  expect(new X509Certificate(changed).verify(read.publicKey)).toBe(false)
})

test('each has a key and a serial number of its own', () => {
  const other = new X509Certificate(makeCertificate('my client', now).certificates)
  expect(other.serialNumber).not.toBe(read.serialNumber)
  expect(other.fingerprint256).not.toBe(read.fingerprint256)
})

test.each(['', 'Ünïcode ☂', 'x'.repeat(200)])(
  'a name such as “%s” makes a certificate that can be read',
  (name) => {
    const certificate = new X509Certificate(makeCertificate(name, now).certificates)
    expect(certificate.verify(certificate.publicKey)).toBe(true)
  },
)

test.each([
  ['an integer whose first bit is set is not negative', integer(Buffer.from([0x80])), '02020080'],
  ['leading zeros of an integer are dropped', integer(Buffer.from([0, 0, 1])), '020101'],
  ['zero has one byte', integer(Buffer.from([0])), '020100'],
  [
    'an object identifier has seven bits a byte',
    objectIdentifier('1.2.840.10045'),
    '06052a8648ce3d',
  ],
  ['a length of 128 takes a byte more', octetString(Buffer.alloc(128)).subarray(0, 3), '048180'],
  ['a length of 256 takes two', octetString(Buffer.alloc(256)).subarray(0, 4), '04820100'],
  [
    'a time before 2050 has a year of two digits',
    time(new Date(Date.UTC(2049, 11, 31))),
    '170d3439313233313030303030305a',
  ],
  [
    'a time after has four',
    time(new Date(Date.UTC(2050, 0, 1))),
    '180f32303530303130313030303030305a',
  ],
])('%s', (_, encoded, hex) => {
  expect(encoded.toString('hex')).toBe(hex)
})
