import type { Check } from '../../check.ts'
import { logoutReturnNoDuplicates } from './no-duplicates.ts'
import { logoutReturnState } from './state.ts'

/** Checks of the way back from logout. */
export const logoutReturnChecks: readonly Check[] = [logoutReturnState, logoutReturnNoDuplicates]
