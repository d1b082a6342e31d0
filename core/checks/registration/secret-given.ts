import { type Check, fail, notApplicable, pass } from '../../check.ts'
import { evidence, inResponse } from '../pointers.ts'
import { whenGranted } from '../when.ts'

export const registrationSecretGiven: Check = {
  id: 'registration/secret-given',
  title: 'A client that authenticates with a secret is given one, and a public client none',
  step: 'registration',
  severity: 'warning',
  specification: ['RFC7591-3.2.1', 'RFC7591-2'],

  test: ({ registration }) =>
    whenGranted(registration, ({ response, members }) => {
      const { token_endpoint_auth_method: method = 'client_secret_basic', client_secret } = members
      if (typeof method !== 'string') return notApplicable('The method cannot be read.')
      const needs = method.startsWith('client_secret_')
      // Beside a key it can be what ID Tokens are signed with.
      if (!needs && method !== 'none') return notApplicable(`${method} needs no secret.`)
      const found = evidence(
        inResponse(response, 'json.client_secret'),
        needs ? `a secret, for ${method}` : `none, for ${method}`,
        client_secret === undefined ? undefined : 'a secret',
      )
      if ((client_secret !== undefined) === needs) return pass(found)
      return fail(
        needs
          ? 'Look up the secret in the server’s console: this client cannot authenticate without it.'
          : 'Do not use the secret: with this method nobody asks for it.',
        found,
      )
    }),
}
