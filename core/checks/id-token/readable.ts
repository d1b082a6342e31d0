import { type Check, fail, notApplicable, pass } from '../../check.ts'
import { problemInWords } from '../jwt-problem.ts'

export const idTokenReadable: Check = {
  id: 'id-token/readable',
  title: 'The ID Token is a JWT that can be read',
  step: 'id-token',
  severity: 'error',
  specification: ['OIDCC-2', 'RFC7519-7.2'],

  test: ({ idToken }) => {
    if (!idToken) return notApplicable('No ID Token has come.')
    const pointer = { entry: idToken.entry, part: 'response.json.id_token' }
    const expected = 'three base64url parts, the first two JSON objects'
    const problem = idToken.jwt ? idToken.jwt.problems[0] : undefined
    if (idToken.jwt && !problem)
      return pass({ pointer, expected, found: `${idToken.jwt.parts.length} parts` })
    const found = problem ? problemInWords(problem) : 'no JWT at all'
    return fail(
      'Have the server send the ID Token as a compact JWS; look for what cut or changed it on its way.',
      { pointer, expected, found },
    )
  },
}
