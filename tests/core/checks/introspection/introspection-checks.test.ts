import { introspectionChecks } from '../../../../core/checks/introspection/all.ts'
import type { HttpResponse } from '../../../../core/http.ts'
import type { Edit, Run } from '../../../../core/run.ts'
import { appendExchange, issuer, json, respond } from '../../arrange-run.ts'
import { assertionCases } from '../assertion-cases.ts'
import { type Case, testChecks } from '../check-table.ts'

const metadata = { introspection_endpoint: `${issuer}/oauth/introspect` }
const active = { active: true, iss: issuer, sub: 'ada' }
const typeOf = (type: string) => [['Content-Type', type]] as const

/** A healthy run, then an introspection answered so. */
const asked = (answer: HttpResponse, edits: readonly Edit[] = []): Case => ({
  metadata,
  change: (run: Run) => appendExchange(run, 'introspection', edits, answer),
})

const edited = (...edits: Edit[]): Case => asked(json(200, active), edits)
const valid = { 'an active token': asked(json(200, active)) }
const notApplicable = { 'a run that asks nothing': {} }

/** An unsigned JWT of that header and those claims. */
function jwt(header: object, claims: object): HttpResponse {
  const part = (members: object) => btoa(JSON.stringify(members)).replace(/=/g, '')
  return respond(
    200,
    `${part(header)}.${part(claims)}.c2ln`,
    typeOf('application/token-introspection+jwt'),
  )
}

const payment = { type: 'payment_initiation', actions: ['initiate', 'status'] }

/** A grant of this payment and an account, and an introspection that says these details of it. */
const detailed = (authorization_details: unknown): Case => ({
  ...asked(json(200, { ...active, authorization_details })),
  grant: { authorization_details: [payment, { type: 'account' }] },
})

testChecks(introspectionChecks, {
  ...assertionCases('introspection'),
  'server-works': { valid, notApplicable, invalid: { 'a 500': asked(respond(500, '')) } },
  'no-redirect': { valid, notApplicable, invalid: { 'a redirect': asked(respond(302, '')) } },
  'whole-body': {
    ...{ valid, notApplicable },
    invalid: {
      'a truncated body': asked({
        ...respond(200, '{"act', typeOf('application/json')),
        problems: [{ kind: 'truncated' }],
      }),
    },
  },
  https: {
    ...{ valid, notApplicable },
    invalid: { http: edited({ change: 'url', value: 'http://login.acme.test/introspect' }) },
  },
  'one-authentication': {
    ...{ valid, notApplicable },
    invalid: {
      'the secret twice': edited({
        ...{ change: 'add', where: 'header', name: 'Authorization', index: 0 },
        value: 'Basic czZCaGRSa3F0Mzp4',
      }),
    },
  },
  'response-json': {
    ...{ valid, notApplicable },
    invalid: { 'a page': asked(respond(200, '<!doctype html><title>Sign in</title>')) },
  },
  'token-kind': {
    ...{ valid, notApplicable },
    invalid: { 'a JWT': asked(json(400, { error: 'unsupported_token_type' })) },
  },
  signed: {
    notApplicable: { 'plain JSON': asked(json(200, active)) },
    valid: {},
    invalid: {
      'a signature that is none': asked(
        jwt({ alg: 'RS256', kid: 'key-of-november' }, { token_introspection: active }),
      ),
    },
    beside: ['signed-for-us'],
  },
  'signed-for-us': {
    notApplicable: { 'plain JSON': asked(json(200, active)) },
    valid: {
      'typed, and for this client': asked(
        jwt(
          { alg: 'RS256', typ: 'token-introspection+jwt' },
          { iss: issuer, aud: 's6BhdRkqt3', token_introspection: active },
        ),
      ),
    },
    invalid: {
      'for another client': asked(
        jwt(
          { alg: 'RS256', typ: 'token-introspection+jwt' },
          { iss: issuer, aud: 'another', token_introspection: active },
        ),
      ),
    },
    beside: ['signed'],
  },
  'active-present': {
    ...{ valid, notApplicable },
    invalid: { 'as text': asked(json(200, { active: 'true' })) },
  },
  active: {
    valid,
    notApplicable: {
      'another’s token': edited({
        ...{ change: 'set', where: 'body', name: 'token', index: 0, value: 'of-another' },
      }),
    },
    invalid: { 'a fresh token that is inactive': asked(json(200, { active: false })) },
  },
  agrees: {
    valid,
    notApplicable: { 'an inactive token': asked(json(200, { active: false })) },
    invalid: { 'another subject': asked(json(200, { ...active, sub: 'grace' })) },
  },
  details: {
    valid: {
      'the same': detailed([{ type: 'account' }, payment]),
      'only those for whoever asks, with more members': detailed([{ ...payment, limit: 5 }]),
    },
    notApplicable: {
      'nothing granted in detail': asked(json(200, active)),
      'nothing said in detail': detailed(undefined),
      'details that are none': detailed('all'),
    },
    invalid: {
      'an action that was not granted': detailed([
        { ...payment, actions: ['initiate', 'status', 'cancel'] },
      ]),
      'an action left out': detailed([{ ...payment, actions: ['status'] }]),
      'a type that was not granted': detailed([payment, { type: 'admin' }]),
    },
  },
  'media-type': {
    ...{ valid, notApplicable },
    invalid: {
      'text/html': asked(respond(200, JSON.stringify(active), typeOf('text/html'))),
    },
  },
  'unique-members': {
    ...{ valid, notApplicable },
    invalid: {
      'active twice': asked(
        respond(200, '{"active":true,"active":true}', typeOf('application/json')),
      ),
    },
  },
})
