import { expect, test } from 'vitest'
import { isLocalhost, sameAddress, spaceOf } from '../../../server/outbound/address.ts'

const addresses: Readonly<Record<string, readonly string[]>> = {
  public: [
    '1.1.1.1',
    '9.255.255.255',
    '11.0.0.0',
    '172.15.255.255',
    '172.32.0.1',
    '192.167.255.255',
    '192.169.0.0',
    '100.63.255.255',
    '100.128.0.1',
    '126.255.255.255',
    '128.0.0.0',
    '169.253.255.255',
    '169.255.0.0',
    '223.255.255.255',
    '2606:4700:4700::1111',
    '64:ff9c::1',
    '2606:4700:0:0:1:5efe:7f00:1',
    '100:0:0:2::1',
    '::ffff:8.8.8.8',
  ],
  private: [
    '10.0.0.1',
    '10.255.255.255',
    '172.16.0.1',
    '172.31.255.255',
    '192.168.0.1',
    '100.64.0.0',
    '100.127.255.255',
    'fc00::1',
    'fdff::1',
    'fec0::1',
    '::ffff:192.168.0.1',
  ],
  loopback: [
    '127.0.0.1',
    '127.255.255.254',
    '::1',
    '0:0:0:0:0:0:0:1',
    '::ffff:127.0.0.1',
    '::ffff:7f00:1',
  ],
  'link-local': [
    '169.254.169.254',
    '169.254.0.1',
    '169.254.170.2',
    'fe80::1',
    'febf::1',
    '::ffff:a9fe:a9fe',
  ],
  metadata: [
    '168.63.129.16',
    '100.100.100.200',
    'fd00:ec2::254',
    'fd00:0ec2:0::254',
    'fd00:ec2::23',
    'fd00:ec2::253',
    'fd00:c1::a9fe:a9fe',
    'fd20:ce::254',
    '::ffff:168.63.129.16',
  ],
  unspecified: ['0.0.0.0', '0.1.2.3', '::', '::ffff:0.0.0.0'],
  multicast: ['224.0.0.1', '239.255.255.255', 'ff02::1'],
  embedded: [
    '64:ff9b::7f00:1',
    '64:ff9b::808:808',
    '64:ff9b:1::7f00:1',
    '2002:7f00:1::',
    '2001:0:4136:e378:8000:63bf:80ff:fffe',
    '::127.0.0.1',
    '::8.8.8.8',
    '::2',
    '::ffff:0:7f00:1',
    '2606:4700::5efe:7f00:1',
    '2606:4700::200:5efe:7f00:1',
    'fd00::5efe:a00:1',
  ],
  reserved: [
    '240.0.0.1',
    '255.255.255.255',
    '198.18.0.1',
    '192.0.0.192',
    '192.0.2.1',
    '198.51.100.1',
    '203.0.113.1',
    '192.88.99.1',
    '2001:db8::1',
    '3fff::1',
    '100::1',
    '100:0:0:1::1',
    '5f00::1',
    'fe80::1%eth0x%',
    'localhost',
    '2130706433',
    '0x7f.1',
    '',
  ],
}

const cases = Object.entries(addresses).flatMap(([space, list]) =>
  list.map((address) => [address, space] as const),
)

test.each(cases)('%s is %s', (address, space) => {
  expect(spaceOf(address)).toBe(space)
})

test.each(['localhost', 'LOCALHOST', 'localhost.', 'as.localhost', 'a.b.localhost.'])(
  '%s is this machine by name',
  (host) => expect(isLocalhost(host)).toBe(true),
)

test.each(['localhost.example', 'notlocalhost', 'localhost.localdomain', 'localhost..'])(
  '%s is not this machine by name',
  (host) => expect(isLocalhost(host)).toBe(false),
)

test.each([
  ['::ffff:10.0.0.1', '10.0.0.1', true],
  ['0:0:0:0:0:0:0:1', '::1', true],
  ['10.0.0.1', '10.0.0.2', false],
  ['', '', false],
])('%s and %s are the same address: %s', (one, other, same) => {
  expect(sameAddress(one, other)).toBe(same)
})
