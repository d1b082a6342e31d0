import { examine } from './examine.ts'
import { runFromExchanges } from './import/run-from-exchanges.ts'
import { judge } from './judge.ts'
import { readPreflight } from './preflight/read-preflight.ts'
import type { ProbeReading } from './preflight/probe.ts'
import { providers } from './providers/all.ts'
import { match } from './providers/lookup.ts'
import { recognise } from './providers/recognise.ts'
import { metadataInHand } from './in-hand.ts'
import type { Run } from './run.ts'
import { meaningOf } from './stuck/meaning-of-event.ts'
import { type StuckMatch, rankMatches } from './stuck/rank-matches.ts'
import { type ReadWords, type StuckWords, readWords } from './stuck/read-words.ts'

/** What can be made of a page that never came back. */
export interface StuckDiagnosis {
  /** Whose page it seems to be. */
  readonly provider?: { readonly id: string; readonly name: string }
  /** The error code, where the words or the address have one. */
  readonly error?: string
  /** Causes, best first; proven ones come from the request itself. Empty when nothing fits. */
  readonly matches: readonly StuckMatch[]
  /** What the server answered the backend for the same request, when that was asked. */
  readonly preflight?: ProbeReading
  /** What would help, while nothing decides. */
  readonly needs?: string
}

/**
 * Diagnoses an error page from its text, its address, or words from a screenshot, together with
 * the request that led there: of the run, or of the address when that is the request. A generic
 * word never decides; then `needs` says what would. Never throws on what was pasted.
 */
export async function diagnoseWords(words: StuckWords): Promise<StuckDiagnosis> {
  const read = readWords(words)
  const run = words.run ?? runOf(read.url)
  const preflight = words.run && (await preflightView(words.run))
  const provider = recogniseFrom(read, words.run)
  const found = match({
    texts: [...read.texts, ...wordsOf(preflight)],
    steps: read.steps,
    ...(read.error !== undefined && { error: read.error }),
    ...(provider && { provider: provider.id }),
  })
  const meant = meaningOf(read.event)
  const ranked = rankMatches(meant ? [meant, ...found] : found, read.error)
  const catalogued = ranked.map((each) => corroborated(each, preflight))
  const matches = [...(run ? await faultsOfRequest(run) : []), ...catalogued]
  const decided = matches.some(({ certainty }) => certainty !== 'possible')
  return {
    ...(provider && { provider: { id: provider.id, name: provider.name } }),
    ...(read.error !== undefined && { error: read.error }),
    matches,
    ...(preflight && { preflight }),
    ...(!decided && { needs: needsOf(read, matches.length) }),
  }
}

/** A run of the address alone, when that is an authorization request. */
function runOf(url: URL | undefined): Run | undefined {
  if (!url?.searchParams.has('client_id')) return undefined
  const request = { method: 'GET', url: url.href, headers: [] }
  return runFromExchanges([{ startedAt: 0, took: 0, request }])
}

async function preflightView(run: Run): Promise<ProbeReading | undefined> {
  const readings = await readPreflight(run)
  const reading = readings.find(
    ({ probe: { name } }) => name === 'authorization-url' || name === 'pushed-request',
  )
  return reading?.status === 'not-sent' ? undefined : reading
}

/** A refusal that the backend got is worth reading as well; a login page is not. */
function wordsOf(preflight: ProbeReading | undefined): string[] {
  return preflight?.status === 'bad' ? preflight.evidence.flatMap(({ found }) => found ?? []) : []
}

function recogniseFrom({ url, texts, event }: ReadWords, run: Run | undefined) {
  if (event) return providers.find(({ id }) => id === event.provider)
  const metadata = run ? Object.values(metadataInHand(run)) : []
  const addresses = [url?.href, run?.connection.issuer, ...metadata]
  return recognise(providers, {
    urls: addresses.filter((address) => typeof address === 'string'),
    headers: [],
    texts,
  })
}

/** What is wrong with the authorization request, whatever the server calls it. */
async function faultsOfRequest(run: Run): Promise<StuckMatch[]> {
  const judged = judge(await examine(run))
  return judged.flatMap(({ check, verdict }) => {
    if (check.step !== 'authorization-request' || check.severity !== 'error') return []
    if (verdict.outcome !== 'fail') return []
    const { evidence, fix } = verdict
    return [
      {
        ...{ id: check.id, evidence, fix, alike: [], tell: [] },
        title: `Not met: ${check.title}`,
        explanation: 'This is wrong with the request itself, whatever the server calls it.',
        certainty: 'proven',
      },
    ]
  })
}

function corroborated(found: StuckMatch, preflight: ProbeReading | undefined): StuckMatch {
  if (preflight?.known?.id !== found.id) return found
  const note = 'the server says the same when the backend asks it for this very request'
  const same = preflight.evidence.map((evidence) => ({ ...evidence, note }))
  return { ...found, evidence: [...found.evidence, ...same] }
}

function needsOf({ texts, url }: ReadWords, found: number): string {
  if (texts.length === 0 && !url)
    return 'Paste the text of the page, or the address that the browser shows.'
  const vague =
    found === 0 ? 'Nothing known fits these words.' : 'These words alone fit several causes.'
  const more = url
    ? 'Paste the page’s exact text as well, with any error number in it, from “details” too.'
    : 'Paste the address of the page as well, and its exact text with any error number in it.'
  return `${vague} ${more} The preflight asks the server for the same request.`
}
