import { describe, expect, test } from 'vitest'
import { asObject, readJson } from '../../core/read-json.ts'

describe('Reading JSON', () => {
  test('gives the value and no problem when there is none', () => {
    expect(readJson('{"a":[1,{"b":null}]}')).toEqual({
      value: { a: [1, { b: null }] },
      problems: [],
    })
  })

  test.each(['', ' \n', '\ufeff', '\ufeff  '])('calls %j empty', (text) => {
    expect(readJson(text)).toEqual({ value: undefined, problems: [{ kind: 'empty' }] })
  })

  test('reads past a byte order mark, which RFC 8259 §8.1 lets a reader ignore', () => {
    expect(readJson('\ufeff{"a":1}')).toEqual({ value: { a: 1 }, problems: [] })
  })

  test.each(['{', '{"a":1,}', "{'a':1}", '<html>', '{"a":1}x', 'undefined'])(
    'says that %j is invalid, without throwing',
    (text) => {
      expect(readJson(text)).toMatchObject({ value: undefined, problems: [{ kind: 'invalid' }] })
    },
  )

  test('reports a repeated member by name, and keeps the last value', () => {
    expect(readJson('{"error":"a","error":"b"}')).toEqual({
      value: { error: 'b' },
      problems: [{ kind: 'duplicate-member', name: 'error' }],
    })
  })

  test('reports a repetition once, wherever it is nested', () => {
    const { problems } = readJson('[{"x":{"a":1,"a":2,"a":3}}]')
    expect(problems).toEqual([{ kind: 'duplicate-member', name: 'a' }])
  })

  test('finds a repetition that is spelled differently', () => {
    expect(readJson('{"\\u0061":1,"a":2}').problems).toEqual([
      { kind: 'duplicate-member', name: 'a' },
    ])
  })

  test.each([
    ['the same name in two objects', '[{"a":1},{"a":2}]'],
    ['the same name inside and outside', '{"a":{"a":1}}'],
    ['a value that equals a name', '{"a":"b","b":"a","c":["a","a"]}'],
    ['a name and quotes inside a string', '{"a":"\\"a\\":1,\\"a\\":2"}'],
  ])('reports no repetition for %s', (_title, text) => {
    expect(readJson(text).problems).toEqual([])
  })

  test.each([
    ['arrays', '['.repeat(200_000)],
    ['closed arrays', '['.repeat(200_000) + ']'.repeat(200_000)],
    ['objects', '{"a":'.repeat(200_000)],
    ['quotes', '"'.repeat(200_000)],
    ['backslashes', `"${'\\'.repeat(200_000)}`],
  ])('does not throw on 200,000 levels of %s', (_title, text) => {
    expect(readJson(text).value).toBeUndefined()
  })

  test('says how deep is too deep', () => {
    expect(readJson('['.repeat(65) + ']'.repeat(65)).problems).toEqual([
      { kind: 'too-deep', limit: 64 },
    ])
  })

  test('reads nothing of millions of characters, and says how many are too many', () => {
    expect(readJson(`"${'a'.repeat(2_500_000)}"`)).toEqual({
      value: undefined,
      problems: [{ kind: 'too-large', limit: 2_500_000 }],
    })
    expect(readJson('[1,2,3]', 7).value).toEqual([1, 2, 3])
    expect(readJson('[1,2,3]', 6).value).toBeUndefined()
  })

  test('reads what is as deep as it may be', () => {
    expect(readJson('['.repeat(64) + ']'.repeat(64)).problems).toEqual([])
  })

  test('a member named __proto__ is a member and changes nothing else', () => {
    const { value } = readJson('{"__proto__":{"admin":true}}')
    expect([Object.keys(value as object), ({} as { admin?: boolean }).admin]).toEqual([
      ['__proto__'],
      undefined,
    ])
  })
})

test.each([
  [{ a: 1 }, { a: 1 }],
  [[1], undefined],
  [null, undefined],
  ['text', undefined],
  [1, undefined],
])('%j as an object is %j', (value, expected) => {
  expect(asObject(value)).toEqual(expected)
})
