import { pushedAuthorizationRequestChecks } from '../../../../core/checks/pushed-authorization-request/all.ts'
import { json, respond } from '../../arrange-run.ts'
import { assertionCases } from '../assertion-cases.ts'
import { type Case, type Cases, testChecks } from '../check-table.ts'
import { proofCases, proofNonceCases } from '../dpop-cases.ts'
import { responseCases } from '../response-cases.ts'

const step = 'pushed-authorization-request'
const pushed: Case = { connection: { pushed: true }, until: step }
const request_uri = 'urn:ietf:params:oauth:request_uri:6esc'

const answered = (answer: ReturnType<typeof respond>): Case => ({
  ...pushed,
  answers: { [step]: answer },
})

const changed = (
  change: 'set' | 'add' | 'remove',
  where: 'query' | 'header' | 'body',
  name: string,
  value = '',
): Case => ({ ...pushed, edits: { [step]: [{ change, where, name, index: 0, value }] } })

/** The cases of every step, of a connection that pushes. */
function whilePushing(cases: Cases): Cases {
  const over = (table: Readonly<Record<string, Case>>) =>
    Object.fromEntries(
      Object.entries(table).map(([title, each]) => [
        title,
        { ...each, connection: { ...each.connection, pushed: true } },
      ]),
    )
  return {
    ...cases,
    valid: over(cases.valid ?? { 'a healthy run': {} }),
    invalid: over(cases.invalid),
    ...(cases.notApplicable && { notApplicable: over(cases.notApplicable) }),
  }
}

const shared = responseCases(step, { request_uri, expires_in: 60 })

testChecks(pushedAuthorizationRequestChecks, {
  ...assertionCases(step),
  'dpop-proof': whilePushing(proofCases(step)),
  'dpop-nonce': whilePushing(proofNonceCases(step)),
  'server-works': whilePushing(shared['server-works']),
  'no-redirect': whilePushing(shared['no-redirect']),
  'whole-body': whilePushing(shared['whole-body']),
  'response-json': {
    valid: { 'a pushed request': pushed },
    invalid: { 'a page': answered(respond(200, '<html><title>Sign in</title></html>')) },
    notApplicable: { 'nothing pushed': {} },
  },
  form: {
    valid: { 'a form': pushed },
    invalid: {
      'another type': changed('set', 'header', 'Content-Type', 'application/json'),
      GET: { ...pushed, edits: { [step]: [{ change: 'method', value: 'GET' }] } },
    },
    notApplicable: { 'nothing pushed': {} },
  },
  https: {
    valid: { https: pushed },
    invalid: {
      http: {
        ...pushed,
        edits: { [step]: [{ change: 'url', value: 'http://login.acme.test/par' }] },
      },
    },
    notApplicable: { 'nothing pushed': {} },
  },
  'nothing-in-url': {
    valid: { 'all in the body': pushed },
    invalid: { 'the secret': changed('add', 'query', 'client_secret', 'hunter2') },
    notApplicable: { 'nothing pushed': {} },
  },
  'no-request-uri': {
    valid: { none: pushed },
    invalid: { one: changed('add', 'body', 'request_uri', request_uri) },
    notApplicable: { 'nothing pushed': {} },
  },
  'one-authentication': {
    valid: {
      'in the body': pushed,
      'as Basic': {
        ...pushed,
        connection: { pushed: true, clientAuthentication: 'client_secret_basic' },
      },
    },
    invalid: {
      both: {
        ...changed('add', 'body', 'client_secret', 'hunter2'),
        connection: { pushed: true, clientAuthentication: 'client_secret_basic' },
      },
    },
    notApplicable: { 'nothing pushed': {} },
  },
  'request-uri': {
    valid: { 'a URN': pushed },
    invalid: {
      none: answered(json(201, { expires_in: 60 })),
      'no URI': answered(json(201, { request_uri: 'abc', expires_in: 60 })),
    },
    notApplicable: {
      'a refusal': answered(json(400, { error: 'invalid_request' })),
      'nothing pushed': {},
    },
  },
  created: {
    valid: { '201': pushed },
    invalid: { '200': answered(json(200, { request_uri, expires_in: 60 })) },
    notApplicable: { 'nothing pushed': {} },
  },
  'expires-in': {
    valid: { 'a minute': pushed },
    invalid: {
      none: answered(json(201, { request_uri })),
      text: answered(json(201, { request_uri, expires_in: '60' })),
      zero: answered(json(201, { request_uri, expires_in: 0 })),
    },
    notApplicable: { 'nothing pushed': {} },
  },
  'error-present': {
    valid: { 'an error': answered(json(400, { error: 'invalid_request' })) },
    invalid: { 'a message alone': answered(json(400, { message: 'no' })) },
    notApplicable: { 'a success': pushed, 'nothing pushed': {} },
  },
})
