/** Characters on each side of the first difference that are shown. */
const around = 12

/**
 * Where two values differ that should be identical, in a sentence a person can act on. URLs that
 * differ in one well-known way are named by it.
 */
export function differenceOf(expected: string, found: string): string {
  if (expected === found) return 'The two are identical.'
  return named(expected, found) ?? positioned(expected, found)
}

function named(expected: string, found: string): string | undefined {
  if (`${expected}/` === found) return 'Only the trailing slash is one too many.'
  if (expected === `${found}/`) return 'Only the trailing slash is missing.'
  if (expected.trim() === found.trim()) return 'They differ only in white space at the ends.'
  if (withScheme(expected, 'https') === withScheme(found, 'https'))
    return `They differ only in the scheme: ${schemeOf(expected)} and ${schemeOf(found)}.`
  if (expected.toLowerCase() === found.toLowerCase())
    return 'They differ only in upper and lower case.'
  if (decoded(expected) === decoded(found)) return 'They differ only in percent-encoding.'
  return differingHosts(expected, found)
}

function differingHosts(expected: string, found: string): string | undefined {
  if (!URL.canParse(expected) || !URL.canParse(found)) return undefined
  const [a, b] = [new URL(expected), new URL(found)]
  if (a.pathname + a.search !== b.pathname + b.search || a.host === b.host) return undefined
  return a.hostname === b.hostname
    ? `They differ only in the port: ${portOf(a)} and ${portOf(b)}.`
    : `They differ in the host: ${a.host} and ${b.host}.`
}

function positioned(expected: string, found: string): string {
  const at = firstDifference(expected, found)
  return `They part at character ${at + 1}: “${excerpt(expected, at)}” and “${excerpt(found, at)}”.`
}

function firstDifference(a: string, b: string): number {
  let at = 0
  while (at < a.length && a[at] === b[at]) at += 1
  return at
}

function excerpt(text: string, at: number): string {
  const from = Math.max(0, at - around)
  const to = Math.min(text.length, at + around)
  return `${from > 0 ? '…' : ''}${text.slice(from, to)}${to < text.length ? '…' : ''}`
}

function withScheme(url: string, scheme: string): string {
  return url.replace(/^https?:/, `${scheme}:`)
}

function schemeOf(url: string): string {
  return url.split(':', 1)[0] ?? ''
}

function portOf({ port, protocol }: URL): string {
  return port === '' ? `the default of ${protocol.slice(0, -1)}` : port
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}
