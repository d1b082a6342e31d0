/** A cookie by its name and its attributes; values are never kept. */
export interface CookieSet {
  /** Of the request whose answer set it. */
  readonly origin: string
  readonly name: string
  /** As they were written: `Path=/; Secure; SameSite=Lax`. */
  readonly attributes: string
}

/** What the application made of a callback, as its user's browser recorded it. */
export interface ApplicationAnswer {
  /** Absent when no answer came. */
  readonly status?: number
  /** Where it sent the browser next. */
  readonly location?: string
  /** The beginning of the words that it showed; empty for a redirect. */
  readonly text: string
  /** What the browser says where no answer came. */
  readonly failure?: { readonly code: string; readonly message: string }
  /** Absent where the recording has no cookies at all: browsers leave them out of many. */
  readonly cookies?: {
    /** Names that the browser sent with the callback. */
    readonly sent: readonly string[]
    /** What the application had set before it sent the browser to log in. */
    readonly before: readonly CookieSet[]
    /** What it set with this answer. */
    readonly set: readonly CookieSet[]
  }
}

/** What it says in words, by where they stand: on its page, and in the address that it leads to. */
export function applicationTexts(
  answer: ApplicationAnswer | undefined,
): readonly (readonly [part: 'text' | 'location', text: string])[] {
  if (!answer) return []
  const { text, location = '' } = answer
  const led = decoded(location)
  return [
    ...(text === '' ? [] : [['text', text] as const]),
    ...(led === '' ? [] : [['location', led] as const]),
  ]
}

function decoded(url: string): string {
  try {
    return decodeURIComponent(url.replaceAll('+', ' '))
  } catch {
    return url
  }
}

/** An error of the application’s own: by its status, by where it leads, or for want of an answer. */
export function hasApplicationFailed({ status, location, failure }: ApplicationAnswer): boolean {
  if (status === undefined) return failure !== undefined && failure.code !== 'too-many-redirects'
  return status >= 400 || (location !== undefined && leadsToError(location))
}

/** `/login?error`, `/auth/error?error=Callback`, `/auth/failure?message=csrf_detected`. */
function leadsToError(location: string): boolean {
  return (
    /[?&]error(?:[_-]?(?:code|description|message))?(?:[=&]|$)/i.test(location) ||
    /\/(?:auth|oauth2?|oidc|login|sign[-_]?in)[^?#]*\/(?:error|failure|failed)\b/i.test(location) ||
    /^[^?#]*\/(?:error|failure|access-?denied)(?:[?#]|$)/i.test(location)
  )
}
