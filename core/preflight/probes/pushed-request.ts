import { stepNamed } from '../../flows.ts'
import { responseMembers } from '../../in-hand.ts'
import type { Answered, Probe, ProbeVerdict } from '../probe.ts'
import { draftOf } from '../draft-of.ts'
import { probesAsFlow } from '../probes-as-flow.ts'
import { rehearsedDrawn } from '../rehearse.ts'
import { answerInWords, isBarred, saidIn, statusEvidence } from '../said.ts'

export const pushedRequestProbe: Probe = {
  name: 'pushed-request',
  title: 'Pushed authorization request',
  why: 'What is pushed is judged at once: the client, its credentials, the redirect_uri and the parameters. The reference that comes back is not used, and expires.',
  step: 'pushed-authorization-request',
  specification: 'RFC9126-2.3',
  applies: ({ connection }) => connection.pushed === true,
  missing: (run) => stepNamed('pushed-authorization-request').missing(probesAsFlow(run)),
  request: (run) => draftOf('pushed-authorization-request', rehearsedDrawn(run)),
  judge: ({ answered }) => answered && verdictOn(answered),
}

function verdictOn(answered: Answered): ProbeVerdict {
  const { response } = answered.entry
  const said = saidIn(response)
  const words = answerInWords(response, said)
  const evidence = [statusEvidence(answered, '201 and a request_uri', words)]
  if (isBarred(response) || response.status >= 500)
    return {
      status: 'unclear',
      sentence: `The server answered with ${words}: try later.`,
      evidence,
    }
  const taken = response.status < 300 && responseMembers(response.body)?.['request_uri']
  if (typeof taken === 'string') {
    const sentence =
      'The server takes what is pushed: the client, its credentials, all that is asked.'
    return { status: 'ok', sentence, evidence }
  }
  return {
    ...{ status: 'bad', inVain: true, evidence },
    sentence: `The server refuses what is pushed: ${words}.`,
    fix: {
      text: 'Mend what the answer names, in the connection: a login cannot begin without that.',
    },
  }
}
