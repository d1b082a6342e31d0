import type { JWTPayload } from 'jose'
import { jsonAnswer, type Answer, type TakeOver } from '../tenant/answer.ts'
import type {
  Endpoint,
  IssuerContext,
  IssuerRequest,
  JwtParts,
  TokenResponse,
} from '../tenant/hooks.ts'
import type { IssuerSettings } from '../tenant/issuer-options.ts'

/** The ways in which faults deviate, each as the settings of an issuer. */

type Grant = 'authorization_code' | 'refresh_token'
type Metadata = Readonly<Record<string, unknown>>
type Jwk = Readonly<Record<string, unknown>>

/** The first value of a parameter of a request. */
export const parameterOf = ({ parameters }: IssuerRequest, name: string): string | undefined =>
  parameters.find(([key]) => key === name)?.[1]

const isGrant = (request: IssuerRequest, grant: Grant) =>
  request.endpoint === 'token' && parameterOf(request, 'grant_type') === grant

/** An endpoint that gives every request the same answer. */
export const answering = (endpoint: Endpoint, answer: Answer | TakeOver): IssuerSettings => ({
  hooks: { request: (request) => (request.endpoint === endpoint ? answer : undefined) },
})

/** A token endpoint that gives every request of a grant the same answer. */
export const answeringGrant = (grant: Grant, answer: Answer | TakeOver): IssuerSettings => ({
  hooks: { request: (request) => (isGrant(request, grant) ? answer : undefined) },
})

/** A token endpoint that refuses every request of a grant (RFC 6749 section 5.2). */
export const refusing = (
  grant: Grant,
  error: string,
  error_description: string,
  status = 400,
): IssuerSettings => answeringGrant(grant, jsonAnswer(status, { error, error_description }))

/** An endpoint whose whole answer is changed; `content-length` is counted anew. */
export const changingAnswer = (
  endpoint: Endpoint,
  change: (answer: Answer, context: IssuerContext) => Answer | TakeOver,
): IssuerSettings => ({
  hooks: {
    answer(answer, context) {
      if (context.request.endpoint !== endpoint || context.request.method === 'OPTIONS')
        return answer
      const headers = { ...answer.headers }
      delete headers['content-length']
      return change({ ...answer, headers }, context)
    },
  },
})

/** The same for the answers to one grant at the token endpoint. */
export const changingGrantAnswer = (
  grant: Grant,
  change: (answer: Answer) => Answer,
): IssuerSettings =>
  changingAnswer('token', (answer, { request }) =>
    isGrant(request, grant) ? change(answer) : answer,
  )

/** Metadata with these members over its own; undefined leaves one out. */
export const changingMetadata = (
  change: (metadata: Metadata, context: IssuerContext) => Metadata,
): IssuerSettings => ({
  hooks: { discovery: (metadata, context) => ({ ...metadata, ...change(metadata, context) }) },
})

/** A JWK Set with other keys. The sample API goes by the tenant's own, so that it keeps working. */
export const changingKeys = (
  change: (keys: readonly Jwk[], context: IssuerContext) => readonly object[],
): IssuerSettings => ({
  apiKeys: 'tenant',
  hooks: { jwks: ({ keys }, context) => ({ keys: change(keys as readonly Jwk[], context) }) },
})

/** Other parameters of the authorization response. */
export const changingCallback = (
  change: (parameters: URLSearchParams) => void,
): IssuerSettings => ({
  hooks: {
    authorizationResponse(location) {
      change(location.searchParams)
      return location
    },
  },
})

/** An authorization response that brings this error and no code. */
export const callingBackWith = (error: string, error_description: string): IssuerSettings =>
  changingCallback((parameters) => {
    parameters.delete('code')
    parameters.set('error', error)
    parameters.set('error_description', error_description)
  })

/** ID Tokens with these claims over their own; undefined leaves one out. */
export const changingIdToken = (
  change: (claims: JWTPayload, context: IssuerContext) => Readonly<Record<string, unknown>>,
): IssuerSettings => ({ hooks: { idToken: changingClaims(change) } })

/** Access tokens with these claims over their own. */
export const changingAccessToken = (
  change: (claims: JWTPayload, context: IssuerContext) => Readonly<Record<string, unknown>>,
): IssuerSettings => ({ hooks: { accessToken: changingClaims(change) } })

const changingClaims =
  (change: (claims: JWTPayload, context: IssuerContext) => Readonly<Record<string, unknown>>) =>
  ({ header, claims }: JwtParts, context: IssuerContext): JwtParts => ({
    header,
    claims: { ...claims, ...change(claims, context) },
  })

/** Token responses of a grant with these members over their own; undefined leaves one out. */
export const changingTokenResponse = (
  grant: Grant,
  change: (body: TokenResponse) => Readonly<Record<string, unknown>>,
): IssuerSettings => ({
  hooks: {
    tokenResponse: (body, { request }) =>
      isGrant(request, grant) ? { ...body, ...change(body) } : body,
  },
})

/** A sample API that gives every request the same answer. */
export const apiAnswering = (answer: Answer | TakeOver): IssuerSettings => ({
  apiHooks: { request: () => answer },
})
