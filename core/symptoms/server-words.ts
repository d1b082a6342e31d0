import type { Evidence, Pointer } from '../check.ts'
import { parameter } from '../in-hand.ts'
import type { CauseVerdict, Scene } from '../symptom.ts'

interface Said {
  readonly text: string
  readonly pointer: Pointer
}

/** What the callback and the token endpoint said of their errors, in words. */
function saidBy({ facts }: Scene): readonly Said[] {
  const { authorizationResponse, tokenRequest, refresh } = facts
  const description = parameter(authorizationResponse?.parameters ?? [], 'error_description')
  const inCallback = {
    entry: authorizationResponse?.entry.id ?? 0,
    part: 'callback.error_description',
  }
  const inAnswers = [tokenRequest, refresh].flatMap((exchange): Said[] => {
    const text = exchange?.response?.members?.['error_description']
    const entry = exchange?.response?.entry.id ?? 0
    return typeof text === 'string'
      ? [{ text, pointer: { entry, part: 'response.json.error_description' } }]
      : []
  })
  return description === undefined
    ? inAnswers
    : [{ text: description, pointer: inCallback }, ...inAnswers]
}

function heard(scene: Scene, words: RegExp): Evidence | undefined {
  const said = saidBy(scene).find(({ text }) => words.test(text))
  return said && { pointer: said.pointer, found: said.text, note: 'the server’s own words' }
}

/** Likely when the server says as much; otherwise undecided. */
export function whenSaid(words: RegExp): (scene: Scene) => CauseVerdict | undefined {
  return (scene) => {
    const evidence = heard(scene, words)
    return evidence && { certainty: 'likely', evidence: [evidence] }
  }
}

/**
 * For what lies at the server: ruled out unless the check finds the request in order; likely when
 * the server’s words are about it all the same.
 */
export function atTheServer(
  check: string,
  words: RegExp,
): (scene: Scene) => CauseVerdict | undefined {
  return (scene) => {
    const verdict = scene.verdictOf(check)
    if (verdict.outcome !== 'pass') {
      const note = 'the request itself is not known to be in order here'
      return { certainty: 'ruled-out', evidence: [{ note }] }
    }
    const evidence = heard(scene, words)
    return evidence && { certainty: 'likely', evidence: [evidence, ...verdict.evidence] }
  }
}
