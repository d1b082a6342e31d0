import { withoutListings } from './listings.ts'
import type { Known, KnownStep, Provider } from './provider.ts'

/** What a server, a page or a person has to say about a failure. */
export interface Words {
  /** Error descriptions, page text, header values: whatever was read, in any order. */
  readonly texts: readonly string[]
  readonly error?: string
  readonly status?: number
  /** True for an error page: a code on one of a known provider’s is as good as a sentence. */
  readonly onPage?: true
  /** Steps the failure can belong to; empty when it is not known. */
  readonly steps: readonly KnownStep[]
  /** The provider's id when it was recognised. */
  readonly provider?: string
}

export interface Match {
  readonly known: Known
  readonly provider: Provider
  /** Comparable within one call only. */
  readonly score: number
  /** The fragment that was found, as the catalogue writes it; absent when only the code agrees. */
  readonly fragment?: string
  /** True when the words alone identify the failure: an error number, or a sentence of its own. */
  readonly specific: boolean
  /** True when the fragment is a vendor’s error number: whatever else is said, it is this. */
  readonly decisive: boolean
  /** True for the words of the provider that the trace is recognised to be of. */
  readonly own: boolean
  /** True for the words of a vendor, where the trace is recognised to be of another. */
  readonly isStrange: boolean
  /** True where the error code agrees and is one that this vendor alone has, or that of the run. */
  readonly isOwnCode: boolean
  /** False when the catalogue knows it from another step of a flow. */
  readonly atStep: boolean
}

/** A vendor's error number, which identifies a failure whatever the words around it say. */
const errorNumber = /^(AADSTS\d{4,}|AADB2C\d{4,}|IDX\d{4,}|E\d{7}|[A-Z]{2,}\d{4,}[A-Z]?)$/i

/** A number alone: at the vendor that has it, it is an error's; elsewhere it may be anything. */
const bareNumber = /^\d{5,}$/

/** A code as a body or a challenge spells it says no more than the code itself. */
const spelledCode = /^\{?"?error"?\s?[=:]\s?"?\w+"?\}?$/i

/** A parameter with its sign, a media type, an address: the wire’s words, which belong to nobody. */
const ofTheWire =
  /^(?:\w+=|[a-z]+\/[a-z0-9.+-]+|\d+(?:\.\d+){3}|openid-configuration|\/?\.well-known\/[\w-]*)$/i

interface Indexed {
  readonly known: Known
  readonly provider: Provider
  /** How much its error code says: a code that few entries have is nearly a sentence. */
  readonly codeWeight: number
  /** True when the provider says this code of nothing else at that step. */
  readonly isAlone: boolean
  /** The codes that this vendor alone has. */
  readonly ownCodes: ReadonlySet<string>
  /** True for a code that several vendors have, so that it points to none of them. */
  readonly isSharedCode: boolean
  readonly fragments: readonly {
    readonly text: string
    readonly lower: string
    readonly weight: number
  }[]
}

/**
 * Builds a matcher over the catalogue. A fragment weighs by how much it says: its length, fewer
 * entries that share it, and words of its own rather than a bare parameter name. A generic word
 * alone never decides.
 */
export function matcher(providers: readonly Provider[]): (words: Words) => Match[] {
  const index = indexOf(providers)
  return (words) => {
    const text = words.texts.join('\n').toLowerCase()
    // A provider is known by how it lists the reasons; for anyone's failure a list says nothing.
    const plain = withoutListings(text)
    return index
      .flatMap((entry) => matchOf(entry, isGeneric(entry) ? plain : text, words) ?? [])
      .sort((a, b) => b.score - a.score)
  }
}

function isGeneric({ provider }: Indexed): boolean {
  return provider.id === 'generic'
}

function indexOf(providers: readonly Provider[]): Indexed[] {
  const sharers = new Map<string, number>()
  const all = providers.flatMap(({ known }) => known)
  const codes = new Map<string, number>()
  for (const { error } of all)
    if (error !== undefined) codes.set(error, (codes.get(error) ?? 0) + 1)
  for (const fragment of all.flatMap(({ fragments }) => fragments)) {
    const lower = fragment.toLowerCase()
    sharers.set(lower, (sharers.get(lower) ?? 0) + 1)
  }
  const shared = sharedCodes(providers)
  return providers.flatMap((provider) => {
    const said = provider.known.flatMap(({ error }) => error ?? [])
    const ownCodes = new Set(said.filter((error) => !shared.has(error)))
    return provider.known.map((known) => ({
      ownCodes,
      known,
      provider,
      isSharedCode: shared.has(known.error ?? ''),
      codeWeight: rarity(codes.get(known.error ?? '') ?? 0),
      isAlone:
        provider.known.filter(({ error, step }) => error === known.error && step === known.step)
          .length === 1,
      fragments: known.fragments.map((text) => {
        const lower = text.toLowerCase()
        const weight = shared.has(lower) ? 1.5 : weightOf(text)
        return { text, lower, weight: weight / Math.sqrt(sharers.get(lower) ?? 1) }
      }),
    }))
  })
}

/** The codes that entries of more than one vendor have, standards’ and those that spread. */
function sharedCodes(providers: readonly Provider[]): ReadonlySet<string> {
  const vendors = new Map<string, Set<string>>()
  for (const { id, known } of providers)
    for (const { error } of known)
      if (error !== undefined) vendors.set(error, (vendors.get(error) ?? new Set()).add(id))
  return new Set([...vendors].flatMap(([error, ids]) => (ids.size > 1 ? [error] : [])))
}

/** From 2 for a code that many entries have, to 5 for one that only this entry has. */
function rarity(entries: number): number {
  return entries > 3 ? 2 : 6 - entries
}

/** How much a fragment says, from 0 to about 12. One bare word says little; a number says all. */
function weightOf(fragment: string): number {
  if (errorNumber.test(fragment)) return 12
  if (spelledCode.test(fragment) || ofTheWire.test(fragment)) return 1.5
  const words = fragment.split(/[^\p{L}\p{N}]+/u).filter((word) => word.length > 1).length
  if (/^[a-z]+(_[a-z]+)*$/i.test(fragment)) return weightOfName(fragment)
  if (saidByAll.has(fragment.toLowerCase()) || fragment.length < 9) return 2
  return Math.min(2 + words * 0.8 + fragment.length / 20, 10)
}

function matchOf(
  { known, provider, codeWeight, isAlone, isSharedCode, ownCodes, fragments }: Indexed,
  text: string,
  words: Words,
): Match | undefined {
  const found = fragments
    .filter(({ lower }) => occurs(text, lower))
    .sort((a, b) => b.weight - a.weight)
  const best = found[0]
  const sameError = words.error !== undefined && words.error === known.error
  if (!best && !sameError) return undefined
  const isOwnCode = sameError && (provider.id === words.provider || !isSharedCode)
  const isItsOwn = isOwnCode || (best !== undefined && best.weight >= 3)
  const others = found
    .filter(({ lower }) => best?.lower.includes(lower) === false)
    .reduce((sum, { weight }) => sum + weight * 0.25, 0)
  const said =
    (best?.weight ?? 0) +
    others +
    agreement(known, words, sameError ? codeWeight : undefined, ownCodes)
  const isForeign = provider.id !== 'generic' && words.provider === undefined && !isItsOwn
  const score = isForeign
    ? Math.min(said, said * foreign)
    : said + affinity(provider, words.provider)
  return {
    known,
    provider,
    score,
    ...(best && { fragment: best.text }),
    decisive: best !== undefined && errorNumber.test(best.text),
    own: provider.id === words.provider,
    isStrange: ![undefined, provider.id].includes(words.provider) && provider.id !== 'generic',
    isOwnCode,
    atStep: words.steps.length === 0 || words.steps.includes(known.step),
    specific:
      (best !== undefined && (best.weight >= 3 || isOwnNumber(best.text, provider, words))) ||
      (isOwnCode &&
        (codeWeight > 2 || (words.onPage === true && provider.id === words.provider && isAlone))),
  }
}

function isOwnNumber(fragment: string, { id }: Provider, words: Words): boolean {
  return bareNumber.test(fragment) && words.provider === id
}

/** Phrases that every server and library uses for many things. */
const saidByAll: ReadonlySet<string> = new Set([
  ...['does not match', 'not supported', 'is not supported', 'not found', 'is disabled'],
  ...['bad request', 'access denied', 'is not allowed', 'did not match', 'has been revoked'],
])

/** Parameters of three words and more; other names as long as these are a program’s own. */
const longParameters: ReadonlySet<string> = new Set([
  ...['code_challenge_method', 'id_token_hint', 'post_logout_redirect_uri'],
  ...['token_endpoint_auth_method', 'registration_access_token', 'invalid_redirect_uri'],
  ...['invalid_client_metadata', 'unsupported_response_type', 'unsupported_grant_type'],
])

/** `ECONNREFUSED`: what an operating system calls a failure. */
const errno = /^E[A-Z]{4,}$/

/** A bare name says little, unless it is one that only one program or library uses. */
function weightOfName(name: string): number {
  const words = name.split('_').length
  if (errno.test(name)) return 5
  const own = /[a-z][A-Z]/.test(name) || (words > 2 && !longParameters.has(name))
  return own ? 3.5 : words === 1 ? 1 : 1.5
}

/** What agrees beside the words: the error code, the step, the status. */
function agreement(
  known: Known,
  words: Words,
  code: number | undefined,
  ownCodes: ReadonlySet<string>,
): number {
  const isAnother = words.error !== undefined && known.error !== undefined
  const isNamed = known.fragments.includes(words.error ?? '')
  // Words that a vendor has on many of its pages say less than a code that is only its own.
  const contrary = ownCodes.has(words.error ?? '') ? -4 : -1.5
  const error = code ?? (isAnother && !isNamed ? contrary : 0)
  const step = words.steps.length === 0 ? 0 : words.steps.includes(known.step) ? 1.5 : -1.5
  const status =
    words.status === undefined || known.status === undefined
      ? 0
      : words.status === known.status
        ? 0.5
        : -0.25
  return error + step + status
}

/** What words that belong to nobody count for a vendor, while it is not known whose they are. */
const foreign = 0.6

/** A recognised provider's own entries come first; another provider's hardly ever apply. */
function affinity(provider: Provider, recognised: string | undefined): number {
  if (provider.id === 'generic') return 0
  if (recognised === undefined) return -0.25
  return provider.id === recognised ? 3 : -4
}

/**
 * Short fragments must stand as words of their own, so that `aud` is not found in `audience`, and
 * a number must end where it ends, so that `AADSTS70002` is not found in `AADSTS7000215`.
 */
function occurs(text: string, fragment: string): boolean {
  const short = fragment.length <= 5
  const number = /\d$/.test(fragment)
  for (let at = text.indexOf(fragment); at !== -1; at = text.indexOf(fragment, at + 1)) {
    const before = text[at - 1] ?? ' '
    const after = text[at + fragment.length] ?? ' '
    if (number && /\d/.test(after)) continue
    if (namesMore(fragment, text.slice(at + fragment.length))) continue
    if (short && (joins(before, fragment[0]) || joins(fragment.at(-1), after))) continue
    return true
  }
  return false
}

/** A code verifier is no code, and a client's credentials are no client. */
function namesMore(fragment: string, rest: string): boolean {
  return (
    (fragment.endsWith('code') && /^[ _-]?(?:verifier|challenge)/.test(rest)) ||
    (fragment.endsWith('client') && /^[ _-](?:authentication|credentials|secret)/.test(rest))
  )
}

/** Two neighbours that make one word. */
function joins(left: string | undefined, right: string | undefined): boolean {
  return /\w/.test(left ?? ' ') && /\w/.test(right ?? ' ')
}
