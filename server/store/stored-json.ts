/** The code of an error for a row that cannot be read, beside SQLite's own. */
export const rowDamaged = 'SQLITE_CORRUPT_ROW'

/** What a text that is no UTF-8 is read as: no JSON, no id and no ciphertext, so that no reader takes it for one. */
export const damagedText = '«damaged»'

/** What a column of JSON holds; undefined when it is damaged. Our own writing is an object, always. */
export function whole<Written extends object>(json: string): Written | undefined {
  try {
    const value: unknown = JSON.parse(json)
    return typeof value === 'object' && value !== null ? (value as Written) : undefined
  } catch {
    return undefined
  }
}

/** As above. Throws, by `rowDamaged`, when it is damaged. */
export function wholeOrThrow<Written extends object>(json: string): Written {
  const value = whole<Written>(json)
  if (!value) throw damaged()
  return value
}

/** The error for one row that is damaged, where the others are not. */
export function damaged(): Error {
  return Object.assign(new Error('A row of the database is damaged'), { code: rowDamaged })
}
