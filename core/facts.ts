import type { Asked } from './asked-parameters.ts'
import type { ClaimSource } from './claim-sources.ts'
import type { TextField } from './http.ts'
import type { Metadata } from './metadata.ts'
import type { JsonReading } from './read-json.ts'
import type { JwtReading } from './read-jwt.ts'
import type { EntryId, Exchange, Inbound, Responded, Run, StepName } from './run.ts'

/** All that is read, hashed and verified from a run, for the checks to judge. */
export interface Facts {
  readonly run: Run
  /** The exchanges that count, in order. */
  readonly branch: readonly Exchange[]
  readonly metadata: Partial<Metadata>
  readonly discovery?: ExchangeFacts
  readonly registration?: ExchangeFacts
  readonly pushedAuthorizationRequest?: ExchangeFacts
  readonly authorizationRequest?: RequestFacts
  readonly authorizationResponse?: CallbackFacts
  readonly deviceAuthorization?: ExchangeFacts
  readonly tokenRequest?: TokenExchangeFacts
  readonly jwks?: ExchangeFacts & { readonly keys: readonly KeyFacts[] }
  /** The ID Token of the latest token response that brought one, by token request or refresh. */
  readonly idToken?: TokenFacts
  readonly accessToken?: TokenFacts
  /** Every ID Token of the exchanges that count, oldest first: of the code, then of refreshes. */
  readonly idTokens: readonly TokenFacts[]
  readonly accessTokens: readonly TokenFacts[]
  readonly userinfo?: ExchangeFacts
  /** The UserInfo response where it is a JWT. */
  readonly userinfoJwt?: SignedClaims
  /** Where the Claims lie that the UserInfo response only points to; absent when it points to none. */
  readonly claimSources?: readonly (ClaimSource & { readonly aggregated?: SignedClaims })[]
  /** What the sources gave that were asked for distributed Claims, in order. */
  readonly distributedClaims?: readonly (ExchangeFacts & {
    readonly source?: ClaimSource
    readonly signed?: SignedClaims
  })[]
  readonly apiRequest?: ExchangeFacts
  /** What the API says of itself (RFC 9728). */
  readonly resourceMetadata?: ExchangeFacts
  /** What `ath` must be of each step whose latest message shows a token with the scheme DPoP. */
  readonly shownTokenHashes: Readonly<Partial<Record<StepName, string>>>
  readonly refresh?: TokenExchangeFacts
  readonly introspection?: ExchangeFacts
  /** The introspection response where it is a JWT (RFC 9701). */
  readonly introspectionJwt?: SignedClaims
  readonly revocation?: ExchangeFacts
  readonly logout?: RequestFacts
  /** The way back from that logout. */
  readonly logoutReturn?: CallbackFacts
  /** The latest notice over the back channel. */
  readonly backchannelLogout?: LogoutTokenFacts
  readonly frontchannelLogout?: NoticeFacts
  /**
   * Milliseconds this machine's clock is ahead of the server's, from the `Date` header of the
   * exchange with the shortest round trip; absent when no response carried one.
   */
  readonly clockAhead?: number
}

/** A request as it was sent, its fields as text with secrets masked. */
export interface RequestFacts {
  readonly exchange: Exchange
  /** What the server goes by: of the query, of what was pushed, of a signed request object. */
  readonly parameters: readonly TextField[]
  readonly asked: Asked
  /** Every parameter of the target's query, whether from `query` or from the URL itself. */
  readonly front: readonly TextField[]
}

/** An exchange with its response read; `response` is absent when none came. */
export interface ExchangeFacts {
  readonly exchange: Exchange
  /** Fields of the form or JSON body as text, secrets masked. */
  readonly sentFields: readonly TextField[]
  readonly response?: ResponseFacts
}

export interface ResponseFacts {
  readonly entry: Responded
  /** The media type without parameters, lower case; empty when there is no Content-Type. */
  readonly mediaType: string
  readonly json: JsonReading
  /** The members of a JSON object, or of a form where the server answered with one. */
  readonly members?: Readonly<Record<string, unknown>>
}

export interface CallbackFacts {
  readonly entry: Inbound
  readonly parameters: readonly TextField[]
  /** The signed response that they stood in (JARM); absent for an ordinary one. */
  readonly jwt?: JwtReading
  readonly signature?: SignatureFacts
  /** Further callbacks that came for the same authorization request. */
  readonly repeated: readonly Inbound[]
}

/** What an authorization server told of its own accord. */
export interface NoticeFacts {
  readonly entry: Inbound
  readonly parameters: readonly TextField[]
}

/** A notice over the back channel; the token is empty when none came. */
export interface LogoutTokenFacts extends NoticeFacts {
  readonly token: string
  readonly jwt?: JwtReading
  readonly signature: SignatureFacts
}

export interface TokenExchangeFacts extends ExchangeFacts {
  /** S256 (or the identity, for `plain`) of the verifier sent; absent when none was sent. */
  readonly challengeOfVerifier?: string
  /** Earlier token requests, of any purpose, that carried the same code or refresh token. */
  readonly earlierUses: readonly EntryId[]
}

/** A JWT with Claims about the user, beside the ID Token. */
export interface SignedClaims {
  readonly token: string
  readonly jwt: JwtReading
  readonly signature: SignatureFacts
}

export interface KeyFacts {
  readonly jwk: Readonly<Record<string, unknown>>
  /** RFC 7638 SHA-256 thumbprint; absent when the key is not well formed. */
  readonly thumbprint?: string
  /** Modulus or curve size in bits, when it can be told. */
  readonly bits?: number
}

/** A token and, when it is a JWT, what it says and whether its signature verifies. */
export interface TokenFacts {
  /** The token response it came in. */
  readonly entry: EntryId
  /** The token request or refresh that brought it. */
  readonly exchange: ExchangeFacts
  /** Milliseconds since the epoch: when that response came, which temporal checks go by. */
  readonly at: number
  readonly token: string
  readonly token_type?: string
  /** Absent when the token is opaque. */
  readonly jwt?: JwtReading
  readonly signature: SignatureFacts
  /** For an ID Token: base64url of the left half of the hash of the access token beside it. */
  readonly accessTokenHash?: string
  /** For an ID Token: the same of the code that was exchanged for it. */
  readonly codeHash?: string
}

export type SignatureFacts =
  /** `tried`: how many keys fitted, where the token does not name one alone. */
  | { readonly result: 'verified'; readonly key: KeyFacts; readonly tried?: number }
  /** A key was found and the signature is not its own. */
  | { readonly result: 'failed'; readonly key: KeyFacts; readonly tried?: number }
  | { readonly result: 'verified-by-server' | 'failed-by-server' /* HS256, with the secret */ }
  | {
      readonly result: 'cannot-tell'
      readonly reason:
        | 'no-jwks'
        | 'no-matching-key'
        /** The key is too short, or not one that can be read. */
        | 'key-unusable'
        | 'alg-none'
        | 'alg-unsupported'
        /** The header has `crit`, and nothing it can name is understood here. */
        | 'critical-header'
        | 'mac-not-checked'
        /** The trace was exported without the signature. */
        | 'removed'
        | 'encrypted'
        | 'not-a-jwt'
      readonly detail?: string
    }
