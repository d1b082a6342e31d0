import type { Fix } from '../check.ts'
import type { Edit } from '../run.ts'

/**
 * The authorization request sent once more: drawn up anew from the connection, with these edits.
 * Without any, it has all that an edit had taken away.
 */
export function askAgain(text: string, ...edits: Edit[]): Fix {
  return { text, resend: { step: 'authorization-request', edits } }
}

/** Sets the first parameter of that name in the query. */
export function setQuery(name: string, value: string): Edit {
  return { change: 'set', where: 'query', name, index: 0, value }
}

/** Adds a parameter to the query. */
export function addQuery(name: string, value: string): Edit {
  return { change: 'add', where: 'query', name, index: 0, value }
}

/** Leaves a parameter of the query out; `index` counts among those of the same name. */
export function removeQuery(name: string, index = 0): Edit {
  return { change: 'remove', where: 'query', name, index, value: '' }
}
