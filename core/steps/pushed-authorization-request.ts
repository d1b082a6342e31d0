import { authenticate, lackOfCredentials } from '../client-authentication.ts'
import { grantOf } from '../connection.ts'
import type { Field } from '../http.ts'
import { lackOfProofKey, withProof } from '../dpop.ts'
import { endpointInHand } from '../in-hand.ts'
import type { Run } from '../run.ts'
import type { Step } from '../step.ts'
import { askedFor, lackOfSigningKey } from './asked-for.ts'

const name = 'pushed-authorization-request'

export const pushedAuthorizationRequest: Step = {
  name,
  title: 'Pushed authorization request',
  summary:
    'The client says what it asks for over the back channel, and is given a reference for the browser to carry.',
  phase: 'Authorize',
  specification: 'RFC9126-2.1',
  channel: 'back',
  between: ['client', 'authorization-server'],

  belongs: ({ connection }) =>
    connection.pushed === true && grantOf(connection) === 'authorization_code',

  missing(run) {
    const { client_id, redirect_uri } = run.connection
    return [
      ...(endpointInHand(run, 'pushed_authorization_request_endpoint')
        ? []
        : [
            'a pushed_authorization_request_endpoint: send discovery, enter it by hand, or switch pushing off',
          ]),
      ...(client_id ? [] : ['a client_id: enter it in the connection']),
      ...(redirect_uri ? [] : ['a redirect_uri: enter it in the connection']),
      ...lackOfCredentials(run),
      ...lackOfProofKey(run),
      ...lackOfSigningKey(run),
    ]
  },

  request(run) {
    const { headers, body } = authenticate(inForm(run), name, askedFor(run, name))
    return withProof(run, name, {
      method: 'POST',
      url: endpointInHand(run, 'pushed_authorization_request_endpoint') ?? '',
      query: [],
      headers,
      body: 'form' in body ? { form: withOneClientId(body.form) } : body,
    })
  },
}

/** RFC 9126 §2.1 knows a form alone; a JSON body is how a token endpoint may be told. */
function inForm(run: Run): Run {
  const { connection } = run
  return connection.clientAuthentication === 'client_secret_json'
    ? { ...run, connection: { ...connection, clientAuthentication: 'client_secret_post' } }
    : run
}

/** It is a parameter of the request, and some client authentication names the client once more. */
function withOneClientId(fields: readonly Field[]): readonly Field[] {
  const first = fields.findIndex(([name]) => name === 'client_id')
  return fields.filter(([name], at) => name !== 'client_id' || at === first)
}
