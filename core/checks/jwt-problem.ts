import type { JsonProblem } from '../read-json.ts'
import type { JwtProblem } from '../read-jwt.ts'

/** What reading a token met, in words. */
export function problemInWords(problem: JwtProblem): string {
  switch (problem.kind) {
    case 'parts':
      return `${problem.found} parts`
    case 'not-base64url':
      return `a ${problem.part} that is not base64url`
    case 'not-an-object':
      return `a ${problem.part} that is no JSON object`
    case 'whitespace':
      return 'white space around it'
    case 'too-long':
      return `more than ${problem.limit} characters`
    case 'json':
      return `in its ${problem.part}: ${jsonProblemInWords(problem.problem)}`
  }
}

function jsonProblemInWords(problem: JsonProblem): string {
  switch (problem.kind) {
    case 'empty':
      return 'nothing'
    case 'invalid':
      return problem.message
    case 'too-deep':
      return `nesting deeper than ${problem.limit}`
    case 'too-large':
      return `more than ${problem.limit} characters`
    case 'duplicate-member':
      return `the member ${problem.name} twice`
  }
}
