import { errorWords } from '../preflight/error-words.ts'
import { responseMembers } from '../in-hand.ts'
import { visibleText } from '../visible-text.ts'
import { latest, type Run } from '../run.ts'
import { type LoggedEvent, readEvent } from './event-log.ts'
import type { KnownStep } from '../providers/provider.ts'

/** What a person has from the page they are stuck at. */
export interface StuckWords {
  /** The page's text, its source, or the words of a screenshot. */
  readonly text?: string
  /** The address the browser shows. */
  readonly url?: string
  /** The run that waits for the browser to come back. */
  readonly run?: Run
}

export interface ReadWords {
  readonly texts: readonly string[]
  readonly error?: string
  /** The address, where it was one. */
  readonly url?: URL
  readonly steps: readonly KnownStep[]
  /** The event of a server’s own log, where the text is one; then it alone is read. */
  readonly event?: LoggedEvent
}

/** Characters that are read; error pages say theirs early. */
const limit = 20_000

/** An error code on a page: `Error 400: redirect_uri_mismatch`, `error=invalid_scope`. */
const codeInText =
  /(?:\berror(?:[ _]code)?\b\\?["']?\s*[=:]\s*\\?["']?|\berror \d{3}:\s*)([a-z]+(?:_[a-z]+)+)\b/i

/** Reads what was pasted; text that is an address and nothing else is one. Never throws. */
export function readWords({ text = '', url = '', run }: StuckWords): ReadWords {
  const [pasted, typed] = [text.slice(0, limit).trim(), url.slice(0, limit).trim()]
  const event = readEvent(pasted)
  if (event) return ofEvent(event)
  const address = addressOf(typed) ?? addressOf(pasted)
  const query = addressOfQuery(pasted)
  const speaking = address ?? query
  const inUrl = speaking ? errorWords(speaking) : { texts: [] }
  const said = addressOf(pasted) || query ? '' : visibleText(pasted)
  const error = inUrl.error ?? errorIn(pasted, said)
  return {
    texts: [...inUrl.texts, ...(said.trim() === '' ? [] : [said])],
    steps: isAuthorizing(run) ? front : stepsAt(speaking),
    ...(error !== undefined && { error }),
    ...(address && { url: address }),
  }
}

const front: readonly KnownStep[] = ['authorize', 'callback']

/** A page's address belongs to the browser's part, but a token endpoint's. */
function stepsAt(address: URL | undefined): readonly KnownStep[] {
  if (!address) return []
  return /\/(?:access_)?token\/?$/i.test(address.pathname) ? ['token', 'refresh'] : front
}

function ofEvent(event: LoggedEvent): ReadWords {
  const { texts, steps, error } = event
  return { texts, steps, event, ...(error !== undefined && { error }) }
}

/** The query of a callback or an error page, pasted without what stands before it. */
function addressOfQuery(text: string): URL | undefined {
  const isQuery = /^[?#]?(?:[\w.-]+=[^\s&]*&)*error=[\w.-]+(?:&[\w.-]+=[^\s&]*)*$/.test(text)
  return isQuery ? new URL(`https://callback.invalid/?${text.replace(/^[?#]/, '')}`) : undefined
}

function addressOf(text: string): URL | undefined {
  return /^https?:\/\/\S+$/i.test(text) && URL.canParse(text) ? new URL(text) : undefined
}

function errorIn(pasted: string, said: string): string | undefined {
  const member = responseMembers(pasted)?.['error']
  return typeof member === 'string' && member !== '' ? member : codeInText.exec(said)?.[1]
}

/** True while the browser is with the authorization server. */
function isAuthorizing(run: Run | undefined): boolean {
  return run !== undefined && latest(run, 'authorization-request')?.outcome.kind === 'pending'
}
