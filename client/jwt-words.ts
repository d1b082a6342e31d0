import type { JwtPart, JwtProblem } from '../core/read-jwt.ts'

/** What is wrong with a token’s form, as a sentence. */
export function jwtWords(problem: JwtProblem): string {
  switch (problem.kind) {
    case 'parts':
      return `It has ${problem.found} parts; a signed JWT has three, an encrypted one five.`
    case 'not-base64url':
      return `Its ${problem.part} is not base64url, so it cannot be read.`
    case 'not-an-object':
      return `Its ${problem.part} is not a JSON object.`
    case 'json':
      return jsonWords(problem.part, problem.problem)
    case 'whitespace':
      return 'There is white space around it, which no JWT has.'
    case 'too-long':
      return `It is longer than ${problem.limit.toLocaleString('en')} characters, so it is not decoded.`
  }
}

type JsonProblem = Extract<JwtProblem, { kind: 'json' }>['problem']

function jsonWords(part: JwtPart, problem: JsonProblem): string {
  switch (problem.kind) {
    case 'empty':
      return `Its ${part} is empty.`
    case 'invalid':
      return `Its ${part} is no JSON: ${problem.message}.`
    case 'too-deep':
      return `Its ${part} is nested deeper than ${problem.limit} levels.`
    case 'too-large':
      return `Its ${part} has more than ${problem.limit} characters.`
    case 'duplicate-member':
      return `“${problem.name}” stands twice in its ${part}; readers disagree which one counts.`
  }
}
