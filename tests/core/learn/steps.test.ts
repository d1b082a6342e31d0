import { describe, expect, test } from 'vitest'
import { allSteps } from '../../../core/flows.ts'
import { type LearnText, textPieces } from '../../../core/learn/learn-text.ts'
import { learnTexts } from '../../../core/learn/steps.ts'

function paragraphsOf({ paragraphs }: LearnText): string[] {
  return paragraphs.map((paragraph) =>
    typeof paragraph === 'string' ? paragraph : `${paragraph.heading} ${paragraph.text}`,
  )
}

function everythingIn(text: LearnText): string {
  const questions = text.questions.flatMap(({ q, a }) => [q, a])
  return [...paragraphsOf(text), ...questions].join('\n')
}

function words(text: string): number {
  return text.split(/\s+/).filter((word) => word !== '').length
}

const everything = Object.values(learnTexts).map(everythingIn).join('\n')

describe.each(allSteps.map(({ name }) => name))('%s', (name) => {
  const text = learnTexts[name]

  test('is explained in 120 to 260 words', () => {
    const count = words(paragraphsOf(text).join(' '))
    expect(count).toBeGreaterThanOrEqual(120)
    expect(count).toBeLessThanOrEqual(260)
  })

  test('answers at least two questions, each in 20 to 100 words', () => {
    expect(text.questions.length).toBeGreaterThanOrEqual(2)
    for (const { q, a } of text.questions) {
      expect(q).toMatch(/\?$/)
      expect(words(a), q).toBeGreaterThanOrEqual(20)
      expect(words(a), q).toBeLessThanOrEqual(100)
    }
  })

  test('says what can go wrong', () => {
    expect(paragraphsOf(text).some((found) => found.startsWith('What can go wrong'))).toBe(true)
  })

  test('is plain text with paired backticks and without exclamation marks', () => {
    const all = everythingIn(text)
    expect(all).not.toMatch(/[<>*!]|\]\(/)
    for (const paragraph of all.split('\n')) expect(paragraph.split('`').length % 2).toBe(1)
  })

  test('names the section it is about', () => {
    expect(text.specification.length).toBeGreaterThanOrEqual(2)
  })
})

test.each([
  ['web app', 'client'],
  ['user', 'resource owner'],
  ['API', 'resource server'],
  ['browser', 'user agent'],
])('the %s is also called by its role, %s', (plain, role) => {
  expect(everything).toMatch(
    new RegExp(`${plain}[^.]{0,40}\\b${role}|${role}[^.]{0,40}\\b${plain}`),
  )
})

test.each([
  ['when a refresh makes sense', 'refresh', /When it makes sense/],
  ['why a refresh token is to be kept safe', 'refresh', /Why it is to be kept safe/],
  ['why a refresh token rotates', 'refresh', /Why it rotates/],
  [
    'why state, PKCE and nonce exist',
    'authorization-request',
    /state ties[^]*PKCE ties[^]*nonce ties/,
  ],
  ['why the implicit grant is withdrawn', 'authorization-request', /RFC 9700 §2\.1\.2 withdraws/],
  ['what replaced the implicit grant', 'authorization-request', /PKCE.*backend for the front end/],
  ['why a secret does not belong in a browser', 'token-request', /secret not belong in a browser/],
  ['why the client does not read the access token', 'access-token', /not for the client to read/],
  ['why an opaque token is opaque', 'access-token', /no `audience` was sent/],
  ['why the ID Token is not for the API', 'id-token', /not for the API/],
] as const)('it is said %s', (_, step, words) => {
  expect(everythingIn(learnTexts[step])).toMatch(words)
})

test('text is cut into words and code at its backticks', () => {
  expect(textPieces('send `code` on')).toEqual([
    { text: 'send ', code: false },
    { text: 'code', code: true },
    { text: ' on', code: false },
  ])
})

test('a backtick without a partner stays in the text', () => {
  expect(textPieces('a ` b')).toEqual([{ text: 'a ` b', code: false }])
})
