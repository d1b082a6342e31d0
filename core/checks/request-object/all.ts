import type { Check } from '../../check.ts'
import { requestObjectFetched } from './fetched.ts'

/** Checks of how the server fetched a request object that it was given by reference. */
export const requestObjectChecks: readonly Check[] = [requestObjectFetched]
