import { type Verdict, notApplicable } from '../check.ts'
import type { ExchangeFacts, Facts, RequestFacts } from '../facts.ts'
import { parameter } from '../in-hand.ts'
import { whenAsked } from './when.ts'

/** The pushed request that counts, and the authorization request that was to carry its reference. */
interface Pushed {
  readonly request: RequestFacts
  readonly pushed: ExchangeFacts
  /** As the authorization request names it. */
  readonly request_uri: string | undefined
}

/** Judges an authorization request before which one was pushed. */
export function whenPushed(
  { authorizationRequest, pushedAuthorizationRequest }: Facts,
  judge: (pushed: Pushed) => Verdict,
): Verdict {
  return whenAsked(authorizationRequest, (request) =>
    pushedAuthorizationRequest
      ? judge({
          request,
          pushed: pushedAuthorizationRequest,
          request_uri: parameter(request.front, 'request_uri'),
        })
      : notApplicable('No request was pushed.'),
  )
}
