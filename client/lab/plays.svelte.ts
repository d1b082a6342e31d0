import type { LabFault } from './faults.ts'

/** How a person looks at a run of the lab. */
export interface LabPlay {
  readonly fault: LabFault
  /** `shown`: the fault is named from the start. `hidden`: the person wants to find it. */
  readonly mode: 'shown' | 'hidden'
  /** How the search ended; absent while it goes on. */
  readonly ended?: { readonly named: string } | 'gave-up'
}

const key = 'lab'
/** Runs that are remembered; older ones are shown like any other. */
const limit = 200

type Plays = Readonly<Record<string, LabPlay>>

let plays = $state.raw<Plays>(stored())

function stored(): Plays {
  try {
    return (JSON.parse(localStorage.getItem(key) ?? '{}') as Plays | null) ?? {}
  } catch {
    return {}
  }
}

/** Runs of the lab, remembered in this browser by the run's id. */
export const labPlays = {
  of: (run: string): LabPlay | undefined => plays[run],

  /** True while nothing may give the cause of that run away. */
  hides: (run: string): boolean => plays[run]?.mode === 'hidden' && plays[run].ended === undefined,

  remember(run: string, play: LabPlay): void {
    const others = Object.entries(plays).filter(([id]) => id !== run)
    plays = Object.fromEntries([...others.slice(1 - limit), [run, play]])
    try {
      localStorage.setItem(key, JSON.stringify(plays))
    } catch {
      // A full or forbidden storage: this page still knows.
    }
  },
}
