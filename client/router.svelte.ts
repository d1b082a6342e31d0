import { resolved, type Route, routeOf } from './routes.ts'

let current = $state.raw<Route>(routeOf(location.href))

let moved = false

/** The screen the address bar names. */
export const router = {
  get route(): Route {
    return current
  },
}

/** Shows another screen. `replace` leaves no step back: for what the page selects by itself. */
export function go(path: string, { replace = false } = {}): void {
  const address = resolved(path, location.href)
  if (address === location.href) return
  history[replace ? 'replaceState' : 'pushState'](null, '', address)
  show(routeOf(address))
}

function show(route: Route): void {
  if (viewKey(route) !== viewKey(current)) {
    moved = true
    scrollTo(0, 0)
  }
  current = route
}

function viewKey(route: Route): string {
  return `${route.view} ${'id' in route ? route.id : ''}`
}

/**
 * Moves the focus to the heading of a view that has just appeared, so that a screen reader says
 * where one is. Not on the first load, where the browser starts at the top by itself.
 */
export function focusHeading(view: HTMLElement): void {
  if (moved) view.querySelector<HTMLElement>('h1')?.focus({ preventScroll: true })
}

/** Follows Back and Forward, and turns clicks on our own links into changes of screen. */
export function startRouter(): void {
  addEventListener('popstate', () => show(routeOf(location.href)))
  addEventListener('click', (event) => {
    const link = ownLink(event)
    if (!link) return
    event.preventDefault()
    go(link.href)
  })
}

function ownLink(event: MouseEvent): HTMLAnchorElement | undefined {
  const modified = event.metaKey || event.ctrlKey || event.shiftKey || event.altKey
  if (event.defaultPrevented || event.button !== 0 || modified) return undefined
  const link = event.target instanceof Element ? event.target.closest('a') : null
  if (!link || link.target !== '' || 'reload' in link.dataset) return undefined
  const hash = link.getAttribute('href')?.startsWith('#') ?? true
  return link.origin === location.origin && !hash ? link : undefined
}
