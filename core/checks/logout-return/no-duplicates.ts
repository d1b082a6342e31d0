import { type Check, fail, notApplicable, pass } from '../../check.ts'
import { evidence, inCallback, remark } from '../pointers.ts'
import { repeatedNames } from '../repeated-names.ts'

export const logoutReturnNoDuplicates: Check = {
  id: 'logout-return/no-duplicates',
  title: 'No parameter stands twice in the return from logout',
  step: 'logout-return',
  severity: 'warning',
  specification: ['OIDCRIL-3'],

  test({ logoutReturn }) {
    if (!logoutReturn) return notApplicable('The browser has not come back from logout.')
    const repeated = repeatedNames(logoutReturn.parameters)
    return repeated.length === 0
      ? pass(remark(inCallback(logoutReturn, ''), 'each once'))
      : fail(
          'The server has to send each parameter once: two readers may take two different values.',
          ...repeated.map((name) => evidence(inCallback(logoutReturn, name), 'once', 'twice')),
        )
  },
}
