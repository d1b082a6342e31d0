import { type Check, fail, notApplicable, pass } from '../../check.ts'
import { evidence, inRequest, remark } from '../pointers.ts'
import { whenPushed } from '../pushed-as.ts'

const needed: ReadonlySet<string> = new Set(['client_id', 'request_uri'])

export const referenceAlone: Check = {
  id: 'authorization-request/reference-alone',
  title: 'Beside the request_uri of a pushed request stands the client_id alone',
  step: 'authorization-request',
  severity: 'warning',
  specification: ['RFC9126-4', 'RFC9101-5'],

  test: (facts) =>
    whenPushed(facts, ({ request, request_uri }) => {
      if (request_uri === undefined)
        return notApplicable('The request has no request_uri, which another check reports.')
      const others = request.front.filter(([name]) => !needed.has(name))
      const at = (name: string) => ({
        entry: request.exchange.sent.id,
        part: `request.query.${name}`,
      })
      return others.length === 0
        ? pass(remark(inRequest(request, 'query.request_uri'), 'client_id and request_uri'))
        : fail(
            'Leave the others out: the server goes by what was pushed, and whoever holds the browser could have added them.',
            ...others.map(([name, value]) => evidence(at(name), 'absent', value)),
          )
    }),
}
