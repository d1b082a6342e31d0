import type { Value } from '../../core/http.ts'

/** What stands for the values of one request while it is sent, and keeps it out of the record. */
export interface WireValues {
  /** The text to send. Throws for a reference these values were not made for. */
  readonly resolve: (value: Value) => string
  /**
   * The text without any spelling of a secret. `cutShort` says that the text ends where a limit
   * fell, so that a secret's beginning at its end is taken out as well.
   */
  readonly mask: (text: string, cutShort?: boolean) => string
}

/** For a request that refers to no secret. */
export const plainValues: WireValues = {
  resolve(value) {
    if (typeof value === 'string') return value
    throw new Error('A request that refers to a secret needs the values that resolve it')
  },
  mask: (text) => text,
}
