import { type Check, fail, pass } from '../../check.ts'
import { evidence, inResponse, remark } from '../pointers.ts'
import { whenGranted } from '../when.ts'

type Kind = 'a string' | 'a list of strings' | 'true or false'

export const memberTypes: Check = {
  id: 'discovery/member-types',
  title: 'Each member of the metadata has the type that its name promises',
  step: 'discovery',
  severity: 'warning',
  specification: ['OIDCD-3', 'RFC8414-2'],

  test: ({ discovery }) =>
    whenGranted(discovery, ({ response, members }) => {
      const wrong = Object.entries(members).flatMap(([name, value]) => {
        const kind = kindOf(name)
        return kind === undefined || value === null || fits(kind, value)
          ? []
          : [evidence(inResponse(response, `json.${name}`), kind, value)]
      })
      return wrong.length === 0
        ? pass(remark(inResponse(response, 'body'), `${Object.keys(members).length} members`))
        : fail('The server’s metadata is malformed: tell its operator.', ...wrong)
    }),
}

function kindOf(name: string): Kind | undefined {
  if (/_(?:endpoint|uri)$/.test(name) || name === 'issuer') return 'a string'
  if (/^authorization_response_iss_parameter_supported$/.test(name)) return 'true or false'
  return /_(?:values|types|modes|methods|scopes|claims|locales)_supported$|^(?:scopes|claims)_supported$/.test(
    name,
  )
    ? 'a list of strings'
    : undefined
}

function fits(kind: Kind, value: unknown): boolean {
  if (kind === 'a string') return typeof value === 'string'
  if (kind === 'true or false') return typeof value === 'boolean'
  return Array.isArray(value) && value.every((item) => typeof item === 'string')
}
