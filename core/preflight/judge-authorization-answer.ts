import { type HttpResponse, type TextField, headerOf, textOf } from '../http.ts'
import { parameter } from '../in-hand.ts'
import { errorWords } from './error-words.ts'
import { knownFailure } from './known-failure.ts'
import type { AnswerScene, Answered, ProbeVerdict } from './probe.ts'
import { isBarred, pageWords, quoted, statusEvidence } from './said.ts'

const expected = 'a login page, or a redirect to one'

/**
 * What the authorization endpoint's answer means before anyone has logged in (RFC 6749 §4.1.2.1):
 * a login is offered, a page refuses, or the browser would be sent back with an error.
 */
export function judgeAuthorizationAnswer(scene: AnswerScene, answered: Answered): ProbeVerdict {
  const { response } = answered.entry
  if (isBarred(response)) return barred(answered)
  if (response.status >= 300 && response.status < 400) return judgeRedirect(scene, answered)
  if (response.status >= 400) return judgeErrorPage(scene, answered)
  return judgePage(scene, answered)
}

function barred(answered: Answered): ProbeVerdict {
  return {
    status: 'unclear',
    sentence: `The server keeps programs out (${answered.entry.response.status}), so this tells nothing: try in the browser.`,
    evidence: [statusEvidence(answered, expected, `${answered.entry.response.status}`)],
  }
}

function judgeRedirect(scene: AnswerScene, answered: Answered): ProbeVerdict {
  const { sent, entry } = answered
  const target = locationOf(sent.request.url, entry.response)
  if (!target) {
    return {
      status: 'unclear',
      sentence: 'The server redirects, but its Location header is not a URL.',
      evidence: [statusEvidence(answered, expected, `${entry.response.status}`)],
    }
  }
  const redirect_uri = textOf(sent.request.query, 'redirect_uri')
  const parameters = [...target.searchParams, ...new URLSearchParams(target.hash.slice(1))]
  return leadsTo(target, redirect_uri)
    ? judgeReturn(scene, answered, parameters)
    : judgeOnward(scene, answered, target)
}

function locationOf(requested: string, { headers }: HttpResponse): URL | undefined {
  const location = headerOf(headers, 'Location') ?? ''
  if (location === '' || !URL.canParse(location, requested)) return undefined
  return new URL(location, requested)
}

function leadsTo(target: URL, redirect_uri: string | undefined): boolean {
  if (redirect_uri === undefined || !URL.canParse(redirect_uri)) return false
  const { protocol, host, pathname } = new URL(redirect_uri)
  return target.protocol === protocol && target.host === host && target.pathname === pathname
}

/** With `prompt=none` these say that the request is good and that nobody is logged in. */
const needsPerson: ReadonlySet<string> = new Set([
  'login_required',
  'interaction_required',
  'consent_required',
  'account_selection_required',
])

function judgeReturn(
  scene: AnswerScene,
  answered: Answered,
  parameters: readonly TextField[],
): ProbeVerdict {
  const error = parameter(parameters, 'error')
  const pointer = { entry: answered.entry.id, part: 'response.header.Location' }
  if (error === undefined) {
    const sentence = 'The server sends the browser straight back without an error: it is accepted.'
    return { status: 'ok', sentence, evidence: [{ pointer, found: 'no error in the redirect' }] }
  }
  const description = parameter(parameters, 'error_description')
  const found = quoted(description === undefined ? error : `${error}: ${description}`)
  if (needsPerson.has(error)) {
    const sentence = `The request is accepted; with prompt=none the server says that nobody is logged in (${error}).`
    return { status: 'ok', sentence, evidence: [{ pointer, found }] }
  }
  const words = { texts: [description ?? error], error, steps: ['callback', 'authorize'] } as const
  return refused(scene, `The server sends the browser back with ${found}`, words, {
    pointer,
    expected,
    found,
  })
}

function judgeOnward(scene: AnswerScene, answered: Answered, target: URL): ProbeVerdict {
  const pointer = { entry: answered.entry.id, part: 'response.header.Location' }
  const { error, texts } = errorWords(target)
  const place = `${target.host}${target.pathname}`
  if (texts.length > 0 || /\/(oauth2?\/)?error$/i.test(target.pathname)) {
    const found = quoted(texts.join(': ') || place)
    const words = {
      texts: [...texts, place],
      steps: ['authorize'],
      ...(error && { error }),
    } as const
    return refused(
      scene,
      `The server sends the browser to its error page, which says ${found}`,
      words,
      {
        pointer,
        expected,
        found,
      },
    )
  }
  const sentence = `Accepted so far: the server sends the browser on to ${quoted(place)}.`
  return { status: 'ok', sentence, evidence: [{ pointer, found: place }] }
}

function judgeErrorPage(scene: AnswerScene, answered: Answered): ProbeVerdict {
  const { response } = answered.entry
  const words = pageWords(response)
  const evidence = statusEvidence(answered, expected, `${response.status} ${quoted(words)}`.trim())
  const said = { texts: [words], status: response.status, steps: ['authorize'] } as const
  const known = knownFailure(scene, said)
  if (response.status >= 500 && !known) {
    const sentence = `The server failed (${response.status}), which some do for a request they do not like.`
    return { status: 'unclear', sentence, evidence: [evidence] }
  }
  const quotation = words === '' ? 'without a word' : `and says: ${quoted(words)}`
  return refused(scene, `The server refuses with ${response.status} ${quotation}`, said, evidence)
}

/** A page that asks for a login is taken as one, whatever else it says. */
function judgePage(scene: AnswerScene, answered: Answered): ProbeVerdict {
  const { response } = answered.entry
  const words = pageWords(response)
  const number = /AAD(?:STS|B2C)\d{5,}[^"<\\]*/.exec(response.body)?.[0]
  const texts = number === undefined ? [words] : [number, words]
  const said = { texts, steps: ['authorize'] } as const
  const asks = /<input[^>]+type\s*=\s*["']?(password|email)|autocomplete=["']?username/i
  const isLogin = number === undefined && asks.test(response.body)
  const known = isLogin ? undefined : knownFailure(scene, said)
  const found = `${response.status} ${quoted(number ?? words)}`.trim()
  const evidence = statusEvidence(answered, expected, found)
  if (known || number !== undefined)
    return refused(
      scene,
      `The server shows a page that says: ${quoted(number ?? words)}`,
      said,
      evidence,
    )
  const sentence = `Accepted so far: the server answers with a page${isLogin ? ' that asks for a login' : ''}.`
  return { status: 'ok', sentence, evidence: [evidence] }
}

function refused(
  scene: AnswerScene,
  sentence: string,
  words: Parameters<typeof knownFailure>[1],
  evidence: ProbeVerdict['evidence'][number],
): ProbeVerdict {
  const known = knownFailure(scene, words)
  return {
    status: 'bad',
    inVain: true,
    sentence: /[.!?…]$/.test(sentence) ? sentence : `${sentence}.`,
    evidence: [evidence],
    ...(known && { known, fix: { text: known.fix } }),
  }
}
