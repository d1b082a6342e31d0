import {
  type KeyObject,
  createPrivateKey,
  generateKeyPairSync,
  randomBytes,
  sign,
} from 'node:crypto'
import {
  bitString,
  der,
  integer,
  objectIdentifier,
  octetString,
  sequence,
  time,
  utf8String,
} from '../../../server/secrets/der.ts'

export interface TestCertificate {
  readonly cert: string
  readonly key: string
}

interface Terms {
  readonly from?: Date
  readonly to?: Date
  /** The authority that signs it; without one it is signed with its own key. */
  readonly by?: TestAuthority
}

/** A certificate authority, and the name it puts into what it issues. */
export interface TestAuthority extends TestCertificate {
  readonly name: string
}

/** A P-256 certificate for these DNS names, for tests alone (RFC 5280 §4.1). */
export function selfSigned(
  names: readonly string[],
  { from = year(-1), to = year(1), by }: Terms = {},
): TestCertificate {
  const altNames = sequence(...names.map((each) => der(0x82, Buffer.from(each))))
  const extension = sequence(objectIdentifier('2.5.29.17'), octetString(altNames))
  return issue(names[0] ?? '', [extension], { from, to, ...(by && { by }) })
}

/** An authority that signs others, its own certificate signed with its own key. */
export function authority(name: string): TestAuthority {
  const isAuthority = octetString(sequence(der(0x01, Buffer.from([0xff]))))
  const critical = der(0x01, Buffer.from([0xff]))
  const extension = sequence(objectIdentifier('2.5.29.19'), critical, isAuthority)
  return { name, ...issue(name, [extension], { from: year(-1), to: year(1) }) }
}

function issue(
  name: string,
  extensions: readonly Buffer[],
  { from, to, by }: Terms & { from: Date; to: Date },
): TestCertificate {
  const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  const algorithm = sequence(objectIdentifier('1.2.840.10045.4.3.2'))
  const body = sequence(
    der(0xa0, integer(Buffer.from([2]))),
    integer(Buffer.concat([Buffer.from([1]), randomBytes(8)])),
    algorithm,
    distinguished(by?.name ?? name),
    sequence(time(from), time(to)),
    distinguished(name),
    publicKey.export({ type: 'spki', format: 'der' }),
    der(0xa3, sequence(...extensions)),
  )
  const signer: KeyObject = by ? createPrivateKey(by.key) : privateKey
  const certificate = sequence(body, algorithm, bitString(sign('sha256', body, signer)))
  const lines = certificate
    .toString('base64')
    .match(/.{1,64}/g)
    ?.join('\n')
  return {
    cert: `-----BEGIN CERTIFICATE-----\n${lines}\n-----END CERTIFICATE-----\n`,
    key: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
  }
}

function distinguished(name: string): Buffer {
  return sequence(der(0x31, sequence(objectIdentifier('2.5.4.3'), utf8String(name))))
}

/** That many years from now. */
export function year(offset: number): Date {
  const date = new Date()
  date.setFullYear(date.getFullYear() + offset)
  return date
}
