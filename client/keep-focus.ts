/**
 * Keeps the focus of who uses the keys. What was pressed may be disabled while it is under way, or
 * give way to what came of it, and the browser then lets the focus fall to the page: it returns
 * once the control can be used again, and goes to what stands in its place when that is gone.
 */
export function keepFocus(): void {
  addEventListener(
    'keydown',
    () => {
      const held = document.activeElement
      if (held instanceof HTMLElement && held !== document.body) watch(held, placesOf(held))
    },
    { capture: true },
  )
}

let watched: symbol | undefined

/** Looks after one control at a time, from frame to frame, until the focus is somewhere. */
function watch(held: HTMLElement, places: readonly Element[]): void {
  const turn = Symbol('turn')
  watched = turn
  let frames = 0
  const look = (): void => {
    if (watched !== turn) return
    frames += 1
    const isLost = document.activeElement === document.body
    if (isLost && !held.isConnected) return inPlaceOf(places)?.focus()
    if (isLost && !held.matches(':disabled')) return held.focus()
    // What a key does has begun by then; what is disabled is waited for.
    if (isLost || frames < 30) requestAnimationFrame(look)
  }
  requestAnimationFrame(look)
}

function placesOf(held: Element): Element[] {
  const parent = held.parentElement
  return parent ? [parent, ...placesOf(parent)] : []
}

/** The first control of the group that it stood in, else the heading of the page. */
function inPlaceOf(places: readonly Element[]): HTMLElement | null | undefined {
  const group = places.find(({ isConnected }) => isConnected)?.closest('[role="group"]')
  return (
    group?.querySelector<HTMLElement>('input, select, textarea, button') ??
    document.querySelector<HTMLElement>('main h1')
  )
}
