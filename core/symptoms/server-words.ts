import { applicationTexts } from '../application-answer.ts'
import type { Evidence, Pointer } from '../check.ts'
import type { ExchangeFacts, RequestFacts, ResponseFacts } from '../facts.ts'
import { type TextField, headerOf } from '../http.ts'
import { parameter } from '../in-hand.ts'
import { locationWords } from '../location-words.ts'
import { withoutListings } from '../providers/listings.ts'
import { visibleText } from '../visible-text.ts'
import { challengeParameter, readChallenges } from '../read-challenge.ts'
import { asObject } from '../read-json.ts'
import type { Cause, CauseVerdict, Scene, Sighting } from '../symptom.ts'
import { backChannel } from './sightings.ts'

interface Said {
  readonly text: string
  readonly pointer: Pointer
}

/** What the callback, the token endpoint and the APIs said of their errors, in words. */
function saidBy({ facts }: Scene): readonly Said[] {
  const { authorizationResponse } = facts
  const entry = authorizationResponse?.entry.id ?? 0
  const inCallback = ['error_description', 'error'].flatMap((name): Said[] => {
    const text = parameter(authorizationResponse?.parameters ?? [], name)
    return text === undefined ? [] : [{ text, pointer: { entry, part: `callback.${name}` } }]
  })
  const inAnswers = backChannel(facts).flatMap(([, exchange]) =>
    exchange.response ? saidIn(exchange.response) : [],
  )
  return [
    ...inCallback,
    ...onPage(facts.authorizationRequest),
    ...onPage(facts.logout),
    ...inAnswers,
  ]
}

/** Characters of a page that are read: an error stands at its top. */
const pageLimit = 4_000

/** The page that came instead of a callback, or the address of one. */
function onPage(asked: RequestFacts | undefined): Said[] {
  const outcome = asked?.exchange.outcome
  if (outcome?.kind !== 'response') return []
  const { id, response } = outcome.entry
  const location = locationWords(headerOf(response.headers, 'Location') ?? '')
  return [
    { text: location.join(' '), part: 'response.header.location' },
    { text: visibleText(response.body).slice(0, pageLimit), part: 'response.body' },
  ].map(({ text, part }) => ({ text, pointer: { entry: id, part } }))
}

/** What the application showed after the callback: its words, and the address it led to. */
function saidByApplication({ facts: { authorizationResponse } }: Scene): Said[] {
  const callbacks = authorizationResponse
    ? [authorizationResponse.entry, ...authorizationResponse.repeated]
    : []
  return callbacks.flatMap(({ id, application }) =>
    applicationTexts(application).map(([part, text]): Said => ({
      text,
      pointer: { entry: id, part: `application.${part}` },
    })),
  )
}

/** Members that servers explain an error in, its own code last. */
const explaining = [
  ...['error_description', 'error_reason', 'errorSummary', 'message', 'msg', 'detail'],
  ...['errorCode', 'error'],
]

function saidIn({ entry, json, ...response }: ResponseFacts): Said[] {
  // Salesforce answers with a list of errors.
  const listed = Array.isArray(json.value) ? asObject(json.value[0]) : undefined
  const members = response.members ?? listed ?? {}
  const error = asObject(members['error'])
  const { headers } = entry.response
  const challenges = readChallenges(headers.filter(isChallenge).map(([, value]) => value))
  const challenged = challenges.flatMap((challenge): Said[] => {
    const text = challengeParameter(challenge, 'error_description')
    const pointer = { entry: entry.id, part: 'response.header.www-authenticate' }
    return text === undefined ? [] : [{ text, pointer }]
  })
  const told = explaining.flatMap((name): Said[] => {
    const text = members[name] ?? error?.[name]
    return typeof text === 'string'
      ? [{ text, pointer: { entry: entry.id, part: `response.json.${name}` } }]
      : []
  })
  return [...challenged, ...told]
}

function isChallenge([name]: TextField): boolean {
  return name.toLowerCase() === 'www-authenticate'
}

/** The words of a server that say something of this failure: codes as words, listings left out. */
function telling(text: string): string {
  return withoutListings(text).replaceAll('_', ' ')
}

/** The words and what stands around them, of a text that may be a whole page. */
function excerpt(text: string, words: RegExp): string {
  const at = words.exec(text)?.index ?? 0
  const [start, end] = [at - 80, at + 160]
  const shown = text.slice(Math.max(start, 0), end).trim()
  return `${start > 0 ? '…' : ''}${shown}${end < text.length ? '…' : ''}`
}

function heard(scene: Scene, words: RegExp): Evidence | undefined {
  const said = saidBy(scene).find(({ text }) => words.test(telling(text)))
  return (
    said && {
      ...{ pointer: said.pointer, found: excerpt(said.text, words) },
      note: 'the server’s own words',
    }
  )
}

/** What the server said in the answer to that message, as telling words. */
export function wordsOf(scene: Scene, exchange: ExchangeFacts | undefined): readonly string[] {
  const entry = exchange?.response?.entry.id
  return saidBy(scene).flatMap(({ text, pointer }) =>
    pointer.entry === entry ? [telling(text)] : [],
  )
}

/** What the server said at that place of the trace that means the cause; undefined when nothing. */
export function meaning(scene: Scene, says: RegExp, { entry }: Pointer): Evidence | undefined {
  const said = [...saidBy(scene), ...saidByApplication(scene)].find(
    ({ text, pointer }) => pointer.entry === entry && says.test(telling(text)),
  )
  return (
    said && {
      ...{ pointer: said.pointer, found: excerpt(said.text, says) },
      note: 'what the server says means this',
    }
  )
}

/** Words that only repeat the status. */
const empty =
  /^(?:unauthorized|unauthenticated|forbidden|access denied|invalid token|401|\s)*[.!]?$/i

/** Where the API says why it refused, in its body or its challenge; undefined when it does not. */
export function saidByApi(scene: Scene): Evidence | undefined {
  const { apiRequest, userinfo } = scene.facts
  const entries = [apiRequest, userinfo].map((exchange) => exchange?.response?.entry.id)
  const said = saidBy(scene).find(
    ({ text, pointer }) => entries.includes(pointer.entry) && !empty.test(telling(text)),
  )
  return said && { pointer: said.pointer, found: said.text, note: 'it does say something' }
}

/** Where an API that answers with neither 401 nor 403 says these words all the same. */
export function saidInstead(scene: Scene, words: RegExp): Sighting | undefined {
  const calls = backChannel(scene.facts).filter(
    ([step]) => step === 'api-request' || step === 'userinfo',
  )
  for (const [step, { response }] of calls) {
    const status = response?.entry.response.status ?? 0
    const refused = status === 400 || response?.members?.['ok'] === false
    const said =
      response && refused && saidIn(response).find(({ text }) => words.test(telling(text)))
    if (said) return { step, pointer: said.pointer }
  }
  return undefined
}

/** Likely when the server says as much; otherwise undecided. */
export function whenSaid(words: RegExp): (scene: Scene) => CauseVerdict | undefined {
  return (scene) => {
    const evidence = heard(scene, words)
    return evidence && { certainty: 'likely', evidence: [evidence] }
  }
}

/** The same for a cause that is not worth a word where the server speaks of something else. */
export function onlyWhenSaid(words: RegExp): (scene: Scene) => CauseVerdict {
  return (scene) =>
    whenSaid(words)(scene) ?? {
      certainty: 'ruled-out',
      evidence: [{ note: 'the server says nothing of it' }],
    }
}

/**
 * For a fault that many servers let pass: proven when the server’s words are about it, likely when it
 * says nothing beside its code. Words about something else leave it open.
 */
export function provenWhenSaid(words: RegExp): NonNullable<Cause['weigh']> {
  return (scene, { evidence, fix }) => {
    const said = heard(scene, words)
    if (said) return { certainty: 'proven', evidence: [...evidence, said], fix }
    const texts = new Set(saidBy(scene).map(({ text }) => text.trim()))
    texts.delete('')
    return { certainty: texts.size <= 1 ? 'likely' : 'possible', evidence, fix }
  }
}

/**
 * For what lies at the server: ruled out unless the checks find what was sent in order; likely when
 * the server’s words are about it all the same.
 */
export function atTheServer(
  checks: readonly string[],
  words: RegExp,
): (scene: Scene) => CauseVerdict | undefined {
  return (scene) => {
    const verdicts = checks.map((check) => scene.verdictOf(check))
    const passed = verdicts.find((verdict) => verdict.outcome === 'pass')
    if (!passed || verdicts.some(({ outcome }) => outcome === 'fail')) {
      const note = 'what was sent is not known to be in order here'
      return { certainty: 'ruled-out', evidence: [{ note }] }
    }
    const evidence = heard(scene, words)
    return evidence && { certainty: 'likely', evidence: [evidence, ...passed.evidence] }
  }
}
