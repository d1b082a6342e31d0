/** How far a host is from the open internet, as far as its spelling tells. */
export type Privacy = 'public' | 'private' | 'loopback' | 'link-local'

const ranks: Readonly<Record<Privacy, number>> = {
  public: 0,
  private: 1,
  loopback: 2,
  'link-local': 3,
}

const privateIpv4 =
  /^(?:0\.|10\.|192\.168\.|172\.(?:1[6-9]|2\d|3[01])\.|100\.(?:6[4-9]|[789]\d|1[01]\d|12[0-7])\.)/
const privateName = /(?:^[^.]+|\.(?:local|internal|intranet|lan|corp|home|home\.arpa))\.?$/

/**
 * The privacy of a URL's host by its text alone: no name is looked up. Expects the host as the
 * URL Standard serializes it, where every IPv4 spelling has become dotted decimal.
 */
export function privacyOf(url: URL): Privacy {
  const host = url.hostname.replace(/^\[|\]$/g, '')
  if (host.includes(':')) return privacyOfIpv6(host)
  if (/^(?:.+\.)?localhost\.?$/.test(host)) return 'loopback'
  if (/^[\d.]+$/.test(host)) return privacyOfIpv4(host)
  return privateName.test(host) ? 'private' : 'public'
}

/** True when `url` is nearer to the machine than `origin`: the direction metadata may not lead. */
export function isMorePrivate(url: URL, origin: URL): boolean {
  return ranks[privacyOf(url)] > ranks[privacyOf(origin)]
}

/** True for `localhost`, 127.0.0.0/8 and ::1, where plain http never leaves the machine. */
export function isLoopback(url: URL): boolean {
  return privacyOf(url) === 'loopback'
}

/** The text as a URL, or undefined when it is not an absolute one. */
export function absoluteUrl(text: unknown): URL | undefined {
  return typeof text === 'string' && URL.canParse(text) ? new URL(text) : undefined
}

function privacyOfIpv4(host: string): Privacy {
  if (host.startsWith('127.')) return 'loopback'
  if (host.startsWith('169.254.')) return 'link-local'
  return privateIpv4.test(host) ? 'private' : 'public'
}

function privacyOfIpv6(host: string): Privacy {
  const mapped = /^::ffff:([\da-f]{1,4}):([\da-f]{1,4})$/.exec(host)
  if (mapped) return privacyOfIpv4(dotted(mapped[1] ?? '0', mapped[2] ?? '0'))
  if (host === '::1' || host === '::') return 'loopback'
  if (/^fe[89ab]/.test(host)) return 'link-local'
  return /^f[cd]/.test(host) ? 'private' : 'public'
}

function dotted(high: string, low: string): string {
  const [a, b] = [Number.parseInt(high, 16), Number.parseInt(low, 16)]
  return [a >> 8, a & 255, b >> 8, b & 255].join('.')
}
