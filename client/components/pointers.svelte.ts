import { createContext } from 'svelte'
import type { Pointer } from '../../core/check.ts'

/** Where a pointer leads on this page, and what to call it. */
export interface PointerLink {
  readonly href: string
  readonly label: string
}

/** Resolves the pointers of evidence; who composes the components knows the run. */
export const [usePointers, providePointers] =
  createContext<(pointer: Pointer) => PointerLink | undefined>()
