import type { Reading } from './template.ts'

/** How templates read what people paste: a domain, a console's URL, a discovery URL. */

/** What was pasted as a URL, the scheme supplied where it lacks one; undefined when it is none. */
export function pastedUrl(pasted: string): URL | undefined {
  const text = pasted.trim().replace(/^[<"'“]+|[>"'”.,;]+$/g, '')
  const scheme = /^localhost\b/i.test(text) ? 'http' : 'https'
  const absolute = /^[a-z][a-z0-9+.-]*:\/\//i.test(text) ? text : `${scheme}://${text}`
  if (/\s/.test(text) || !URL.canParse(absolute)) return undefined
  const url = new URL(absolute)
  const isWeb = url.protocol === 'https:' || url.protocol === 'http:'
  return isWeb && !url.username ? url : undefined
}

/** The same of a server that is named in full, or on this machine. */
export function pastedServer(pasted: string): URL | undefined {
  const url = pastedUrl(pasted)
  return url && (isQualified(url.hostname) || url.hostname === 'localhost') ? url : undefined
}

/** A paste short enough to be quoted in a message. */
export function quoted(pasted: string): string {
  const text = pasted.trim()
  return `“${text.length > 60 ? `${text.slice(0, 57)}…` : text}”`
}

/** A problem: what was found, then what to enter. */
export function problem(pasted: string, found: string, enter: string): Reading {
  return { problem: `${quoted(pasted)} ${found}. Enter ${enter}.` }
}

/** Reads a host name, and says of anything else what it is. */
export function readHost(
  pasted: string,
  enter: string,
  reject: (host: string) => string | undefined = () => undefined,
): Reading {
  const url = pastedUrl(pasted)
  if (!url) return problem(pasted, 'is no domain and no URL', enter)
  if (!isQualified(url.hostname)) return problem(pasted, 'is a name without its domain', enter)
  const found = reject(url.host)
  return found === undefined ? { value: url.host } : problem(pasted, found, enter)
}

/** Reads the base URL of a server a person runs: scheme, host, and the path before `marker`. */
export function readBase(pasted: string, enter: string, marker: RegExp): Reading {
  const url = pastedServer(pasted)
  if (!url) return problem(pasted, 'is no address of a server', enter)
  const [before = ''] = `${url.pathname}/`.split(marker)
  return { value: (url.origin + before).replace(/\/+$/, '') }
}

function isQualified(host: string): boolean {
  return host.includes('.') || host.includes(':')
}

/** Reads one of a path's segments: the first group of `pattern`, or the whole when it is plain. */
export function readPart(
  pasted: string,
  enter: string,
  { inUrl, alone }: { readonly inUrl: RegExp; readonly alone: RegExp },
): Reading {
  const text = pasted.trim()
  const part = inUrl.exec(text)?.[1] ?? (alone.test(text) ? text : undefined)
  return part === undefined ? problem(pasted, 'has another form', enter) : { value: part }
}

const guid = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/i

/** The first GUID in a paste, in lower case; undefined when there is none. */
export function guidIn(pasted: string): string | undefined {
  return guid.exec(pasted)?.[0].toLowerCase()
}
