import { deflateRawSync, deflateSync, gzipSync } from 'node:zlib'
import { expect, test } from 'vitest'
import type { BodyProblem, TextField } from '../../../core/http.ts'
import { readBody } from '../../../server/outbound/read-body.ts'

const type = (charset: string): TextField => ['Content-Type', `text/plain; charset=${charset}`]
const coding = (name: string): TextField => ['Content-Encoding', name]

type Case = readonly [
  title: string,
  bytes: Buffer,
  headers: readonly TextField[],
  text: string,
  problems: readonly BodyProblem['kind'][],
]

const cases: readonly Case[] = [
  ['UTF-8', Buffer.from('ü'), [], 'ü', []],
  ['invalid UTF-8', Buffer.from([0x22, 0xff, 0x22]), [], '"\ufffd"', ['invalid-utf-8']],
  ['a byte order mark', Buffer.from('\ufeff{}'), [], '{}', ['byte-order-mark']],
  ['UTF-16 by its charset', Buffer.from('{}', 'utf16le'), [type('utf-16le')], '{}', []],
  ['Latin-1 by its charset', Buffer.from([0xfc]), [type('"ISO-8859-1"')], 'ü', []],
  [
    'UTF-16 without saying so',
    Buffer.from('\ufeffü', 'utf16le'),
    [],
    '\ufffd\ufffd\ufffd\0',
    ['invalid-utf-8'],
  ],
  ['an unknown charset', Buffer.from('x'), [type('klingon')], 'x', ['undecodable']],
  ...['constructor', '__proto__', 'tostring', 'hasownproperty'].map((name): Case => [
    `a coding named ${name}`,
    Buffer.from('x'),
    [coding(name)],
    'x',
    ['undecodable'],
  ]),
  ...['constructor', '__proto__'].map((name): Case => [
    `a charset named ${name}`,
    Buffer.from('x'),
    [type(name)],
    'x',
    ['undecodable'],
  ]),
  ['zlib deflate', deflateSync('{}'), [coding('deflate')], '{}', []],
  ['raw deflate', deflateRawSync('{}'), [coding('deflate')], '{}', []],
  ['identity', Buffer.from('{}'), [coding('identity')], '{}', []],
  ['an empty body said to be gzip', Buffer.alloc(0), [coding('gzip')], '', []],
  [
    'two Content-Encoding headers',
    gzipSync(deflateSync('{}')),
    [coding('deflate'), coding('gzip')],
    '{}',
    [],
  ],
]

test.each(cases)('reads %s', async (_, bytes, headers, text, problems) => {
  const reading = await readBody(bytes, headers, 1000, false)
  expect(reading.problems.map(({ kind }) => kind)).toEqual(problems)
  expect(reading.text).toBe(text)
})

test('a limit that falls within a character is not the server’s fault', async () => {
  expect(await readBody(Buffer.from('aü'), [], 2, false)).toEqual({
    text: 'a',
    problems: [{ kind: 'cut-at-limit', limit: 2 }],
  })
})

test('a bomb within a bomb is cut at each layer', async () => {
  const bomb = gzipSync(gzipSync(Buffer.alloc(20_000_000)))
  const reading = await readBody(bomb, [coding('gzip, gzip')], 5000, false)
  expect(reading.text.length).toBeLessThanOrEqual(5000)
  expect(reading.problems.map(({ kind }) => kind)).toContain('cut-at-limit')
})

test('a body already cut is not called truncated as well', async () => {
  const half = gzipSync('x'.repeat(5000)).subarray(0, 20)
  expect((await readBody(half, [coding('gzip')], 5000, true)).problems).toEqual([])
})
