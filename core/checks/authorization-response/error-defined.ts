import { type Check, fail, notApplicable, pass } from '../../check.ts'
import { parameter } from '../../in-hand.ts'
import { evidence, inCallback } from '../pointers.ts'
import { whenCalledBack } from '../when.ts'

const defined: ReadonlySet<string> = new Set([
  ...['invalid_request', 'unauthorized_client', 'access_denied', 'unsupported_response_type'],
  ...['invalid_scope', 'server_error', 'temporarily_unavailable', 'interaction_required'],
  ...['login_required', 'account_selection_required', 'consent_required', 'invalid_request_uri'],
  ...['invalid_request_object', 'request_not_supported', 'request_uri_not_supported'],
  ...['registration_not_supported', 'invalid_target', 'invalid_authorization_details'],
  ...['unmet_authentication_requirements', 'invalid_dpop_proof'],
])

/** Advice: providers add codes of their own. */
export const responseErrorDefined: Check = {
  id: 'authorization-response/error-defined',
  title: 'The error is one that a specification defines',
  step: 'authorization-response',
  severity: 'advice',
  specification: ['RFC6749-4.1.2.1', 'OIDCC-3.1.2.6'],

  test: ({ authorizationResponse }) =>
    whenCalledBack(authorizationResponse, (callback) => {
      const error = parameter(callback.parameters, 'error')
      if (!error) return notApplicable('The response is no error.')
      const found = evidence(inCallback(callback, 'error'), 'a registered error', error)
      return defined.has(error)
        ? pass(found)
        : fail(
            'Look the code up at the provider; a client may show it, but cannot act on it.',
            found,
          )
    }),
}
