import type { StepName } from '../../../core/run.ts'
import { json, respond } from '../arrange-run.ts'
import type { Case, Cases } from './check-table.ts'

const answering = (step: StepName, answer: ReturnType<typeof respond>): Case => ({
  answers: { [step]: answer },
  // Without OpenID Connect, so that no ID Token is missed.
  connection: { scope: 'contacts' },
  until: step,
})

const jsonType = ['Content-Type', 'application/json'] as const

/** Cases of the requirements that every step states on its response. */
export function responseCases(step: StepName, body: Readonly<Record<string, unknown>>) {
  const text = JSON.stringify(body)
  const [[name, value] = ['', '']] = Object.entries(body)
  const twice = `{${JSON.stringify(name)}:${JSON.stringify(value)},${text.slice(1)}`
  return {
    'no-redirect': {
      invalid: {
        'a redirect': answering(step, respond(302, '', [['Location', 'https://elsewhere.test/']])),
        'a redirect to nowhere': answering(step, respond(301, '')),
      },
    },
    'server-works': {
      invalid: {
        'a 500': answering(step, respond(500, '<html><title>Oops</title></html>')),
        'a 503 with Retry-After': answering(step, respond(503, '', [['Retry-After', '30']])),
        'a 429': answering(step, respond(429, '', [['Retry-After', '5']])),
      },
    },
    'whole-body': {
      invalid: {
        'a truncated body': answering(step, {
          ...respond(200, text.slice(0, -2), [jsonType]),
          problems: [{ kind: 'truncated' }],
        }),
        'a body that is no gzip': answering(step, {
          ...respond(200, '\uFFFD\uFFFD', [jsonType]),
          problems: [{ kind: 'undecodable', encoding: 'gzip' }],
        }),
        'a body cut at the limit': answering(step, {
          ...respond(200, text, [jsonType]),
          problems: [{ kind: 'cut-at-limit', limit: 1_000_000 }],
        }),
      },
    },
    'media-type': {
      valid: {
        'a charset after it': answering(
          step,
          respond(200, text, [['content-type', 'Application/JSON; charset=UTF-8']]),
        ),
      },
      invalid: {
        'text/html': answering(step, respond(200, text, [['Content-Type', 'text/html']])),
        'no Content-Type': answering(step, respond(200, text)),
      },
    },
    'unique-members': {
      invalid: { 'a member that stands twice': answering(step, respond(200, twice, [jsonType])) },
    },
    json: {
      invalid: {
        'a page': answering(step, respond(200, '<!DOCTYPE html><title>Sign in</title>')),
        'an array': answering(step, respond(200, '[1]', [jsonType])),
        'an empty body': answering(step, respond(200, '')),
        'JSON that is cut without notice': answering(step, respond(200, '{"a":1', [jsonType])),
        'deep nesting': answering(step, respond(200, '['.repeat(200), [jsonType])),
        'millions of characters': answering(
          step,
          respond(200, `{${' '.repeat(2.5e6)}}`, [jsonType]),
        ),
      },
    },
  } satisfies Record<string, Cases>
}

export const notFound = (step: StepName): Case => answering(step, json(404, { message: 'no' }))
