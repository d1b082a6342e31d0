import { base64url } from 'jose'

/** Positions in a part of a JWT. */
export interface Range {
  readonly start: number
  readonly end: number
}

/**
 * The characters of a JWT's payload that a claim is encoded in, name and value, widened to whole
 * characters of base64url. Undefined when the payload cannot be read or has no such claim.
 */
export function claimRange(payload: string, claim: string, value: unknown): Range | undefined {
  const text = decoded(payload)
  if (text === undefined) return undefined
  const name = JSON.stringify(claim)
  const start = text.indexOf(name)
  if (start === -1) return undefined
  const literal = JSON.stringify(value) ?? ''
  const found = text.indexOf(literal, start + name.length)
  const end = found === -1 ? start + name.length : found + literal.length
  return {
    start: Math.floor((bytes(text.slice(0, start)) * 4) / 3),
    end: Math.ceil((bytes(text.slice(0, end)) * 4) / 3),
  }
}

function decoded(payload: string): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(base64url.decode(payload))
  } catch {
    return undefined
  }
}

function bytes(text: string): number {
  return new TextEncoder().encode(text).length
}
