import type { Metadata } from '../../../core/metadata.ts'
import type { Template, Values } from '../../../core/templates/template.ts'

/** A vendor's server as its own documentation shows it. */
export interface Vendor {
  readonly template: Template
  readonly typed: Values
  /** The authorization request and the token request as documented, the tenant's names put in. */
  readonly documented: {
    readonly source: string
    readonly authorization: string
    /** Parameters we send that the example lacks and the vendor, or OAuth, documents elsewhere. */
    readonly beyond?: readonly string[]
    /** Parameters of the example that say what holds without them, or are a person's choice. */
    readonly beside?: readonly string[]
    readonly token: {
      readonly url: string
      readonly fields: string
      readonly beside?: readonly string[]
      readonly basic?: true
    }
  }
  /** What its metadata answer; absent without discovery. */
  readonly metadata?: Partial<Metadata>
  /** Claims of its ID Token over those that every one has; undefined leaves one out. */
  readonly idToken?: Readonly<Record<string, unknown>>
  /** Its access token: opaque text, or the header and Claims of a JWT. */
  readonly accessToken:
    | string
    | {
        readonly header?: Readonly<Record<string, unknown>>
        readonly claims: Readonly<Record<string, unknown>>
      }
  /** The other members of its token answer. */
  readonly grant: Readonly<Record<string, unknown>>
  /** What its answers say of caches, when not no-store. */
  readonly cacheControl?: string
  /** Its UserInfo answer beside sub. */
  readonly userinfo?: Readonly<Record<string, unknown>>
}

/** Metadata of an OpenID provider: what every one has, under what this one says or leaves out. */
export function metadata(members: Readonly<Record<string, unknown>>): Partial<Metadata> {
  return {
    response_types_supported: ['code'],
    subject_types_supported: ['public'],
    id_token_signing_alg_values_supported: ['RS256'],
    token_endpoint_auth_methods_supported: ['client_secret_basic', 'client_secret_post'],
    code_challenge_methods_supported: ['S256'],
    ...members,
  }
}

export const tenantId = '8eaef023-2b34-4da1-9baa-8bc8c9d6a490'
