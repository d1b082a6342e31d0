import { Buffer } from 'node:buffer'
import type { Transform } from 'node:stream'
import { createBrotliDecompress, createGunzip, createInflate, createInflateRaw } from 'node:zlib'
import { type BodyProblem, type TextField, headerOf } from '../../core/http.ts'

/** A body as text, and what was met on the way. */
export interface BodyReading {
  readonly text: string
  readonly problems: readonly BodyProblem[]
}

/** More content codings in a chain than any server means (CVE-2026-22036). */
const longestChain = 3

/** A map, since the server names the coding, which may be `constructor`. */
const decoders = new Map<string, (bytes: Buffer) => Transform>([
  ['gzip', () => createGunzip()],
  ['x-gzip', () => createGunzip()],
  ['br', () => createBrotliDecompress()],
  // Some servers leave the zlib wrapper of RFC 9110 §8.4.1.2 out.
  ['deflate', (bytes) => (hasZlibHeader(bytes) ? createInflate() : createInflateRaw())],
])

function hasZlibHeader(bytes: Buffer): boolean {
  return bytes.length > 1 && ((bytes[0] ?? 0) & 15) === 8 && bytes.readUInt16BE(0) % 31 === 0
}

/**
 * Undoes the content codings, up to `limit` bytes in each, and reads the result by its charset.
 * What cannot be decoded is shown as it came. `cut` says that the bytes end at a limit already.
 */
export async function readBody(
  bytes: Buffer,
  headers: readonly TextField[],
  limit: number,
  cut: boolean,
): Promise<BodyReading> {
  const problems: BodyProblem[] = []
  const decoded = await decode(bytes, codingsOf(headers), limit, cut, problems)
  const bounded = decoded.subarray(0, limit)
  if (bounded.length < decoded.length) note(problems, { kind: 'cut-at-limit', limit })
  const shortened = cut || problems.some(({ kind }) => kind === 'cut-at-limit')
  const text = textOf(bounded, charsetOf(headers), shortened, problems)
  return { text, problems }
}

function note(problems: BodyProblem[], problem: BodyProblem): void {
  if (!problems.some(({ kind }) => kind === problem.kind)) problems.push(problem)
}

/** The content codings in the order to undo them. */
function codingsOf(headers: readonly TextField[]): string[] {
  return headers
    .filter(([name]) => name.toLowerCase() === 'content-encoding')
    .flatMap(([, value]) => value.toLowerCase().split(','))
    .map((coding) => coding.trim())
    .filter((coding) => coding !== '' && coding !== 'identity')
    .reverse()
}

async function decode(
  bytes: Buffer,
  codings: readonly string[],
  limit: number,
  cut: boolean,
  problems: BodyProblem[],
): Promise<Buffer> {
  if (bytes.length === 0) return bytes
  if (codings.length > longestChain) {
    problems.push({ kind: 'undecodable', encoding: codings.toReversed().join(', ') })
    return bytes
  }
  let current = bytes
  for (const coding of codings) {
    const decoder = decoders.get(coding)
    const result = decoder && (await inflate(decoder(current), current, limit))
    if (!result || result.end === 'broken') {
      problems.push({ kind: 'undecodable', encoding: coding })
      return current
    }
    if (result.end === 'cut') note(problems, { kind: 'cut-at-limit', limit })
    // A body cut at a limit ends early by our own doing, not by the server's.
    const ours = cut || problems.some(({ kind }) => kind === 'cut-at-limit')
    if (result.end === 'truncated' && !ours) note(problems, { kind: 'truncated' })
    current = result.bytes
  }
  return current
}

interface Inflated {
  readonly bytes: Buffer
  readonly end: 'whole' | 'cut' | 'truncated' | 'broken'
}

/** Decompresses up to `limit` bytes. What came before a fault is kept. */
function inflate(decoder: Transform, bytes: Buffer, limit: number): Promise<Inflated> {
  return new Promise((resolve) => {
    const chunks: Buffer[] = []
    let length = 0
    const settle = (end: Inflated['end']): void => {
      resolve({ bytes: Buffer.concat(chunks).subarray(0, limit), end })
      decoder.destroy()
    }
    decoder.on('data', (chunk: Buffer) => {
      chunks.push(chunk)
      length += chunk.length
      if (length > limit) settle('cut')
    })
    decoder.once('end', () => settle('whole'))
    decoder.on('error', (error) =>
      settle('code' in error && error.code === 'Z_BUF_ERROR' ? 'truncated' : 'broken'),
    )
    // Ended only after the bytes are through: an end that comes too early drops what it decoded.
    decoder.write(bytes, () => decoder.end())
  })
}

function charsetOf(headers: readonly TextField[]): string {
  const type = headerOf(headers, 'content-type') ?? ''
  return /;\s*charset\s*=\s*"?([^\s;"]+)/i.exec(type)?.[1] ?? 'utf-8'
}

function textOf(
  bytes: Buffer,
  charset: string,
  shortened: boolean,
  problems: BodyProblem[],
): string {
  // What is still encoded is shown as it came: its bytes were never meant to be text.
  if (problems.some(({ kind }) => kind === 'undecodable')) return new TextDecoder().decode(bytes)
  const strict = decoderFor(charset, true)
  if (!strict) problems.push({ kind: 'undecodable', encoding: charset })
  const decoder = strict ?? new TextDecoder('utf-8', { fatal: true })
  if (hasByteOrderMark(bytes, decoder.encoding)) problems.push({ kind: 'byte-order-mark' })
  try {
    // A text cut at a limit may end within a character, which is no fault of the server's.
    return decoder.decode(bytes, { stream: shortened })
  } catch {
    problems.push(
      decoder.encoding === 'utf-8'
        ? { kind: 'invalid-utf-8' }
        : { kind: 'undecodable', encoding: charset },
    )
    return new TextDecoder(decoder.encoding).decode(bytes)
  }
}

function decoderFor(charset: string, fatal: boolean): TextDecoder | undefined {
  try {
    return new TextDecoder(charset, { fatal })
  } catch {
    return undefined
  }
}

const byteOrderMarks: Readonly<Record<string, string>> = {
  'utf-8': 'efbbbf',
  'utf-16le': 'fffe',
  'utf-16be': 'feff',
}

function hasByteOrderMark(bytes: Buffer, encoding: string): boolean {
  const mark = byteOrderMarks[encoding]
  return mark !== undefined && bytes.subarray(0, 3).toString('hex').startsWith(mark)
}
