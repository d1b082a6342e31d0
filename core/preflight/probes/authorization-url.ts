import { stepNamed } from '../../flows.ts'
import { judgeAuthorizationAnswer } from '../judge-authorization-answer.ts'
import { lackOfLoginRequest, loginRequest } from '../login-request.ts'
import type { Probe } from '../probe.ts'
import { probesAsFlow } from '../probes-as-flow.ts'

export const authorizationUrlProbe: Probe = {
  name: 'authorization-url',
  title: 'Authorization URL',
  why: 'A server that knows the client and its redirect_uri shows a login; one that does not says so before anyone logs in. Some, GitHub among them, look only after the login.',
  step: 'authorization-request',
  specification: 'RFC6749-4.1.1',
  applies: ({ connection }) => !connection.pushed,
  missing: (run) => [
    ...lackOfLoginRequest(run),
    ...stepNamed('authorization-request').missing(probesAsFlow(run)),
  ],
  request: loginRequest,
  judge: (scene) => scene.answered && judgeAuthorizationAnswer(scene, scene.answered),
}
