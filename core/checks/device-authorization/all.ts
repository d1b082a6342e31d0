import type { Check } from '../../check.ts'
import { assertionChecks } from '../assertion-checks.ts'
import { deviceAccepted } from './accepted.ts'
import { deviceExpiresIn } from './expires-in.ts'
import { deviceInterval } from './interval.ts'
import { deviceResponseJson } from './response-json.ts'
import { deviceServerWorks } from './server-works.ts'
import { deviceUserCode } from './user-code.ts'
import { deviceVerificationUri } from './verification-uri.ts'

/** Checks of the device authorization request: what explains others comes first. */
export const deviceAuthorizationChecks: readonly Check[] = [
  deviceServerWorks,
  deviceResponseJson,
  ...assertionChecks('device-authorization', (facts) => facts.deviceAuthorization),
  deviceAccepted,
  deviceUserCode,
  deviceVerificationUri,
  deviceExpiresIn,
  deviceInterval,
]
