import type { Edit, StepName } from '../../../core/run.ts'
import { json, respond } from '../arrange-run.ts'
import { type Case, type Cases, changeSent } from './check-table.ts'
import { notFound, responseCases } from './response-cases.ts'

/** The members of a healthy token response, with other members over them. */
export function granting(step: StepName, members: Readonly<Record<string, unknown>>): Case {
  return {
    answers: { [step]: json(200, { ...grant, ...members }) },
    until: step,
    // Without OpenID Connect, since the ID Token is no part of these cases.
    connection: { scope: 'contacts' },
  }
}

/** As GitHub answers whoever does not ask for JSON. */
const answeredForm = respond(200, 'access_token=gho_16C7e42F292c6912E7710c838&token_type=bearer', [
  ['Content-Type', 'application/x-www-form-urlencoded; charset=utf-8'],
])

const grant = { access_token: 'opaque-2YotnFZFEjr1zCsicMWpAA', token_type: 'Bearer' }

/** A request refused with that error. */
export function refusing(step: StepName, error: string, status = 400): Case {
  return { answers: { [step]: json(status, { error }) }, until: step }
}

/** A request with these edits. */
export function edited(step: StepName, ...edits: readonly Edit[]): Case {
  return { edits: { [step]: edits }, until: step }
}

type FieldEdit = Extract<Edit, { where: unknown }>

const field = (change: FieldEdit['change'], name: string, value = ''): FieldEdit => ({
  change,
  where: 'body',
  name,
  index: 0,
  value,
})

export const set = (step: StepName, name: string, value: string): Case =>
  edited(step, field('set', name, value))
export const add = (step: StepName, name: string, value: string): Case =>
  edited(step, field('add', name, value))
export const without = (step: StepName, name: string): Case => edited(step, field('remove', name))

/** Cases of the requirements that a token request and a refresh share. */
export function tokenEndpointCases(step: 'token-request' | 'refresh') {
  const { json: jsonCases, ...shared } = responseCases(step, {
    access_token: 'x',
    token_type: 'Bearer',
  })
  const basic: Case = { connection: { clientAuthentication: 'client_secret_basic' } }
  return {
    ...shared,
    'response-json': {
      ...jsonCases,
      invalid: {
        ...jsonCases.invalid,
        'a form': {
          ...granting(step, {}),
          answers: { [step]: respond(200, 'access_token=x&token_type=bearer') },
        },
      },
      notApplicable: {
        'a form that says so': { ...granting(step, {}), answers: { [step]: answeredForm } },
      },
    },
    'json-not-form': {
      valid: { JSON: granting(step, {}) },
      invalid: { 'GitHub’s way': { ...granting(step, {}), answers: { [step]: answeredForm } } },
    },
    'endpoint-found': { invalid: { 'a 404': notFound(step) }, beside: ['error-present'] },
    method: { invalid: { GET: edited(step, { change: 'method', value: 'GET' }) } },
    'content-type': {
      valid: {
        'a form': {},
        JSON: { connection: { clientAuthentication: 'client_secret_json' } },
      },
      invalid: {
        'JSON for a form': edited(step, {
          ...field('set', 'Content-Type', 'application/json'),
          where: 'header',
        }),
        'no Content-Type': edited(step, { ...field('remove', 'Content-Type'), where: 'header' }),
      },
    },
    'form-encoding': {
      invalid: {
        'JSON that the server refused': {
          ...refusing(step, 'invalid_request'),
          connection: { clientAuthentication: 'client_secret_json' },
        },
      },
      notApplicable: {
        'JSON that the server took': { connection: { clientAuthentication: 'client_secret_json' } },
      },
    },
    https: {
      valid: { 'a healthy run': {} },
      invalid: {
        http: edited(step, { change: 'url', value: 'http://login.acme.test/oauth/token' }),
      },
      beside: ['same-server'],
    },
    'nothing-in-url': {
      invalid: {
        'a secret': edited(step, {
          ...field('add', 'client_secret', 'hunter2'),
          where: 'query',
        }),
      },
    },
    'no-duplicates': { invalid: { 'grant_type twice': add(step, 'grant_type', 'x') } },
    'one-authentication': {
      valid: { 'in the body': {}, 'as Basic': basic },
      invalid: {
        both: { ...basic, ...add(step, 'client_secret', 'hunter2') },
      },
    },
    'client-named': {
      valid: {
        'in the body': {},
        'as Basic': basic,
        'a public client': { connection: { clientAuthentication: 'none' } },
      },
      invalid: {
        'a public client without client_id': {
          connection: { clientAuthentication: 'none' },
          ...without(step, 'client_id'),
        },
      },
    },
    'success-status': {
      invalid: {
        'tokens with 201': { ...granting(step, {}), answers: { [step]: json(201, grant) } },
      },
      notApplicable: { 'an error': refusing(step, 'invalid_grant') },
    },
    'status-matches-body': {
      valid: { 'an error with 400': refusing(step, 'invalid_grant') },
      invalid: { 'an error with 200': refusing(step, 'invalid_grant', 200) },
      notApplicable: {
        'a success': {},
        'GitHub’s way': refusing(step, 'bad_verification_code', 200),
        'Slack’s way': {
          answers: { [step]: json(200, { ok: false, error: 'token_revoked' }) },
          until: step,
        },
      },
    },
    'error-present': {
      valid: { 'an error with 400': refusing(step, 'invalid_grant') },
      invalid: {
        'an error of another form': {
          answers: { [step]: json(400, { error: { code: 7 } }) },
          until: step,
        },
        'a message alone': { answers: { [step]: json(403, { message: 'no' }) }, until: step },
      },
    },
    'error-defined': {
      valid: { invalid_grant: refusing(step, 'invalid_grant') },
      invalid: { 'an error of the provider’s own': refusing(step, 'mfa_required', 403) },
      notApplicable: { 'a success': {} },
    },
    'access-token': {
      invalid: {
        'no access_token': granting(step, { access_token: undefined }),
        'a number': granting(step, { access_token: 7 }),
      },
    },
    'token-type': {
      valid: {
        bearer: granting(step, { token_type: 'bearer' }),
        DPoP: granting(step, { token_type: 'DPoP' }),
      },
      invalid: {
        'no token_type': granting(step, { token_type: undefined }),
        mac: granting(step, { token_type: 'mac' }),
        'bot, but not from Slack': granting(step, { token_type: 'bot' }),
      },
      notApplicable: { 'bot, from Slack': granting(step, { ok: true, token_type: 'bot' }) },
    },
    'expires-in': {
      valid: {
        'a number': granting(step, { expires_in: 3600 }),
        'a number as text': granting(step, { expires_in: '3600' }),
      },
      invalid: {
        words: granting(step, { expires_in: 'an hour' }),
        zero: granting(step, { expires_in: 0 }),
      },
      notApplicable: { 'no expires_in': granting(step, {}) },
    },
    'expires-in-number': {
      valid: { 'a number': granting(step, { expires_in: 3600 }) },
      invalid: { text: granting(step, { expires_in: '3600' }) },
      notApplicable: {
        'no expires_in': granting(step, {}),
        'a form': { ...granting(step, {}), answers: { [step]: answeredForm } },
        'text, as Entra ID v1.0 writes all': granting(step, {
          expires_in: '3599',
          expires_on: '1763643600',
        }),
      },
    },
    'not-cached': {
      invalid: {
        'no Cache-Control': {
          answers: {
            [step]: respond(200, JSON.stringify(grant), [['Content-Type', 'application/json']]),
          },
          connection: { scope: 'contacts' },
          until: step,
        },
      },
    },
  } satisfies Record<string, Cases>
}

/** The run with the secret that a step sent described so. */
export function withTraits(
  step: StepName,
  traits: Partial<{ whitespaceAtEnds: boolean; encodedInBasic: boolean; looksLikeGuid: boolean }>,
): NonNullable<Case['change']> {
  const plain = { whitespaceAtEnds: false, encodedInBasic: false, looksLikeGuid: false }
  return changeSent(step, () => ({
    secrets: { client_secret: { length: 40, ...plain, ...traits } },
  }))
}
