import { type Check, fail, notApplicable, pass } from '../../check.ts'
import { problemInWords } from '../jwt-problem.ts'
import { eachIdToken } from '../when-token.ts'

/** What stands twice is another check’s business. */
export const idTokenReadable: Check = {
  id: 'id-token/readable',
  title: 'The ID Token is a JWT in three parts that can be read',
  step: 'id-token',
  severity: 'error',
  specification: ['OIDCC-2', 'RFC7515-7.1', 'RFC7519-7.2'],

  test: (facts) =>
    eachIdToken(facts, ({ entry, jwt }) => {
      if (jwt?.form === 'jwe') return notApplicable('It is encrypted, which another check reports.')
      const pointer = { entry, part: 'response.json.id_token' }
      const expected = 'three base64url parts, the first two JSON objects'
      const problems = jwt?.problems.filter(
        (problem) => problem.kind !== 'json' || problem.problem.kind !== 'duplicate-member',
      )
      if (problems?.length === 0) return pass({ pointer, expected, found: 'three such parts' })
      const found = problems?.map(problemInWords).join('; ') ?? 'no JWT at all'
      return fail(
        'Reject this token. Have the server send the ID Token as a JWS in compact form; look for what cut or changed it on its way.',
        { pointer, expected, found },
      )
    }),
}
