/** False for a message that was recorded without its time: a run has 0 in its place. */
export function isDated({ at }: { readonly at: number }): boolean {
  return at > 0
}
