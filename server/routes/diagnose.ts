import type { FastifyInstance } from 'fastify'
import { analyse } from '../../core/analyse.ts'
import { diagnosisAnswer } from '../../core/derive/diagnosis-answer.ts'
import { wordsAnswer } from '../../core/derive/words-answer.ts'
import { readEvidence } from '../../core/import/read-evidence.ts'
import { readTranscript } from '../../core/import/read-transcript.ts'
import { asObject } from '../../core/read-json.ts'
import { diagnoseWords } from '../../core/stuck.ts'
import { sendProblem } from './problem.ts'

/** Bytes: a HAR of a login, recorded with content, stays below. */
const bodyLimit = 50 * 1024 * 1024

/** `POST /api/diagnose`: other people's evidence, judged. Nothing of it is stored or sent on. */
export function diagnoseRoute(app: FastifyInstance): void {
  app.post('/api/diagnose', { bodyLimit }, async (request, reply) => {
    const text = asObject(request.body)?.['text']
    // Text is what somebody saw, unless it is messages as they went over the wire.
    if (typeof text === 'string' && readTranscript(text).length === 0)
      return wordsAnswer(await diagnoseWords({ text }))
    const reading = readEvidence(request.body)
    if ('problem' in reading) return sendProblem(reply, 'not-evidence', reading.problem)
    return diagnosisAnswer(await analyse(reading.run))
  })
}
