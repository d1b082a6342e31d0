import { type Check, fail, pass } from '../../check.ts'
import { whenIdToken } from '../when-token.ts'

const required = [
  ['iss', 'text'],
  ['aud', 'text, or a list of texts'],
  ['exp', 'a number of seconds'],
  ['iat', 'a number of seconds'],
] as const

/** What a present value says is for the checks of its own. */
function holds(value: unknown, type: string): boolean {
  if (type.startsWith('a number')) return typeof value === 'number'
  return typeof value === 'string' || (type.includes('list') && Array.isArray(value))
}

export const idTokenRequired: Check = {
  id: 'id-token/required-claims',
  title: 'iss, aud, exp and iat are present, each of its type',
  step: 'id-token',
  severity: 'error',
  specification: ['OIDCC-2'],

  test: (facts) =>
    whenIdToken(facts, ({ claims, claim }) => {
      const missing = required.filter(([name, type]) => !holds(claims[name], type))
      return missing.length === 0
        ? pass(...required.map(([name, type]) => claim(name, type)))
        : fail(
            `Reject this token. The server has to put ${missing.map(([name]) => name).join(' and ')} into it, each of its type.`,
            ...missing.map(([name, type]) => claim(name, type)),
          )
    }),
}
