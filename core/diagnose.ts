import type { Judged, Verdict } from './check.ts'
import type { Facts } from './facts.ts'
import type { Match } from './providers/match.ts'
import type { StepName } from './run.ts'
import { withAnswers } from './questions/read-answers.ts'
import { meaning } from './symptoms/server-words.ts'
import type {
  Cause,
  CauseVerdict,
  Certainty,
  Diagnosis,
  JudgedCause,
  Scene,
  Sighting,
  Symptom,
} from './symptom.ts'

/** Certainties in the order in which causes are shown. */
const rank: Readonly<Record<Certainty, number>> = {
  proven: 0,
  likely: 1,
  possible: 2,
  'ruled-out': 3,
}

/** What the catalogue makes of the words at a sighting, best first. */
export type Lookup = (facts: Facts, sighting: Sighting) => readonly Match[]

/**
 * Every symptom the run shows, in the order of the flow, each with its causes: proven before what
 * the server's own words say, before what is likely, before what is merely possible.
 */
export function diagnose(
  facts: Facts,
  judged: readonly Judged[],
  symptoms: readonly Symptom[],
  lookup: Lookup,
): Diagnosis[] {
  const scene = sceneOf(facts, judged)
  return symptoms
    .flatMap((symptom) => {
      const sighting = symptom.matches(scene)
      return sighting ? [diagnosisOf(symptom, sighting, scene, lookup(facts, sighting))] : []
    })
    .sort((a, b) => a.pointer.entry - b.pointer.entry)
}

function sceneOf(facts: Facts, judged: readonly Judged[]): Scene {
  const verdicts = new Map(judged.map(({ check, verdict }) => [check.id, verdict]))
  return {
    facts,
    verdictOf(check) {
      const verdict = verdicts.get(check)
      if (!verdict) throw new Error(`There is no check ${check}`)
      return verdict
    },
  }
}

function diagnosisOf(
  symptom: Symptom,
  sighting: Sighting,
  scene: Scene,
  matches: readonly Match[],
): Diagnosis {
  const judged = symptom.causes
    .filter(({ at }) => at?.includes(placeOf(sighting.step)) ?? true)
    .map((cause) => ({ cause, verdict: judgeCause(cause, scene) }))
  // What the trace makes likely is not doubted for a server's words, which are often too general.
  const decided = judged.some(({ verdict }) => /^(?:proven|likely)$/.test(verdict.certainty))
  const own = decided ? judged : judged.map((each) => meant(each, scene, sighting))
  const plain = new Set(own.filter((each) => !judged.includes(each)).map(({ cause }) => cause.id))
  const telling = agreeing(tellingOf(matches), own)
  const proven = own.some(({ verdict }) => verdict.certainty === 'proven')
  const causes = proven
    ? [...own, ...fromWords(own, telling).map(lessened)]
    : [...own.map((judged) => withWords(judged, telling)), ...fromWords(own, telling)]
  const order = orderBy(telling, matches, plain, new Set(own.map(({ cause }) => cause.id)))
  return { symptom, ...sighting, causes: causes.sort((a, b) => order(a) - order(b)) }
}

/** Beside a cause that the trace proves, what words alone suggest is no more than possible. */
function lessened(judged: JudgedCause): JudgedCause {
  return { ...judged, verdict: { ...judged.verdict, certainty: 'possible' } }
}

/** A cause that nothing decides is likely when the server's own words mean it. */
function meant(judged: JudgedCause, scene: Scene, { pointer }: Sighting): JudgedCause {
  const { cause, verdict } = judged
  if (verdict.certainty !== 'possible' || !cause.says) return judged
  const evidence = meaning(scene, cause.says, pointer)
  return evidence
    ? { cause, verdict: { ...verdict, certainty: 'likely', evidence: [evidence] } }
    : judged
}

/** Where words mean a cause of the symptom's own, what is known from other steps adds nothing. */
function agreeing(matches: readonly Match[], own: readonly JudgedCause[]): readonly Match[] {
  const likely = new Set(
    own.filter(({ verdict }) => verdict.certainty === 'likely').map(({ cause }) => cause.id),
  )
  return likely.size === 0
    ? matches
    : matches.filter(({ atStep, decisive, known }) => atStep || decisive || likely.has(known.id))
}

/** The matches that say something of their own, and nearly as much as the best of them. */
function tellingOf(matches: readonly Match[]): readonly Match[] {
  const best = matches[0]?.score ?? 0
  return matches.filter(({ specific, score }) => specific && score > best * 0.75)
}

/**
 * By certainty. Among equals what this very provider says comes first, then what the words mean in
 * plain language or at another provider, then what any server may say with them. Words too general to make a cause likely
 * still order those that are merely possible.
 */
function orderBy(
  telling: readonly Match[],
  matches: readonly Match[],
  plain: ReadonlySet<string>,
  symptomsOwn: ReadonlySet<string>,
): (judged: JudgedCause) => number {
  const named = placesOf(telling)
  const ofProvider = idsOf(telling.filter(({ own, decisive }) => own || decisive))
  const ofAnother = idsOf(telling.filter(({ provider: { id } }) => id !== 'generic'))
  // Where the trace shows whose server it is, no other’s words come before anybody’s.
  const ofStranger = idsOf(telling.filter(({ isStrange }) => isStrange))
  const hinted = placesOf(matches.filter(({ fragment }) => fragment !== undefined))
  return ({ cause, verdict, provider }) => {
    const place = provider === undefined ? undefined : named.get(cause.id)
    const said = ofAnother.has(cause.id) && !ofStranger.has(cause.id)
    const meansThis = said || (symptomsOwn.has(cause.id) && place !== undefined)
    const group = ofProvider.has(cause.id) ? 0 : plain.has(cause.id) || meansThis ? 1 : 2
    const hint = hinted.get(cause.id) ?? 1
    const within = group + (place ?? (group === 1 ? 0.9 + hint / 10 : hint + 1))
    return rank[verdict.certainty] + within / 6
  }
}

function idsOf(matches: readonly Match[]): ReadonlySet<string> {
  return new Set(matches.map(({ known }) => known.id))
}

/** Where each entry stands in the list, from 0 to below 1. */
function placesOf(matches: readonly Match[]): ReadonlyMap<string, number> {
  return new Map(matches.map(({ known }, place) => [known.id, place / matches.length]))
}

/** What the trace says of it, and then what the servers answered when they were asked. */
function judgeCause(cause: Cause, scene: Scene): CauseVerdict {
  return withAnswers(judgeByTrace(cause, scene), cause, scene)
}

/** Proven when one of its checks fails, unless the cause weighs that; ruled out when one passes and none fails. */
function judgeByTrace(cause: Cause, scene: Scene): CauseVerdict {
  const refuted = cause.refute?.(scene)
  if (refuted) return { certainty: 'ruled-out', evidence: [refuted] }
  const verdicts = (cause.checks ?? []).map((check) => scene.verdictOf(check))
  const failed = verdicts.find((verdict) => verdict.outcome === 'fail')
  if (failed) {
    const { evidence, fix } = failed
    return cause.weigh?.(scene, failed) ?? { certainty: 'proven', evidence, fix }
  }
  const judged = cause.judge?.(scene)
  if (judged) return judged
  const passed = verdicts.find((verdict) => verdict.outcome === 'pass')
  if (passed) return { certainty: 'ruled-out', evidence: passed.evidence }
  return { certainty: 'possible', evidence: [], ...undecided(verdicts, cause) }
}

function undecided(verdicts: readonly Verdict[], cause: Cause): { tell?: string } {
  const inconclusive = verdicts.find((verdict) => verdict.outcome === 'inconclusive')
  const tell = cause.tell ?? inconclusive?.findOut
  return tell === undefined ? {} : { tell }
}

/** The server's words make a possible cause likely; they never overturn what was ruled out. */
function withWords(judged: JudgedCause, telling: readonly Match[]): JudgedCause {
  const match = telling.find(({ known }) => known.id === judged.cause.id)
  const { certainty } = judged.verdict
  if (!match || certainty === 'proven' || certainty === 'ruled-out') return judged
  const { verdict } = judged
  const evidence = [...verdict.evidence, wordsOf(match)]
  return {
    ...judged,
    verdict: { ...verdict, certainty: 'likely', evidence },
    provider: match.provider.name,
  }
}

/** What is wrong with an authorization request is the same where it is pushed. */
function placeOf(step: StepName): StepName {
  return step === 'pushed-authorization-request' ? 'authorization-request' : step
}

/** Causes that only the catalogue knows: at most three. */
function fromWords(own: readonly JudgedCause[], telling: readonly Match[]): JudgedCause[] {
  const taken = new Set(own.map(({ cause }) => cause.id))
  return telling
    .filter(({ known }) => !taken.has(known.id))
    .slice(0, 3)
    .map((match) => ({
      cause: causeOf(match),
      verdict: {
        certainty: 'likely',
        evidence: [wordsOf(match)],
        ...(match.known.tell.length > 0 && { tell: match.known.tell.join('; ') }),
      },
      provider: match.provider.name,
    }))
}

function wordsOf({ fragment = '', provider }: Match): { found: string; note: string } {
  return { found: fragment, note: `the words of ${provider.name} for this` }
}

function causeOf({ known }: Match): Cause {
  return {
    id: known.id,
    title: known.title,
    explanation: known.causes.join('; '),
    specification: [],
    fix: { text: known.fix },
  }
}
