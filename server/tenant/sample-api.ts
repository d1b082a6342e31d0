import { jsonAnswer, type Answer, type TakeOver } from './answer.ts'
import { createTokenJudge, type TokenExpectation } from './bearer-token.ts'
import type { ApiHooks, ApiRequest } from './hooks.ts'

/** The sample resource server, as one issuer's access tokens open it. */
export interface SampleApi {
  handle(request: ApiRequest): Promise<Answer | TakeOver>
}

interface Appointment {
  readonly title: string
  /** RFC 3339. */
  readonly at: string
}

type Work = (subject: string, request: ApiRequest) => Answer

const contacts = [
  { name: 'Carla Ruiz', email: 'carla@example.com' },
  { name: 'Dmitri Vance', email: 'dmitri@example.com' },
  { name: 'Eve Tanaka', email: 'eve@example.com' },
]

const firstAppointments: readonly Appointment[] = [
  { title: 'Dentist', at: '2027-01-14T09:30:00Z' },
  { title: 'Book club', at: '2027-01-20T18:00:00Z' },
]

/** What a browser is told about calls from other origins: anybody may, with a token. */
const crossOrigin = {
  'access-control-allow-origin': '*',
  'access-control-expose-headers': 'WWW-Authenticate, DPoP-Nonce',
}

const preflight: Answer = {
  status: 204,
  headers: {
    ...crossOrigin,
    'access-control-allow-methods': 'GET, POST',
    'access-control-allow-headers': 'authorization, content-type, dpop',
    'access-control-max-age': '600',
  },
  body: '',
}

/**
 * Makes the sample API for one issuer: `GET /contacts` (scope `read:contacts`), `GET` and
 * `POST /appointments` (scope `appointments`), `GET /public` (no token). It knows the issuer by its
 * published keys alone. Appointments are kept in memory, by subject.
 */
export function createSampleApi(expectation: TokenExpectation, hooks: ApiHooks = {}): SampleApi {
  const judge = createTokenJudge(expectation)
  const appointments = new Map<string, readonly Appointment[]>()
  const of = (subject: string) => appointments.get(subject) ?? firstAppointments

  const open: Readonly<Record<string, () => Answer>> = {
    'GET /public': () => jsonAnswer(200, { message: 'Anybody may read this.' }),
  }
  const guarded: Readonly<Record<string, { readonly scope: string; readonly work: Work }>> = {
    'GET /contacts': {
      scope: 'read:contacts',
      work: () => jsonAnswer(200, { contacts }),
    },
    'GET /appointments': {
      scope: 'appointments',
      work: (subject) => jsonAnswer(200, { appointments: of(subject) }),
    },
    'POST /appointments': {
      scope: 'appointments',
      work(subject, { body }) {
        const appointment = readAppointment(body)
        if (typeof appointment === 'string') {
          return jsonAnswer(400, { error: 'invalid_appointment', error_description: appointment })
        }
        appointments.set(subject, [...of(subject), appointment].slice(-100))
        return jsonAnswer(201, appointment)
      },
    },
  }

  async function answer(request: ApiRequest): Promise<Answer> {
    if (request.method === 'OPTIONS') return preflight
    const name = `${request.method} ${request.path}`
    const free = open[name]
    if (free) return free()
    const route = guarded[name]
    if (!route) return jsonAnswer(404, { error: 'not_found', error_description: `no ${name} here` })
    const judgement = await judge(request, route.scope)
    return judgement.answer ?? route.work(judgement.claims.sub ?? '', request)
  }

  return {
    async handle(request) {
      const early = await hooks.request?.(request)
      if (early) return early
      const judged = await answer(request)
      const final = { ...judged, headers: { ...crossOrigin, ...judged.headers } }
      return hooks.answer ? hooks.answer(final, request) : final
    },
  }
}

/** The appointment in a request body, or what is wrong with it. */
function readAppointment(body: string): Appointment | string {
  let value: unknown
  try {
    value = JSON.parse(body)
  } catch {
    return 'the body is not valid JSON'
  }
  const { title, at } = (value ?? {}) as Record<string, unknown>
  if (typeof title !== 'string' || title === '') return 'title must be a string'
  if (typeof at !== 'string' || Number.isNaN(Date.parse(at))) return 'at must be a date and time'
  return { title, at }
}
