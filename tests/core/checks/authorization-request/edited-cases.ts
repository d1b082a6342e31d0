import type { Edit } from '../../../../core/run.ts'
import type { Case } from '../check-table.ts'

/** A run with these changes of its authorization request. */
export const edited = (...edits: readonly Edit[]): Case => ({
  edits: { 'authorization-request': edits },
  until: 'authorization-request',
})

export const set = (name: string, value: string): Case =>
  edited({ change: 'set', where: 'query', name, index: 0, value })
export const add = (name: string, value: string): Case =>
  edited({ change: 'add', where: 'query', name, index: 0, value })
export const without = (name: string): Case =>
  edited({ change: 'remove', where: 'query', name, index: 0, value: '' })

export const pushed: Case = { connection: { pushed: true }, until: 'authorization-request' }
