import type { Entry, EntryId } from '../core/run.ts'

/** Milliseconds before a stream that the server ended is asked for again. */
const pause = 3000

/**
 * Follows a run's live updates while the page is visible. A browser allows six connections to a
 * host, so a hidden tab lets go of its own and catches up when it is shown again.
 */
export function follow(
  addressAfter: (seen: EntryId) => string,
  seen: () => EntryId,
  onentries: (entries: readonly Entry[]) => void,
): () => void {
  let source: EventSource | undefined
  let retry: ReturnType<typeof setTimeout> | undefined

  function open(): void {
    source = new EventSource(addressAfter(seen()))
    source.addEventListener('entries', ({ data }: MessageEvent<string>) =>
      onentries(JSON.parse(data) as Entry[]),
    )
    source.addEventListener('error', () => {
      if (source?.readyState !== EventSource.CLOSED) return
      retry = setTimeout(update, pause)
    })
  }

  function close(): void {
    clearTimeout(retry)
    source?.close()
    source = undefined
  }

  function update(): void {
    close()
    if (document.visibilityState === 'visible') open()
  }

  document.addEventListener('visibilitychange', update)
  update()
  return () => {
    document.removeEventListener('visibilitychange', update)
    close()
  }
}
