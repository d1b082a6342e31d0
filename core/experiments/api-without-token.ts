import { answeredWith } from './answers.ts'
import type { Experiment } from './experiment.ts'
import { onlyReads } from './only-reads.ts'
import { withoutCredential } from './sent-before.ts'

export const apiWithoutToken: Experiment = {
  id: 'api-without-token',
  title: 'No access token',
  step: 'api-request',
  plan: 'here',
  whyNot: onlyReads,
  edits: (run) => withoutCredential(run, 'api-request'),

  prediction: () => ({
    expected: '401, with a WWW-Authenticate challenge',
    because: 'A protected resource says how to ask when a request has no token.',
    specification: 'RFC6750-3',
    otherwise: 'If it is 2xx, nothing guards the API; if 403, clients cannot tell what is missing.',
    confirms: answeredWith(401),
  }),
}
