import { base64url } from 'jose'

/** What a URL says about an error. */
export interface ErrorWords {
  readonly error?: string
  /** The error's code first, then what describes it; empty when the URL speaks of none. */
  readonly texts: readonly string[]
}

/** Names under which servers put an error into the URL of their own page. */
const codes: readonly string[] = ['error', 'errorCode', 'error_code', 'err']
/** Names that speak of an error by themselves, and names that do so beside a code. */
const descriptions: readonly string[] = ['error_description', 'error_subcode', 'error_reason']
const besideCode: readonly string[] = ['errorMessage', 'error_message', 'error_hint', 'message']

/**
 * The error that a URL carries in its query or fragment: as RFC 6749 §4.1.2.1 has it, under the
 * names servers use on their own error pages, and in Google's `authError`. Never throws.
 */
export function errorWords(url: URL): ErrorWords {
  const parameters = new URLSearchParams([
    ...url.searchParams,
    ...new URLSearchParams(url.hash.replace(/^#[/!?]*/, '')),
  ])
  const present = (name: string) => parameters.get(name) || []
  const error = codes.flatMap(present)[0]
  const names = error === undefined ? descriptions : [...descriptions, ...besideCode]
  const texts = [
    ...(error === undefined ? [] : [error]),
    ...printableIn(parameters.get('authError') ?? ''),
    ...names.flatMap(present),
  ]
  return { ...(error !== undefined && { error }), texts }
}

/** Google encodes code and words in one binary value; its texts can be read all the same. */
function printableIn(value: string): string[] {
  try {
    const bytes = base64url.decode(value.replaceAll('+', '-').replaceAll('/', '_'))
    const text = new TextDecoder().decode(bytes)
    return text.match(/[\p{L}\p{N}\p{P}\p{Zs}\p{S}]{6,}/gu)?.map((part) => part.trim()) ?? []
  } catch {
    return []
  }
}
