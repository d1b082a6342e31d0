import { keep, kept } from './kept.ts'

/** Milliseconds within which a second failure is not cured by loading the page again. */
const patience = 10_000

/**
 * A tab that outlives an update of the tool asks for files that are gone. It is loaded again once;
 * what was entered is kept.
 */
export function reloadWhenStale(): void {
  addEventListener('vite:preloadError', (event) => {
    if (Date.now() - (kept<number>('reloaded') ?? 0) < patience) return
    event.preventDefault()
    keep('reloaded', Date.now())
    location.reload()
  })
}
