import type { Check } from '../../check.ts'
import { resourceMetadataAuthorizationServer } from './authorization-server.ts'
import { resourceMetadataBearerMethod } from './bearer-method.ts'
import { resourceMetadataBoundTokens } from './bound-tokens.ts'
import { resourceMetadataFound } from './found.ts'
import { resourceMetadataHttps } from './https.ts'
import { resourceMetadataResource } from './resource.ts'
import { resourceMetadataServerWorks } from './server-works.ts'

/** Checks of an API's metadata: what explains others comes before what it explains. */
export const resourceMetadataChecks: readonly Check[] = [
  resourceMetadataServerWorks,
  resourceMetadataHttps,
  resourceMetadataFound,
  resourceMetadataResource,
  resourceMetadataAuthorizationServer,
  resourceMetadataBearerMethod,
  resourceMetadataBoundTokens,
]
