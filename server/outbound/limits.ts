/** What one exchange may take. Times are milliseconds. */
export interface Limits {
  /** From the call of `send` to the last byte of the answer. */
  readonly deadline: number
  readonly dns: number
  /** TCP and TLS together, over all addresses tried. */
  readonly connect: number
  /** Bytes before the body, informational (1xx) responses included. */
  readonly headBytes: number
  readonly encodedBytes: number
  readonly decodedBytes: number
}

export const defaultLimits: Limits = {
  deadline: 30_000,
  dns: 3_000,
  connect: 5_000,
  headBytes: 64 * 1024,
  encodedBytes: 5 * 1024 * 1024,
  decodedBytes: 5 * 1024 * 1024,
}

/** Milliseconds as a person reads them: `400 ms`, `30 s`. */
export function duration(milliseconds: number): string {
  return milliseconds < 1000
    ? `${Math.round(milliseconds)} ms`
    : `${+(milliseconds / 1000).toFixed(1)} s`
}

/** The result of `work`, or of `late` when it takes longer than that many milliseconds. */
export async function within<T, L>(work: Promise<T>, limit: number, late: () => L): Promise<T | L> {
  let timer: NodeJS.Timeout | undefined
  const alarm = new Promise<L>((resolve) => {
    timer = setTimeout(() => resolve(late()), Math.max(0, limit))
  })
  return Promise.race([work, alarm]).finally(() => clearTimeout(timer))
}
