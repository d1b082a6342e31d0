import { stepNamed } from '../../flows.ts'
import type { HttpRequest } from '../../http.ts'
import { latest } from '../../run.ts'
import type { Run } from '../../run.ts'
import { draftOf } from '../draft-of.ts'
import { judgeAuthorizationAnswer } from '../judge-authorization-answer.ts'
import type { Probe } from '../probe.ts'
import { probesAsFlow } from '../probes-as-flow.ts'
import { rehearse } from '../rehearse.ts'

export const authorizationUrlProbe: Probe = {
  name: 'authorization-url',
  title: 'Authorization URL',
  why: 'A server that knows the client and its redirect_uri shows a login; one that does not says so before anyone logs in. Some, GitHub among them, look only after the login.',
  step: 'authorization-request',
  specification: 'RFC6749-4.1.1',
  applies: () => true,
  missing: (run) => stepNamed('authorization-request').missing(probesAsFlow(run)),
  request: loginRequest,
  judge: (scene) => scene.answered && judgeAuthorizationAnswer(scene, scene.answered),
}

/**
 * The authorization request for the backend to ask for: as it was sent, so that a login that never
 * came back is looked into as it was; else the draft, with values of no use to anyone.
 */
export function loginRequest(run: Run): HttpRequest {
  const rehearsed = rehearse(run)
  const sent = latest(rehearsed, 'authorization-request')?.sent.request
  return {
    ...(sent ?? draftOf('authorization-request', rehearsed)),
    headers: [['Accept', 'text/html, application/xhtml+xml']],
  }
}
