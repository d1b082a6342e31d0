let text = $state('')

/** What is said aloud by a screen reader, and shown nowhere. */
export const announcement = {
  get text(): string {
    return text
  },
}

/** Says the outcome of what the person did. */
export function announce(words: string): void {
  text = words
}
