import { type Check, fail, pass } from '../../check.ts'
import { remark } from '../pointers.ts'
import { whenCalledBack } from '../when.ts'

export const callbackOnce: Check = {
  id: 'authorization-response/once',
  title: 'The browser comes back once for one request',
  step: 'authorization-response',
  severity: 'warning',
  specification: ['RFC6749-4.1.2', 'RFC6749-10.5'],

  test: ({ authorizationResponse }) =>
    whenCalledBack(authorizationResponse, ({ entry, repeated }) =>
      repeated.length === 0
        ? pass(remark({ entry: entry.id, part: 'callback' }, 'one callback'))
        : fail(
            'Look for what loads the callback twice: a reload, a prefetch, a scanner of links, an effect that runs twice. A code is good for one use, so the second exchange fails.',
            ...repeated.map(({ id }) => ({
              pointer: { entry: id, part: 'callback' },
              expected: 'one callback',
              found: 'a further one',
            })),
          ),
    ),
}
