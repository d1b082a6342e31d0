import { describe, expect, test } from 'vitest'
import { challengeParameter, readChallenges } from '../../core/read-challenge.ts'

describe('a WWW-Authenticate header', () => {
  test.each<[header: string, scheme: string, parameters: [string, string][]]>([
    // RFC 6750 §3
    ['Bearer realm="example"', 'Bearer', [['realm', 'example']]],
    [
      'Bearer realm="example", error="invalid_token", error_description="The access token expired"',
      'Bearer',
      [
        ['realm', 'example'],
        ['error', 'invalid_token'],
        ['error_description', 'The access token expired'],
      ],
    ],
    ['Bearer', 'Bearer', []],
    ['bearer error=invalid_token', 'bearer', [['error', 'invalid_token']]],
    ['Bearer Error = "x"', 'Bearer', [['error', 'x']]],
    ['DPoP algs="ES256 PS256"', 'DPoP', [['algs', 'ES256 PS256']]],
    ['Bearer a="say \\"hi\\", then go"', 'Bearer', [['a', 'say "hi", then go']]],
    ['Bearer scope=""', 'Bearer', [['scope', '']]],
  ])('%s is read', (header, scheme, parameters) => {
    expect(readChallenges([header])).toEqual([{ scheme, parameters, problems: [] }])
  })

  test('holds several challenges, as several headers do', () => {
    const schemes = (headers: string[]) => readChallenges(headers).map(({ scheme }) => scheme)
    expect(schemes(['Basic realm="a, b", Bearer error="x"'])).toEqual(['Basic', 'Bearer'])
    expect(schemes(['Negotiate', 'Bearer error="x"'])).toEqual(['Negotiate', 'Bearer'])
    // RFC 9110 §11.6.1
    expect(schemes(['Basic realm="simple", Newauth realm="apps", type=1, title="L"'])).toEqual([
      'Basic',
      'Newauth',
    ])
  })

  test.each([
    ['Bearer error="invalid_token', 'unclosed-quote'],
    ['Bearer error=', 'unreadable'],
    ['="x"', 'unreadable'],
    ['Bearer a=1, a=2', 'repeated-parameter'],
  ])('%s is read with its problem', (header, kind) => {
    const problems = readChallenges([header]).flatMap((challenge) => challenge.problems)
    expect(problems.map((problem) => problem.kind)).toContain(kind)
  })

  test('an unclosed quote still gives its value', () => {
    const [challenge] = readChallenges(['Bearer error="invalid_token'])
    expect(challenge && challengeParameter(challenge, 'error')).toBe('invalid_token')
  })

  test.each(['', '   ', ',,,', '"', '\u0000\uFFFF', 'Bearer \\', '= = ='])(
    '%j does not throw',
    (header) => {
      expect(() => readChallenges([header])).not.toThrow()
    },
  )

  test.each(['a="', '"\\', 'a=,', 'Bearer ', 'a= ', 'a='])(
    'a long run of %j is read in linear time',
    (part) => {
      const began = performance.now()
      readChallenges([part.repeat(200_000)])
      expect(performance.now() - began).toBeLessThan(200)
    },
  )
})
