import { type Check, fail, notApplicable, pass } from '../../check.ts'
import { parameter } from '../../in-hand.ts'
import { evidence, inRequest } from '../pointers.ts'
import { whenAsked } from '../when.ts'

const known: ReadonlySet<string> = new Set(['none', 'login', 'consent', 'select_account', 'create'])

/** Advice: a provider may define further values. */
export const promptKnown: Check = {
  id: 'authorization-request/prompt-known',
  title: 'The prompt is one that OpenID Connect defines',
  step: 'authorization-request',
  severity: 'advice',
  specification: ['OIDCC-3.1.2.1'],

  test: ({ authorizationRequest }) =>
    whenAsked(authorizationRequest, (request) => {
      const prompt = parameter(request.parameters, 'prompt')
      if (!prompt) return notApplicable('The request has no prompt.')
      const found = evidence(inRequest(request, 'query.prompt'), [...known].join(', '), prompt)
      return prompt.split(' ').every((value) => known.has(value))
        ? pass(found)
        : fail('Check the spelling: a server may ignore or refuse what it does not know.', found)
    }),
}
