import type { Evidence, Fix } from '../check.ts'
import type { Match } from '../providers/match.ts'
import type { Certainty } from '../symptom.ts'

/** A cause for what a person sees, with how far it is certain. */
export interface StuckMatch {
  /** The catalogue's id, or that of the check that failed. */
  readonly id: string
  readonly title: string
  readonly explanation: string
  readonly fix: Fix
  readonly certainty: Exclude<Certainty, 'ruled-out'>
  readonly evidence: readonly Evidence[]
  /** The words that led here, as the catalogue has them. */
  readonly fragment?: string
  readonly provider?: string
  /** Other causes with the very same words. */
  readonly alike: readonly { readonly id: string; readonly title: string; readonly fix: string }[]
  /** What would tell them apart; empty where nothing is left to tell. */
  readonly tell: readonly string[]
}

/** Causes that are shown; whatever ranks below is noise. */
const shownMatches = 4
/** Points below the best of its words that an entry may be and still be as good an explanation. */
const nearness = 1
/** The best score's share that another explanation needs to stand beside it. */
const share = 0.6

/** Codes that any server says for many reasons, so that they never decide. */
const commonCodes: ReadonlySet<string> = new Set([
  ...['invalid_request', 'invalid_client', 'invalid_grant', 'invalid_scope', 'access_denied'],
  ...['unauthorized_client', 'unsupported_response_type', 'unsupported_grant_type', 'server_error'],
  ...['temporarily_unavailable', 'login_required', 'consent_required', 'interaction_required'],
])

/**
 * The catalogue's matches as ranked causes. Entries found by the same words are one class: the
 * best of them, the others beside it, and what would tell.
 */
export function rankMatches(matches: readonly Match[], error: string | undefined): StuckMatch[] {
  const least = (matches[0]?.score ?? 0) * share
  const classes = new Map<string, Match[]>()
  for (const match of matches.filter(({ score }) => score > 0 && score >= least)) {
    const words = (match.fragment ?? `error ${match.known.error ?? ''}`).toLowerCase()
    classes.set(words, [...(classes.get(words) ?? []), match])
  }
  return [...classes.values()]
    .flatMap(([head, ...others]) => (head ? [classOf(head, others, error)] : []))
    .sort((a, b) => Number(b.certainty === 'likely') - Number(a.certainty === 'likely'))
    .slice(0, shownMatches)
}

function classOf(head: Match, others: readonly Match[], error: string | undefined): StuckMatch {
  const near = others.filter(({ score }) => score >= head.score - nearness)
  const { known, provider, fragment } = head
  return {
    id: known.id,
    title: known.title,
    explanation: known.causes.join('; '),
    fix: { text: known.fix },
    certainty: decides(head, error) ? 'likely' : 'possible',
    evidence: [{ found: fragment ?? error ?? '', note: `the words of ${provider.name} for this` }],
    ...(fragment !== undefined && { fragment }),
    provider: provider.name,
    alike: near.map(({ known: { id, title, fix } }) => ({ id, title, fix })),
    tell: tellOf(head, near),
  }
}

/** With several causes in one class, what tells any of them; else what the entry itself names. */
function tellOf(head: Match, near: readonly Match[]): string[] {
  return [...new Set([head, ...near].flatMap(({ known }) => known.tell))]
}

/** Words of their own decide, and so does a code that only few servers know. */
function decides({ specific, isOwnCode }: Match, error: string | undefined): boolean {
  return specific || (error !== undefined && isOwnCode && !commonCodes.has(error))
}
