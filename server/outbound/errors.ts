/** The `code` of a Node error, or undefined. */
export function codeOf(error: unknown): string | undefined {
  const code = error instanceof Error && 'code' in error ? error.code : undefined
  return typeof code === 'string' ? code : undefined
}

/** What an error says, with its code in front when it has one and does not repeat it. */
export function textOfError(error: unknown): string {
  const message = error instanceof Error ? error.message : String(error)
  const code = codeOf(error)
  return code && !message.includes(code) ? `${code}: ${message}` : message
}
