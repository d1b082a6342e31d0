import type { CurlNetwork } from '../curl-network.ts'

/** What code is written for beside the request: the way it goes, and when it was sent. */
export interface CodeContext {
  readonly network?: CurlNetwork
  /** Milliseconds since the epoch; absent for a draft. */
  readonly sentAt?: number
}
