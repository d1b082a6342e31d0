/** Characters of a body that are read for words; error pages say theirs early. */
export const bodyLimit = 20_000

/** A page's words without its markup; other text as it is. Text for reading, never to be parsed. */
export function visibleText(body: string): string {
  const start = body.slice(0, bodyLimit)
  if (!/<(html|body|!doctype)/i.test(start)) return start
  const text = shownText(start)
  // Pages that are drawn by a script hold their words in it.
  return [text, ...statedCodes(body).filter((stated) => !text.includes(stated))].join(' ')
}

/** Characters that are looked through for a code, which a page may state late. */
const codeLimit = 400_000

/** What a page states under a vendor’s number, wherever in it: `AADSTS50011: The redirect URI …`. */
export function statedCodes(body: string): readonly string[] {
  const stated = body
    .slice(0, codeLimit)
    .match(/\b[A-Z]{3,8}\d{4,8}: [\p{Lu}\p{Lo}][^"<>\\{}\n]{8,300}/gu)
  return [...new Set(stated ?? [])].slice(0, 5)
}

function shownText(start: string): string {
  return start
    .replace(/<(script|style)[\s\S]*?<\/\1>/gi, ' ')
    .replace(/<[^>]*>/g, ' ')
    .replace(/&quot;/g, '"')
    .replace(/&#39;|&#x27;|&apos;/g, "'")
    .replace(/&amp;/g, '&')
    .replace(/\s+/g, ' ')
}
