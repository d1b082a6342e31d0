import { saysOfClient } from './answers.ts'
import type { Experiment } from './experiment.ts'
import { asSentBefore, assertionPlace, sentClaims } from './sent-jwt.ts'

export const assertionTwice: Experiment = {
  id: 'assertion-twice',
  title: 'The same client assertion a second time',
  step: 'token-request',
  // In a run of its own it is sent at once: later the answer would speak of exp.
  plan: 'own-run-after',
  mayDestroy:
    'A server that takes it sees the code a second time, and may revoke the tokens of that run.',
  belongs: (run) =>
    run.connection.clientAuthentication === 'private_key_jwt' ||
    run.connection.clientAuthentication === 'client_secret_jwt',
  whyNot: () => undefined,
  edits: (run) => asSentBefore(run, 'token-request', assertionPlace),

  prediction(run) {
    const { jti } = sentClaims(run, 'token-request', assertionPlace) ?? {}
    return {
      expected: '401 invalid_client',
      because: `The server keeps each jti${typeof jti === 'string' ? ` (${jti})` : ''} until exp, and takes it once.`,
      specification: 'RFC7523-3',
      otherwise:
        'If it is invalid_grant, the client was taken: the server keeps no jti, which RFC 7523 leaves to it. Whoever overhears an assertion can be the client until exp.',
      confirms: saysOfClient('refused'),
    }
  },
}
