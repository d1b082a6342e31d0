import type { Provider, ProviderTraits } from './provider.ts'

/** What a provider can be recognised by. */
export interface Signs {
  /** Issuer, endpoints and whatever else is a URL; those that do not parse are passed over. */
  readonly urls: readonly string[]
  /** Names of response headers, in any case. */
  readonly headers: readonly string[]
  /** What the server, a page or a person said. */
  readonly texts: readonly string[]
}

/**
 * The provider that the signs point to: by host first, then by path, header, and words of its
 * own. Undefined when nothing points anywhere.
 */
export function recognise(providers: readonly Provider[], signs: Signs): Provider | undefined {
  const urls = signs.urls.flatMap((url) => (URL.canParse(url) ? [new URL(url)] : []))
  const headers = new Set(signs.headers.map((name) => name.toLowerCase()))
  const text = signs.texts.join('\n').toLowerCase()
  const ways: ((traits: ProviderTraits) => boolean)[] = [
    ({ hosts = [] }) => hosts.some((host) => urls.some((url) => isHost(url.hostname, host))),
    ({ paths = [] }) =>
      paths.some((path) => urls.some((url) => `${url.host}${url.pathname}`.includes(path))),
    (traits) => (traits.headers ?? []).some((name) => headers.has(name)),
    ({ texts = [] }) => texts.some((own) => hasWord(text, own.toLowerCase())),
  ]
  for (const way of ways) {
    const found = providers.find(({ traits }) => way(traits))
    if (found) return found
  }
  return undefined
}

/** At the beginning of a word: the Dex of a RequiredException is none. */
function hasWord(text: string, own: string): boolean {
  for (let at = text.indexOf(own); at !== -1; at = text.indexOf(own, at + 1))
    if (!/[a-z0-9]/.test(text[at - 1] ?? '')) return true
  return false
}

/** A host is itself, or, for an entry with a leading dot, any name below it. */
function isHost(hostname: string, entry: string): boolean {
  return entry.startsWith('.') ? hostname.endsWith(entry) : hostname === entry
}
