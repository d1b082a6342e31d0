import { apiBrokenToken } from './api-broken-token.ts'
import { apiIdToken } from './api-id-token.ts'
import { apiWithoutToken } from './api-without-token.ts'
import { assertionExpired } from './assertion-expired.ts'
import { assertionForAnotherServer } from './assertion-for-another-server.ts'
import { assertionTwice } from './assertion-twice.ts'
import { codeTwice } from './code-twice.ts'
import type { Experiment } from './experiment.ts'
import { leastScope } from './least-scope.ts'
import { noAudience } from './no-audience.ts'
import { noRedirectUri } from './no-redirect-uri.ts'
import { noVerifier } from './no-verifier.ts'
import { otherClientAuthentication } from './other-client-authentication.ts'
import { otherRedirectUri } from './other-redirect-uri.ts'
import { promptNone } from './prompt-none.ts'
import { proofByAnotherKey } from './proof-by-another-key.ts'
import { proofForAnotherUrl } from './proof-for-another-url.ts'
import { proofTwice } from './proof-twice.ts'
import { reducedScope } from './reduced-scope.ts'
import { refreshTwice } from './refresh-twice.ts'
import { userinfoIdToken } from './userinfo-id-token.ts'
import { widerScope } from './wider-scope.ts'
import { wrongSecret } from './wrong-secret.ts'
import { wrongVerifier } from './wrong-verifier.ts'

/** Every experiment, in the order of the flow; of a step those that destroy nothing come first. */
export const experiments: readonly Experiment[] = [
  leastScope,
  noAudience,
  promptNone,
  otherClientAuthentication,
  wrongSecret,
  assertionForAnotherServer,
  assertionExpired,
  proofForAnotherUrl('token-request'),
  wrongVerifier,
  noVerifier,
  noRedirectUri,
  otherRedirectUri,
  codeTwice,
  assertionTwice,
  userinfoIdToken,
  proofByAnotherKey('userinfo'),
  proofForAnotherUrl('userinfo'),
  proofTwice('userinfo'),
  apiWithoutToken,
  apiBrokenToken,
  apiIdToken,
  proofByAnotherKey('api-request'),
  proofForAnotherUrl('api-request'),
  proofTwice('api-request'),
  reducedScope,
  widerScope,
  refreshTwice,
]
