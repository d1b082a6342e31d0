/** Characters of a body that are read for words; error pages say theirs early. */
export const bodyLimit = 20_000

/** A page's words without its markup; other text as it is. Text for reading, never to be parsed. */
export function visibleText(body: string): string {
  const start = body.slice(0, bodyLimit)
  if (!/<(html|body|!doctype)/i.test(start)) return start
  return start
    .replace(/<(script|style)[\s\S]*?<\/\1>/gi, ' ')
    .replace(/<[^>]*>/g, ' ')
    .replace(/&quot;/g, '"')
    .replace(/&#39;|&#x27;|&apos;/g, "'")
    .replace(/&amp;/g, '&')
    .replace(/\s+/g, ' ')
}
