import type { Check } from '../../check.ts'
import { registrationAccepted } from './accepted.ts'
import { registrationAsAsked } from './as-asked.ts'
import { registrationClientId } from './client-id.ts'
import { registrationHttps } from './https.ts'
import { registrationManagement } from './management.ts'
import { registrationNoRedirect } from './no-redirect.ts'
import { registrationResponseJson } from './response-json.ts'
import { registrationSecretExpiry } from './secret-expiry.ts'
import { registrationSecretGiven } from './secret-given.ts'
import { registrationServerWorks } from './server-works.ts'
import { registrationStatus201 } from './status-201.ts'
import { registrationUniqueMembers } from './unique-members.ts'
import { registrationWholeBody } from './whole-body.ts'

/** Checks of a client registration: what explains others comes before what it explains. */
export const registrationChecks: readonly Check[] = [
  registrationServerWorks,
  registrationNoRedirect,
  registrationWholeBody,
  registrationHttps,
  registrationResponseJson,
  registrationAccepted,
  registrationClientId,
  registrationSecretGiven,
  registrationSecretExpiry,
  registrationAsAsked,
  registrationManagement,
  registrationStatus201,
  registrationUniqueMembers,
]
