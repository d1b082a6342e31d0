/** A pattern of these names in any spelling of their separators, the longest first. */
export function namePattern(names: readonly string[]): string {
  return names
    .toSorted((a, b) => b.length - a.length)
    .map((name) => name.replace(/[-_]/g, '(?:[-_. ]|%(?:25){0,3}5F)?'))
    .join('|')
}
