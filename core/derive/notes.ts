import type { Facts } from '../facts.ts'
import { isNotice } from '../notices.ts'
import type { StepName } from '../run.ts'
import { utcTime } from '../time-words.ts'
import { authorizationRules } from './notes/authorization-rules.ts'
import { claimRules } from './notes/claim-rules.ts'
import { metadataRules } from './notes/metadata-rules.ts'
import type { Note } from './notes/note.ts'
import { overridden } from './notes/overridden.ts'
import { plainNote } from './notes/plain-note.ts'
import { pushedRules } from './notes/pushed-rules.ts'
import { responseRules } from './notes/response-rules.ts'
import { type Clock, type Place, type Rules, type Subject, trailOf } from './notes/subject.ts'
import { tokenRequestRules } from './notes/token-request-rules.ts'

/** Every rule, by `STEP PART`, or `* PART` for any step. */
export const noteRules: Rules = {
  ...authorizationRules,
  ...pushedRules,
  ...tokenRequestRules,
  ...responseRules,
  ...claimRules,
  ...metadataRules,
}

/**
 * The remark in the row of a parameter, member, header or Claim: what it is, where it came from,
 * whether it agrees with what was sent before. `found.entry` is absent for a draft; for a Claim it
 * is the token response. `value` is what the row shows, JSON for what is no string. Without a clock
 * it is told as of the run's last entry, in UTC. Never throws, whatever the name and value.
 */
export function noteOf(
  facts: Facts,
  found: Place,
  value: string,
  clock: Clock = { now: facts.run.entries.at(-1)?.at ?? 0, time: utcTime },
): Note {
  const place = { ...found, part: found.part.replace(inSignedResponse, 'callback.') }
  const { where, name } = parse(place.part)
  const subject: Subject = {
    facts,
    place,
    name,
    value,
    clock,
    occurrence: occurrenceOf(where, place.step),
    trail: trailOf(facts.run, place),
  }
  const part =
    where.endsWith('header') && !where.includes('token') ? place.part.toLowerCase() : place.part
  const rule = ruleFor(place.step, part)
  return shortened(overridden(subject) ?? rule?.(subject) ?? plainNote(subject))
}

/** A signed response carries its parameters as Claims, beside those of the JWT (JARM §2.1). */
const inSignedResponse = /^response\.claims\.(?!(?:aud|exp|iat|nbf|jti)$)/

/** Characters: a note may quote what a server sent, which may be of any length. */
const longest = 160

function shortened(note: Note): Note {
  return note.text.length > longest ? { ...note, text: `${note.text.slice(0, longest)}…` } : note
}

function ruleFor(step: StepName, part: string): Rules[string] | undefined {
  return [`${step} ${part}`, `* ${part}`].flatMap((key) => noteRules[key] ?? [])[0]
}

const inPart = /^(callback|\w+\.(?:query|header|body|json|claims))\.(.*)$/s

/** A name may have dots of its own, as namespaced Claims do; a key’s members are a header’s. */
function parse(part: string): { where: string; name: string } {
  const inKey = /^response\.json\.keys\.\d+\.(\w+)$/.exec(part)
  if (inKey) return { where: 'jwk.header', name: inKey[1] ?? '' }
  const [, where = part, name = ''] = inPart.exec(part) ?? []
  return { where, name }
}

function occurrenceOf(where: string, step: StepName): Subject['occurrence'] {
  switch (where) {
    case 'request.query':
    case 'request.body':
      return 'request'
    case 'callback':
      return isNotice(step) ? 'request' : 'response'
    case 'request.header':
    case 'response.header':
      return 'header'
    case 'response.json':
      return memberOf(step)
    default:
      if (where.endsWith('.claims')) return 'claim'
      return where.endsWith('.header') ? 'jose' : 'other'
  }
}

const membersOf: Readonly<Partial<Record<StepName, Subject['occurrence']>>> = {
  discovery: 'metadata',
  registration: 'client',
  userinfo: 'claim',
  'distributed-claims': 'claim',
  'resource-metadata': 'resource',
}

/** What the members of a step's answer are. */
function memberOf(step: StepName): Subject['occurrence'] {
  return membersOf[step] ?? 'response'
}
