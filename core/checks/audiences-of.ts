/** The audiences of a token, which may be one text or a list (RFC 7519 §4.1.3). */
export function audiencesOf({ aud }: Readonly<Record<string, unknown>>): readonly string[] {
  if (typeof aud === 'string') return [aud]
  return Array.isArray(aud) ? aud.filter((value) => typeof value === 'string') : []
}
