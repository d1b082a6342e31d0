import { apiBrokenToken } from './api-broken-token.ts'
import { apiIdToken } from './api-id-token.ts'
import { apiWithoutToken } from './api-without-token.ts'
import { codeTwice } from './code-twice.ts'
import type { Experiment } from './experiment.ts'
import { leastScope } from './least-scope.ts'
import { noAudience } from './no-audience.ts'
import { noRedirectUri } from './no-redirect-uri.ts'
import { noVerifier } from './no-verifier.ts'
import { otherClientAuthentication } from './other-client-authentication.ts'
import { otherRedirectUri } from './other-redirect-uri.ts'
import { promptNone } from './prompt-none.ts'
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
  wrongVerifier,
  noVerifier,
  noRedirectUri,
  otherRedirectUri,
  codeTwice,
  userinfoIdToken,
  apiWithoutToken,
  apiBrokenToken,
  apiIdToken,
  reducedScope,
  widerScope,
  refreshTwice,
]
