/**
 * What a person entered and has not sent yet, kept in this tab so that a reload loses nothing.
 * Never a secret: this is readable by anything that runs in the page.
 */

/** The value kept under that name, or undefined when there is none or it cannot be read. */
export function kept<T>(name: string): T | undefined {
  try {
    const text = sessionStorage.getItem(name)
    return text === null ? undefined : (JSON.parse(text) as T)
  } catch {
    return undefined
  }
}

/** Keeps a value; `undefined` forgets it. A full or forbidden storage loses it silently. */
export function keep(name: string, value: unknown): void {
  try {
    if (value === undefined) sessionStorage.removeItem(name)
    else sessionStorage.setItem(name, JSON.stringify(value))
  } catch {
    // The page works without: only a reload would lose what was entered.
  }
}
