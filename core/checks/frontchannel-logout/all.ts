import type { Check } from '../../check.ts'
import { frontchannelNamesSession } from './names-session.ts'

/** Checks of a front-channel logout. */
export const frontchannelLogoutChecks: readonly Check[] = [frontchannelNamesSession]
