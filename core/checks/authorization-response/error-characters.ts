import { type Check, fail, notApplicable, pass } from '../../check.ts'
import { parameter } from '../../in-hand.ts'
import { evidence, inCallback } from '../pointers.ts'
import { whenCalledBack } from '../when.ts'

/** Advice: many servers put line breaks and accents there, and it harms nobody who escapes text. */
export const errorCharacters: Check = {
  id: 'authorization-response/error-characters',
  title: 'error and error_description keep to the characters allowed',
  step: 'authorization-response',
  severity: 'advice',
  specification: ['RFC6749-4.1.2.1'],

  test: ({ authorizationResponse }) =>
    whenCalledBack(authorizationResponse, (callback) => {
      const texts = ['error', 'error_description'].flatMap((name) => {
        const value = parameter(callback.parameters, name)
        return value === undefined ? [] : [{ name, value }]
      })
      if (texts.length === 0) return notApplicable('The response is no error.')
      const found = texts.map(({ name, value }) =>
        evidence(inCallback(callback, name), 'printable ASCII without " and \\', value),
      )
      return texts.every(({ value }) => /^[\x20-\x21\x23-\x5b\x5d-\x7e]*$/.test(value))
        ? pass(...found)
        : fail(
            'Escape the text wherever the client shows it; the server should send plain ASCII.',
            ...found,
          )
    }),
}
