import { type HttpRequest, type Value, bodyFields, headerOf } from './http.ts'
import { randomValue, s256 } from './pkce.ts'
import type { NewEntry, Purpose, Run, StepName } from './run.ts'

/** What the JWTs of one message are made of, beside what the run has in hand. */
export interface ProofValues {
  /** Unique identifiers of a client assertion or request object, and of a DPoP proof. */
  readonly jti: string
  readonly dpop_jti: string
  /** Seconds since the epoch: when they were made, and when an assertion ends. */
  readonly iat: number | string
  readonly exp: number | string
  /** base64url(SHA-256(access token)) when the message shows one in its header. */
  readonly ath?: string
}

/** Seconds that a client assertion or request object holds. */
export const lifetime = 60

/** What stands in a draft for a value that is drawn when it is sent. */
export const whenSent = 'drawn when sent'
const notYet: ProofValues = {
  ...{ jti: whenSent, dpop_jti: whenSent, iat: whenSent, exp: whenSent },
  ath: whenSent,
}

/**
 * The values drawn for the next message of this step; words in their place while none were drawn,
 * so that a draft can be shown before it is sent.
 */
export function proofInHand(run: Run, step: StepName): ProofValues {
  const used = run.entries.findLast((entry) => entry.kind === 'sent' && entry.step === step)
  const drawn = run.entries.findLast(
    (entry) => entry.kind === 'drawn' && entry.proof && entry.step === step,
  )
  if (drawn?.kind !== 'drawn' || drawn.id < (used?.id ?? 0)) return notYet
  const { jti = whenSent, dpop_jti = whenSent, iat, ath } = drawn.values
  return {
    ...{ jti, dpop_jti },
    ...{ iat: Number(iat), exp: Number(iat) + lifetime },
    ...(ath !== undefined && { ath }),
  }
}

/**
 * The values that a draft's JWTs, or a logout request's state, need, as an entry to record before it is built to be sent.
 * Undefined when it needs none. `now` is in milliseconds since the epoch.
 */
export async function drawProof(
  draft: HttpRequest,
  { step, purpose }: { readonly step: StepName; readonly purpose: Purpose },
  now: number,
): Promise<Extract<NewEntry, { kind: 'drawn' }> | undefined> {
  if (!valuesOf(draft).some((value) => isJwt(value) || value === whenSent)) return undefined
  const token = /^(?:DPoP|Bearer) +(.+)$/i.exec(headerOf(draft.headers, 'Authorization') ?? '')?.[1]
  const values = {
    jti: randomValue(),
    dpop_jti: randomValue(),
    iat: String(Math.floor(now / 1000)),
    ...(token !== undefined && { ath: await s256(token) }),
  }
  return { kind: 'drawn', step, purpose, proof: true, values }
}

function valuesOf(draft: HttpRequest): Value[] {
  return [...draft.query, ...draft.headers, ...bodyFields(draft)].map(([, value]) => value)
}

function isJwt(value: Value): boolean {
  return typeof value !== 'string' && 'jwt' in value
}
