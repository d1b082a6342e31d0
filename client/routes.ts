import { type EntryId, type StepName, stepNames } from '../core/run.ts'
import { type Initiation, initiationOf } from './initiation.ts'

/** The tabs of a message, in their order; keys 1 to 5 choose them. */
export const tabNames = ['message', 'diagnosis', 'raw', 'learn', 'code'] as const

export type TabName = (typeof tabNames)[number]

/** What of a run is looked at: an entry, a draft not yet sent, or whatever the step has. */
export interface RunRoute {
  readonly view: 'run'
  readonly id: string
  readonly step?: StepName
  readonly entry?: EntryId | 'draft'
  readonly tab: TabName
  /** Set when the preflight is looked at instead of a message. */
  readonly preflight?: true
  /** True when the browser has just come back from the authorization server. */
  readonly returned: boolean
}

export type Route =
  | { readonly view: 'home' }
  | { readonly view: 'connections' }
  | {
      readonly view: 'connection-form'
      readonly id?: string
      readonly template?: string
      readonly issuer?: string
    }
  | { readonly view: 'runs' }
  | { readonly view: 'lab' }
  | { readonly view: 'token' }
  | { readonly view: 'pasted-callback' }
  | { readonly view: 'initiate'; readonly asked: Initiation }
  | { readonly view: 'compare'; readonly a: string; readonly b: string }
  | RunRoute
  | { readonly view: 'not-found'; readonly path: string }

const steps: ReadonlySet<string> = new Set(stepNames)

/** Screens whose address is their name. */
const plainViews = ['runs', 'lab', 'token', 'pasted-callback'] as const

/** An address in full, as seen from another. */
export function resolved(path: string, from: string): string {
  return new URL(path, from).href
}

/** The screen that an address of ours names, given in full; `not-found` for any other. */
export function routeOf(address: string): Route {
  const url = new URL(address)
  const [first, second, ...rest] = url.pathname.split('/').filter(Boolean).map(decoded)
  if (first === undefined) return { view: 'home' }
  if (first === 'initiate' && second === undefined)
    return { view: 'initiate', asked: initiationOf(url) }
  if (first === 'connections' && rest.length === 0) return connectionsRoute(second, url)
  const plain = plainViews.find((view) => view === first)
  if (plain && second === undefined) return { view: plain }
  if (first === 'compare' && second !== undefined && rest[0] !== undefined && rest.length === 1)
    return { view: 'compare', a: second, b: rest[0] }
  if (first === 'runs' && second !== undefined) {
    const route = runRoute(second, rest, url)
    if (route) return route
  }
  return { view: 'not-found', path: url.pathname }
}

function decoded(part: string): string {
  try {
    return decodeURIComponent(part)
  } catch {
    return part
  }
}

function connectionsRoute(id: string | undefined, url: URL): Route {
  if (id === undefined) return { view: 'connections' }
  if (id !== 'new') return { view: 'connection-form', id }
  const template = url.searchParams.get('template')
  const issuer = url.searchParams.get('issuer')
  return {
    view: 'connection-form',
    ...(template !== null && { template }),
    ...(issuer !== null && { issuer }),
  }
}

function runRoute(id: string, [step, entry, ...more]: string[], url: URL): RunRoute | undefined {
  if (step === 'preflight' && entry === undefined)
    return { view: 'run', id, tab: 'message', returned: false, preflight: true }
  if (more.length > 0 || (step !== undefined && !steps.has(step))) return undefined
  if (entry !== undefined && entry !== 'draft' && !/^\d{1,9}$/.test(entry)) return undefined
  return {
    view: 'run',
    id,
    tab: tabOf(url.searchParams.get('tab')),
    returned: url.searchParams.has('returned'),
    ...(step !== undefined && { step: step as StepName }),
    ...(entry !== undefined && { entry: entry === 'draft' ? entry : Number(entry) }),
  }
}

function tabOf(name: string | null): TabName {
  return tabNames.find((tab) => tab === name) ?? 'message'
}

/** The address of a message of a run. `returned` is never carried on. */
export function runPath(
  route: Pick<RunRoute, 'id'> & Partial<Pick<RunRoute, 'step' | 'entry' | 'tab'>>,
): string {
  const parts = ['runs', route.id, route.step, route.step && route.entry]
  const path = parts.filter((part) => part !== undefined).join('/')
  return `/${path}${route.tab === undefined || route.tab === 'message' ? '' : `?tab=${route.tab}`}`
}

/** The address of what the preflight of a run found out. */
export function preflightPath(run: string): string {
  return `/runs/${run}/preflight`
}

/** The address of two runs side by side. */
export function comparePath(a: string, b: string): string {
  return `/compare/${a}/${b}`
}
