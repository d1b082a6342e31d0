/**
 * Characters that are not seen and change how others are: controls but for white space, formatting
 * (bidirectional overrides, zero-width joiners), and the line separators that no line shows.
 */
const unseen = /[\p{Cf}\p{Zl}\p{Zp}\u2800\u3164\ufe00-\ufe0d]|(?![\t\n\r])\p{Cc}/gu

/**
 * The text with what is not seen as its code point, `⟨U+202E⟩`, so that a value is what it looks
 * like. What is copied is the text itself.
 */
export function visible(text: string): string {
  return text.replace(
    unseen,
    (character) =>
      `⟨U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}⟩`,
  )
}

/**
 * The host of a URL as the network knows it (RFC 5891 §4.4), where the URL writes it in other than
 * ASCII, so that a letter of another script is not taken for one that looks alike.
 */
export function asciiHost(text: string): string | undefined {
  const host = /^https?:\/\/([^/?#]*)/i.exec(text.slice(0, 2_000))?.[1]
  if (host === undefined || !/[^ -~]/.test(host) || !URL.canParse(text)) return undefined
  return new URL(text).host
}
