import { type Check, fail, notApplicable, pass } from '../../check.ts'
import { parameter } from '../../in-hand.ts'
import { askAgain, setQuery } from '../ask-again.ts'
import { evidence, inRequest } from '../pointers.ts'
import { whenAsked } from '../when.ts'

/** scope-token *( SP scope-token ), without control characters, `"` and `\`. */
const syntax = /^[\x21\x23-\x5b\x5d-\x7e]+(?: [\x21\x23-\x5b\x5d-\x7e]+)*$/
/** The same with commas, for servers that want these. */
const commaSyntax = /^[\x21\x23-\x2b\x2d-\x5b\x5d-\x7e]+(?:,[\x21\x23-\x2b\x2d-\x5b\x5d-\x7e]+)*$/

/** Commas are legal in a scope, so they count as a mistake only between well-known ones. */
const commas =
  /\b(?:openid|profile|email|offline_access),|,(?:openid|profile|email|offline_access)\b/

export const scopeSyntax: Check = {
  id: 'authorization-request/scope-syntax',
  title: 'The scopes are separated by single spaces, or as this server wants them',
  step: 'authorization-request',
  severity: 'error',
  specification: ['RFC6749-3.3'],

  test: ({ authorizationRequest, run }) =>
    whenAsked(authorizationRequest, (request) => {
      const scope = parameter(request.parameters, 'scope')
      if (scope === undefined || scope === '') return notApplicable('The request has no scope.')
      const { scopeSeparator = ' ' } = run.connection
      const found = evidence(
        inRequest(request, 'query.scope'),
        `words separated by single ${scopeSeparator === ',' ? 'commas' : 'spaces'}`,
        JSON.stringify(scope),
      )
      if (isSeparated(scope, scopeSeparator)) return pass(found)
      const mended = scope
        .replace(/[",\\\s]+/g, ' ')
        .trim()
        .replaceAll(' ', scopeSeparator)
      return fail(askAgain(`Send scope=${mended}.`, setQuery('scope', mended)), found)
    }),
}

function isSeparated(scope: string, separator: ' ' | ','): boolean {
  return separator === ',' ? commaSyntax.test(scope) : syntax.test(scope) && !commas.test(scope)
}
