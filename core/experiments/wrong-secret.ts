import type { Edit } from '../run.ts'
import { saysOfClient } from './answers.ts'
import type { Experiment } from './experiment.ts'

/** No server has given this one to any client. */
const noSecret = 'no-such-secret-was-ever-issued'

export const wrongSecret: Experiment = {
  id: 'wrong-secret',
  title: 'A wrong client secret',
  step: 'token-request',
  plan: 'here-without-code',
  mayDestroy: 'Servers count refused secrets; one more does no harm, many may lock the client.',

  whyNot: ({ connection: { clientAuthentication } }) =>
    /^client_secret_(?:basic|post|json)$/.test(clientAuthentication)
      ? undefined
      : 'The client sends no secret.',

  edits: ({ connection: { clientAuthentication, client_id } }): Edit[] =>
    clientAuthentication === 'client_secret_basic'
      ? [
          {
            ...{ change: 'set', where: 'header', name: 'Authorization', index: 0 },
            value: `Basic ${btoa(`${encodeURIComponent(client_id)}:${noSecret}`)}`,
          },
        ]
      : [{ change: 'set', where: 'body', name: 'client_secret', index: 0, value: noSecret }],

  prediction: () => ({
    expected: '401 invalid_client',
    because: 'A client that does not prove who it is gets no answer about its code.',
    specification: 'RFC6749-5.2',
    otherwise:
      'If it is invalid_grant, the server looks at the code first, and a wrong secret hides behind it.',
    confirms: saysOfClient('refused'),
  }),
}
