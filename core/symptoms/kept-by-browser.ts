import type { Evidence, Pointer } from '../check.ts'
import { type Preflight, lacksOf, originWithoutLeave } from '../cors.ts'
import type { ExchangeFacts } from '../facts.ts'
import { headerOf, isRecorded } from '../http.ts'
import type { Responded, StepName } from '../run.ts'
import type { CauseVerdict, Scene, Sighting, Symptom } from '../symptom.ts'
import { withFront } from './sightings.ts'

const calls: readonly StepName[] = ['api-request', 'userinfo']
const beginning: readonly StepName[] = ['discovery', 'jwks']

/** A page of one origin asks a server of another, and its browser comes between (CORS). */
export const keptByBrowser: Symptom = {
  id: 'kept-by-browser',
  title: 'the browser did not let the page have an answer from another origin (CORS)',
  matches: sighted,
  causes: [
    {
      id: 'cors-origin-null',
      title: 'The page has no origin that a server could allow',
      explanation: 'It was opened from a file, or in a sandbox: its Origin is null.',
      specification: ['RFC6454-7'],
      judge: judgedBy(({ origin }) => origin === 'null', 'proven'),
      fix: { text: 'Serve the page from an address of its own over http or https.' },
    },
    {
      id: 'cors-preflight-extra-headers',
      title: 'The request has a header that the server does not allow across origins',
      explanation:
        'The browser asked first, and the answer does not list it. Tracing, an interceptor or a library added it.',
      specification: ['RFC6454-7'],
      judge: lacking('Access-Control-Allow-Headers', [...calls, 'token-request', ...beginning]),
      fix: {
        text: 'Leave the header out of requests to this server, or have the server list it in Access-Control-Allow-Headers.',
      },
    },
    {
      id: 'api-cors-preflight-401',
      title: 'The API asks for a token on the preflight, which never carries one',
      explanation:
        'Before it sends the token a browser asks with OPTIONS, without any credentials. Where that is refused, the request itself is never sent.',
      specification: ['RFC6454-7', 'RFC6750-3'],
      judge: preflightRefused,
      fix: { text: 'Let OPTIONS pass before authentication, and answer it with the CORS headers.' },
    },
    {
      id: 'api-cors-origin-not-allowed',
      title: 'The API does not allow the origin of the page',
      explanation:
        'Its answer to the preflight does not name the page’s origin, so that the browser never sends the request.',
      specification: ['RFC6454-7'],
      judge: lacking('Access-Control-Allow-Origin', calls),
      fix: { text: 'Allow the origin at the API (CORS), or call it through a backend.' },
    },
    {
      id: 'token-endpoint-cors',
      title: 'The token endpoint does not allow the origin of the page',
      explanation:
        'The page redeems the code by itself, and the authorization server does not list its origin for this client: registered as a web application in place of a single-page one, or the origin is missing.',
      specification: ['RFC6454-7', 'RFC9700-2.6'],
      judge: ofTheTokenEndpoint,
      tell: 'The same request outside of a browser: if that is answered, it is the origin. An error can be behind it, whose answer has no CORS headers either.',
      fix: {
        text: 'Register the client as a single-page application, with this very origin among those allowed; a confidential client redeems the code in its backend.',
      },
    },
    {
      id: 'discovery-cors',
      title: 'The page may not read the metadata or the keys',
      explanation: 'The server, or what stands in front of it, sends no CORS headers with them.',
      specification: ['RFC6454-7', 'OIDCD-4'],
      judge: judgedBy(() => true, 'likely', beginning),
      tell: 'The same address opened in a tab of its own: a page that reads it needs leave, a tab does not.',
      fix: { text: 'Allow the origin at the server, or give the page the endpoints by hand.' },
    },
    {
      id: 'api-answer-without-cors',
      title: 'The API was called, and its answer does not allow the origin of the page',
      explanation:
        'Gateways often leave the CORS headers out of errors: behind it a 401 or 500 can stand that the page never sees.',
      specification: ['RFC6454-7'],
      judge: judgedBy(({ refused }) => !refused, 'likely', calls),
      tell: 'The same request outside of a browser, which shows the status behind it.',
      fix: { text: 'Send the CORS headers with every answer of the API, errors too.' },
    },
  ],
}

interface Kept {
  readonly step: StepName
  readonly exchange: ExchangeFacts
  /** Where it shows that it was kept, and in which words. */
  readonly pointer: Pointer
  readonly message: string
  /** The answer itself shows that it allows no such origin. */
  readonly isShown: boolean
  /** What the page’s browser named as its origin; empty when the recording lacks it. */
  readonly origin: string
  readonly preflight?: Preflight
  /** The browser never sent the request itself. */
  readonly refused: boolean
}

function keptIn({ facts }: Scene): Kept | undefined {
  for (const [step, exchange] of withFront(facts)) {
    const { outcome, sent } = exchange.exchange
    if (outcome.kind === 'response' && sent.channel === 'back') {
      const shown = keptAnswer(step, exchange, outcome.entry)
      if (shown) return shown
    }
    if (outcome.kind !== 'failed' && outcome.kind !== 'unknown') continue
    const { id, code, message, preflight } = outcome.entry
    if (!code.startsWith('cors-')) continue
    const origin = preflight?.origin ?? headerOf(sent.request.headers, 'Origin') ?? ''
    const pointer = { entry: id, part: 'failure' }
    const asked = preflight && { preflight }
    const refused = outcome.kind === 'failed'
    return { step, exchange, pointer, message, isShown: false, origin, ...asked, refused }
  }
  return undefined
}

/** An answer without its body, whose headers give the page no leave to read it. */
function keptAnswer(
  step: StepName,
  exchange: ExchangeFacts,
  { id: entry, response }: Responded,
): Kept | undefined {
  const origin = originWithoutLeave(exchange.exchange.sent.request, response)
  if (origin === undefined || isRecorded(response)) return undefined
  const name = 'Access-Control-Allow-Origin'
  const message = `${response.status} with ${name}: ${headerOf(response.headers, name) ?? 'nothing'}`
  const pointer = { entry, part: `response.header.${name}` }
  return { step, exchange, pointer, message, isShown: true, origin, refused: false }
}

function sighted(scene: Scene): Sighting | undefined {
  const kept = keptIn(scene)
  return kept && { step: kept.step, pointer: kept.pointer }
}

/** The origin that was sent, and what was said to it. */
function evidenceOf({
  exchange,
  pointer: at,
  message,
  origin,
  preflight,
  isShown,
}: Kept): readonly Evidence[] {
  const pointer = { entry: at.entry, part: 'preflight' }
  const lacks = preflight ? lacksOf(preflight) : []
  return [
    {
      pointer: { entry: exchange.exchange.sent.id, part: 'request.header.Origin' },
      ...{ found: origin === '' ? 'not recorded' : origin, note: 'the origin of the page' },
    },
    ...lacks.map(({ part, expected, found = 'nothing' }) => ({
      pointer,
      ...{ expected: part === 'status' ? expected : `${part}: ${expected}`, found },
      note: `${part} of the answer to OPTIONS`,
    })),
    ...(preflight && lacks.length === 0
      ? [{ pointer, note: 'the preflight was allowed; the answer to the request itself is kept' }]
      : []),
    ...(preflight
      ? []
      : [{ pointer: at, found: message, ...(isShown && { expected: `${origin} or *` }) }]),
  ]
}

type Judge = (scene: Scene) => CauseVerdict

function judgedBy(
  holds: (kept: Kept) => boolean,
  certainty: 'proven' | 'likely',
  steps?: readonly StepName[],
): Judge {
  return (scene) => {
    const kept = keptIn(scene)
    const is = kept !== undefined && (steps?.includes(kept.step) ?? true) && holds(kept)
    return kept && is
      ? { certainty: kept.isShown ? 'proven' : certainty, evidence: evidenceOf(kept) }
      : { certainty: 'ruled-out', evidence: [{ note: 'the recording shows another reason' }] }
  }
}

/** What the answer to the preflight lacks, once it let nothing weightier down. */
function firstLack({ preflight }: Kept): string | undefined {
  const lacks = preflight ? lacksOf(preflight).map(({ part }) => part) : []
  return lacks.includes('status') ? 'status' : lacks[0]
}

function lacking(header: string, steps: readonly StepName[]): Judge {
  return judgedBy((kept) => firstLack(kept) === header, 'proven', steps)
}

function preflightRefused(scene: Scene): CauseVerdict {
  return judgedBy((kept) => firstLack(kept) === 'status', 'proven', calls)(scene)
}

/** Proven by a refused preflight; else the browser’s silence makes it likely. */
function ofTheTokenEndpoint(scene: Scene): CauseVerdict {
  const steps: readonly StepName[] = ['token-request', 'refresh', 'revocation', 'introspection']
  const byPreflight = (kept: Kept): boolean =>
    ['status', 'Access-Control-Allow-Origin'].includes(firstLack(kept) ?? '')
  const proven = judgedBy((kept) => byPreflight(kept), 'proven', steps)(scene)
  return proven.certainty === 'proven'
    ? proven
    : judgedBy(({ origin }) => origin !== 'null', 'likely', steps)(scene)
}
