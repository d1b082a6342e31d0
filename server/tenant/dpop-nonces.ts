import { createHmac, randomBytes } from 'node:crypto'

/** The nonces that a resource server wants in DPoP proofs (RFC 9449 section 9). */
export interface DpopNonces {
  /** The newest, which a response hands out. */
  current(): string
  /** True for the newest and the one before it. */
  takes(nonce: unknown): boolean
}

/** Milliseconds that a nonce is the newest. */
const period = 60_000

/** Makes nonces that follow from the time and a secret of their own, so that none is kept. */
export function createDpopNonces(): DpopNonces {
  const secret = randomBytes(32)
  const at = (time: number) =>
    createHmac('sha256', secret)
      .update(`${Math.floor(time / period)}`)
      .digest('base64url')
  return {
    current: () => at(Date.now()),
    takes: (nonce) => [0, period].some((ago) => nonce === at(Date.now() - ago)),
  }
}
