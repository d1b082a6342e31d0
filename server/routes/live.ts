/** Tells those who follow a run that it has new entries. */
export interface Live {
  notify(runId: string): void
  /** Calls `wake` at each change, until the returned function is called. */
  follow(runId: string, wake: () => void): () => void
}

/** Within this process. */
export function createLive(): Live {
  const followers = new Map<string, Set<() => void>>()
  return {
    notify: (runId) => followers.get(runId)?.forEach((wake) => wake()),
    follow(runId, wake) {
      const own = followers.get(runId) ?? new Set()
      followers.set(runId, own.add(wake))
      return () => {
        own.delete(wake)
        if (own.size === 0) followers.delete(runId)
      }
    },
  }
}
