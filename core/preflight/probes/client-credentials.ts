import { stepNamed } from '../../flows.ts'
import type { HttpResponse } from '../../http.ts'
import { responseMembers } from '../../in-hand.ts'
import { credentialAnswer } from '../credential-answers.ts'
import { draftOf } from '../draft-of.ts'
import { knownFailure } from '../known-failure.ts'
import type { Answered, Probe, ProbeScene, ProbeVerdict } from '../probe.ts'
import { rehearse } from '../rehearse.ts'
import { type Said, answerInWords, isBarred, pageWords, saidIn, statusEvidence } from '../said.ts'

const expected = 'a refusal of the code alone: 400 invalid_grant'

export const clientCredentialsProbe: Probe = {
  name: 'client-credentials',
  title: 'Client credentials',
  why: 'A token request with a code that cannot be valid: invalid_grant means that the client is known and its secret taken, invalid_client that it is not. Most servers look at the client first; a few look at the code.',
  step: 'token-request',
  specification: 'RFC6749-5.2',
  applies: () => true,
  missing: (run) => stepNamed('token-request').missing(rehearse(run)),
  request: (run) => draftOf('token-request', rehearse(run)),

  judge(scene) {
    const { answered } = scene
    if (!answered) return undefined
    const { response } = answered.entry
    const said = saidIn(response)
    const evidence = [statusEvidence(answered, expected, answerInWords(response, said))]
    const verdict = verdictOn(scene, response, said)
    const known = verdict.status === 'ok' ? undefined : knownWords(scene, answered, said)
    return {
      ...verdict,
      evidence,
      ...(known && { known }),
      ...(verdict.status === 'bad' && { fix: { text: known?.fix ?? ownFix(scene) } }),
    }
  },
}

type Judgement = Pick<ProbeVerdict, 'status' | 'sentence' | 'inVain'>

function verdictOn({ run }: ProbeScene, response: HttpResponse, said: Said): Judgement {
  const words = answerInWords(response, said)
  const isPublic = run.connection.clientAuthentication === 'none'
  if (responseMembers(response.body)?.['access_token'] !== undefined)
    return { status: 'bad', sentence: 'The server gave tokens for a code that was made up.' }
  if (isBarred(response) || response.status >= 500)
    return { status: 'unclear', sentence: `The token endpoint answered with ${words}: try later.` }
  switch (credentialAnswer(response, said)) {
    case 'taken': {
      const client = isPublic
        ? 'The client is known and needs no secret'
        : 'The credentials are taken'
      return { status: 'ok', sentence: `${client}: only the made-up code was refused (${words}).` }
    }
    case 'refused': {
      const client = isPublic
        ? 'The client is refused without a secret'
        : 'The credentials are refused'
      return { status: 'bad', inVain: true, sentence: `${client}: ${words}.` }
    }
    case 'cannot-tell':
      return withoutRule(response, words)
  }
}

function withoutRule({ status }: HttpResponse, words: string): Judgement {
  if (status === 404 || status === 405)
    return {
      status: 'bad',
      inVain: true,
      sentence: `There is no token endpoint at this address (${status}).`,
    }
  if (status >= 300 && status < 400)
    return {
      status: 'bad',
      inVain: true,
      sentence: `The token endpoint redirects (${status}), which no client follows.`,
    }
  return {
    status: 'unclear',
    sentence: `The server refused the request before it said anything of the credentials: ${words}.`,
  }
}

function knownWords(scene: ProbeScene, { entry }: Answered, { error, description }: Said) {
  const texts = description === undefined ? [pageWords(entry.response)] : [description]
  const { status } = entry.response
  return knownFailure(scene, {
    texts,
    status,
    steps: ['token'],
    ...(error !== undefined && { error }),
  })
}

function ownFix({ run }: ProbeScene): string {
  const { clientAuthentication } = run.connection
  if (clientAuthentication === 'private_key_jwt')
    return 'Register the JWK Set that the connection shows for this client_id, for private_key_jwt; where it is registered, try the other aud of the assertion.'
  return clientAuthentication === 'none'
    ? 'Register the client as a public one, or enter its secret and choose how it is sent.'
    : 'Compare the client_id and the secret with the server’s console, and whether the client is registered for this way of sending them.'
}
