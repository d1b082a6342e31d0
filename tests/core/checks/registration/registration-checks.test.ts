import { registrationChecks } from '../../../../core/checks/registration/all.ts'
import type { HttpResponse } from '../../../../core/http.ts'
import type { Edit } from '../../../../core/run.ts'
import {
  appendExchange,
  healthyConnection,
  issuer,
  json,
  respond,
  startedAt,
} from '../../arrange-run.ts'
import { type Case, testChecks } from '../check-table.ts'

const metadata = { registration_endpoint: `${issuer}/register` }
const seconds = Math.floor(startedAt / 1000)
const given = {
  ...{ client_id: 's6BhdRkqt3', client_secret: '••••••••', client_secret_expires_at: 0 },
  token_endpoint_auth_method: 'client_secret_post',
}

/** Discovery, then a registration answered so. */
const registered = (answer: HttpResponse, edits: readonly Edit[] = []): Case => ({
  metadata,
  connection: { register: true, client_id: '' },
  until: 'discovery',
  change: (run) => appendExchange(run, 'registration', edits, answer),
})
const saying = (members: object, status = 201): Case =>
  registered(json(status, { ...given, ...members }))

const valid = { 'a client that is registered': saying({}) }
const notApplicable = { 'a run that registers nobody': {} }
const typeJson = [['Content-Type', 'application/json']] as const

testChecks(registrationChecks, {
  'server-works': { valid, notApplicable, invalid: { 'a 500': registered(respond(500, '')) } },
  'no-redirect': { valid, notApplicable, invalid: { 'a redirect': registered(respond(302, '')) } },
  'whole-body': {
    ...{ valid, notApplicable },
    invalid: {
      'a truncated body': registered({
        ...respond(201, '{"client', typeJson),
        problems: [{ kind: 'truncated' }],
      }),
    },
  },
  https: {
    ...{ valid, notApplicable },
    invalid: {
      http: registered(json(201, given), [
        { change: 'url', value: 'http://login.acme.test/register' },
      ]),
    },
  },
  'response-json': {
    ...{ valid, notApplicable },
    invalid: { 'a page': registered(respond(200, '<!doctype html><title>Docs</title>')) },
  },
  accepted: {
    ...{ valid, notApplicable },
    invalid: {
      'a refusal': registered(json(400, { error: 'invalid_client_metadata' })),
      'an error with 200': registered(json(200, { error: 'invalid_redirect_uri' })),
    },
  },
  'client-id': {
    ...{ valid, notApplicable },
    invalid: {
      'no client_id': saying({ client_id: undefined }),
      'an empty one': saying({ client_id: '' }),
    },
  },
  'secret-given': {
    valid: {
      ...valid,
      'none for a public client': saying({
        ...{ client_secret: undefined, client_secret_expires_at: undefined },
        token_endpoint_auth_method: 'none',
      }),
    },
    notApplicable: {
      ...notApplicable,
      'a secret beside a private key': saying({ token_endpoint_auth_method: 'private_key_jwt' }),
    },
    invalid: {
      'none, where one is needed': saying({ client_secret: undefined }),
      'one for a public client': saying({ token_endpoint_auth_method: 'none' }),
    },
    beside: ['as-asked'],
  },
  'secret-expiry': {
    valid: { ...valid, 'an hour from now': saying({ client_secret_expires_at: seconds + 3600 }) },
    notApplicable: { ...notApplicable, 'no secret': saying({ client_secret: undefined }) },
    invalid: {
      'no time': saying({ client_secret_expires_at: undefined }),
      'a time that has passed': saying({ client_secret_expires_at: seconds - 60 }),
      'a time in milliseconds': saying({ client_secret_expires_at: startedAt + 3_600_000 }),
    },
  },
  'as-asked': {
    valid: {
      ...valid,
      'the same in another order': saying({
        scope: healthyConnection.scope.split(' ').reverse().join(' '),
      }),
    },
    notApplicable,
    inconclusive: {
      'a request that is no JSON': registered(json(201, given), [
        { change: 'raw-body', value: 'client_name=Acme' },
      ]),
    },
    invalid: {
      'another method': saying({ token_endpoint_auth_method: 'client_secret_basic' }),
      'another redirect URI': saying({ redirect_uris: ['https://elsewhere.test/'] }),
      'fewer grants': saying({ grant_types: ['implicit'] }),
    },
  },
  management: {
    valid: {
      'an address and its token': saying({
        registration_client_uri: `${issuer}/register/s6BhdRkqt3`,
        registration_access_token: '••••••••',
      }),
    },
    notApplicable: { ...notApplicable, neither: saying({}) },
    invalid: {
      'an address alone': saying({ registration_client_uri: `${issuer}/register/s6BhdRkqt3` }),
      'an address without https': saying({
        registration_client_uri: 'http://login.acme.test/register/s6BhdRkqt3',
        registration_access_token: '••••••••',
      }),
    },
  },
  'status-201': { valid, notApplicable, invalid: { 'a 200': saying({}, 200) } },
  'unique-members': {
    ...{ valid, notApplicable },
    invalid: {
      'client_id twice': registered(
        respond(
          201,
          '{"client_id":"a","client_id":"b","token_endpoint_auth_method":"none"}',
          typeJson,
        ),
      ),
    },
    beside: ['as-asked'],
  },
})
