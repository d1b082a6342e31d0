let value = $state<string>()

/** The value that is pointed at: every place that shows it lights up. */
export const lit = {
  get value(): string | undefined {
    return value
  },
  point(at: string | undefined): void {
    value = at
  },
}
