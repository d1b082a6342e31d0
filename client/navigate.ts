/**
 * The address when it is one a browser may be sent to: `http:` or `https:`, and nothing else, so
 * that no server can make this page run `javascript:` or open a local program. Otherwise undefined.
 */
export function safeUrl(address: string): string | undefined {
  if (!URL.canParse(address)) return undefined
  const { protocol, href } = new URL(address)
  return protocol === 'http:' || protocol === 'https:' ? href : undefined
}

/**
 * The only place where the page sends the browser to an address that a server or a person gave.
 * False, and nothing done, when the address is not safe.
 */
export function safeNavigate(address: string, where: 'here' | 'new-tab'): boolean {
  const url = safeUrl(address)
  if (url === undefined) return false
  if (where === 'here') location.assign(url)
  else window.open(url, '_blank', 'noopener,noreferrer')
  return true
}
