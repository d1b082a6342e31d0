import { deviceAuthorizationChecks } from '../../../core/checks/device-authorization/all.ts'
import { deviceCodes, json, respond } from '../arrange-run.ts'
import { assertionCases } from './assertion-cases.ts'
import { type Case, testChecks } from './check-table.ts'

const step = 'device-authorization'
const grant_type = 'urn:ietf:params:oauth:grant-type:device_code'
const asked: Case = { connection: { grant_type }, until: step }
const answered = (answer: ReturnType<typeof respond>): Case => ({
  ...asked,
  answers: { [step]: answer },
})
const bringing = (members: Readonly<Record<string, unknown>>): Case =>
  answered(json(200, { ...deviceCodes, ...members }))
const valid = { 'a healthy answer': asked }
const notApplicable = { 'another grant': {} }

testChecks(deviceAuthorizationChecks, {
  ...assertionCases(step),
  'server-works': {
    ...{ valid, notApplicable },
    invalid: { 'a server error': answered(respond(503, 'busy')) },
  },
  'response-json': {
    ...{ valid, notApplicable },
    invalid: { 'a page': answered(respond(200, '<html><title>Sign in</title></html>')) },
  },
  accepted: {
    ...{ valid, notApplicable },
    invalid: { 'a refusal': answered(json(400, { error: 'unauthorized_client' })) },
  },
  'user-code': {
    ...{ valid, notApplicable },
    invalid: { 'no user_code': bringing({ user_code: undefined }) },
  },
  'verification-uri': {
    ...{ valid, notApplicable },
    invalid: {
      'plain http': bringing({ verification_uri: 'http://login.acme.test/activate' }),
      'a path': bringing({ verification_uri: '/activate' }),
    },
  },
  'expires-in': {
    ...{ valid, notApplicable },
    invalid: { none: bringing({ expires_in: undefined }), text: bringing({ expires_in: '600' }) },
  },
  interval: {
    ...{ valid, notApplicable: { ...notApplicable, none: bringing({ interval: undefined }) } },
    invalid: { text: bringing({ interval: '5' }) },
  },
})
