import { appendExchange, json } from '../../arrange-run.ts'
import type { Case, Cases } from '../check-table.ts'
import { pushed } from './edited-cases.ts'

/** A pushed request whose reference the browser carries with a change. */
const inFront = (change: 'set' | 'add' | 'remove', name: string, value = ''): Case => ({
  ...pushed,
  edits: { 'authorization-request': [{ change, where: 'query', name, index: 0, value }] },
})

/** Requests that were pushed, and the reference that the browser carries. */
export const referenceCases: Readonly<Record<string, Cases>> = {
  'reference-given': {
    valid: { 'the one that was given': pushed },
    invalid: { another: inFront('set', 'request_uri', 'urn:example:another') },
    // Of a request that nobody knows, nothing is known.
    beside: ['response-type', 'state-present'],
    notApplicable: { 'nothing pushed': {} },
  },
  'reference-client': {
    valid: { 'the same': pushed },
    invalid: {
      another: inFront('set', 'client_id', 'another'),
      none: inFront('remove', 'client_id'),
    },
    notApplicable: { 'nothing pushed': {} },
  },
  'reference-alive': {
    valid: { 'one just given': pushed },
    invalid: {
      'one that has ended': {
        ...pushed,
        answers: {
          'pushed-authorization-request': json(201, {
            request_uri: 'urn:example:1',
            expires_in: 0.01,
          }),
        },
      },
    },
    notApplicable: { 'nothing pushed': {} },
  },
  'reference-once': {
    valid: { 'a new one': pushed },
    invalid: {
      'the same again': {
        ...pushed,
        change: (run) => appendExchange(run, 'authorization-request'),
      },
    },
    notApplicable: { 'nothing pushed': {} },
  },
  'reference-alone': {
    valid: { 'client_id and request_uri': pushed },
    invalid: { 'a scope beside them': inFront('add', 'scope', 'openid') },
    notApplicable: { 'nothing pushed': {} },
  },
}
