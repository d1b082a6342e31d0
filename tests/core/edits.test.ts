import { describe, expect, test } from 'vitest'
import { applyEdits } from '../../core/edits.ts'
import type { HttpRequest } from '../../core/http.ts'
import type { Edit } from '../../core/run.ts'

const draft: HttpRequest = {
  method: 'POST',
  url: 'https://login.acme.test/oauth/token',
  query: [['audience', 'a']],
  headers: [['Accept', 'application/json']],
  body: {
    form: [
      ['resource', 'first'],
      ['code', 'abc'],
      ['resource', 'second'],
      ['client_secret', { secret: 'client_secret' }],
    ],
  },
}

function edited(...edits: Edit[]): HttpRequest {
  return applyEdits(draft, edits)
}

function inBody(change: 'set' | 'add' | 'remove', name: string, index = 0, value = ''): Edit {
  return { change, where: 'body', name, index, value }
}

describe('Edits of a draft', () => {
  test('none leave it as it is', () => {
    expect(edited()).toBe(draft)
  })

  test('set one of several fields of a name, and no other', () => {
    expect(edited(inBody('set', 'resource', 1, 'changed')).body).toEqual({
      form: [
        ['resource', 'first'],
        ['code', 'abc'],
        ['resource', 'changed'],
        ['client_secret', { secret: 'client_secret' }],
      ],
    })
  })

  test('remove a field and keep the order of the rest', () => {
    expect(edited(inBody('remove', 'resource', 0)).body).toEqual({
      form: [
        ['code', 'abc'],
        ['resource', 'second'],
        ['client_secret', { secret: 'client_secret' }],
      ],
    })
  })

  test('add a field at the end, even of a name that is there', () => {
    const { body } = edited(inBody('add', 'code', 0, 'again'))
    expect(body && 'form' in body ? body.form.at(-1) : undefined).toEqual(['code', 'again'])
  })

  test('replace a reference to a secret by text', () => {
    const { body } = edited(inBody('set', 'client_secret', 0, 'typed by hand'))
    expect(body && 'form' in body ? body.form.at(-1) : undefined).toEqual([
      'client_secret',
      'typed by hand',
    ])
  })

  test.each(['set', 'remove'] as const)('%s nothing when no such field is there', (change) => {
    expect(edited(inBody(change, 'code', 1, 'x'), inBody(change, 'absent')).body).toEqual(
      draft.body,
    )
  })

  test('change method and URL', () => {
    const changed = edited(
      { change: 'method', value: 'PUT' },
      { change: 'url', value: 'https://b' },
    )
    expect([changed.method, changed.url]).toEqual(['PUT', 'https://b'])
  })

  test('change query and headers', () => {
    const changed = edited(
      { change: 'set', where: 'query', name: 'audience', index: 0, value: 'b' },
      { change: 'add', where: 'header', name: 'X-One', index: 0, value: '1' },
    )
    expect([changed.query, changed.headers]).toEqual([
      [['audience', 'b']],
      [
        ['Accept', 'application/json'],
        ['X-One', '1'],
      ],
    ])
  })

  test('change the members of a JSON body, which stays one', () => {
    const json: HttpRequest = { ...draft, body: { json: [['code', 'abc']] } }
    expect(applyEdits(json, [inBody('set', 'code', 0, 'x')]).body).toEqual({
      json: [['code', 'x']],
    })
  })

  test('a raw body replaces the fields, and edits of fields then change nothing', () => {
    const changed = edited({ change: 'raw-body', value: '{' }, inBody('set', 'code', 0, 'x'))
    expect(changed.body).toEqual({ raw: '{' })
  })

  test('are made one after the other', () => {
    const changed = edited(inBody('remove', 'resource', 0), inBody('set', 'resource', 0, 'changed'))
    expect(changed.body && 'form' in changed.body ? changed.body.form[1] : undefined).toEqual([
      'resource',
      'changed',
    ])
  })

  test('never change the draft itself', () => {
    const before = JSON.stringify(draft)
    edited(inBody('remove', 'code'), inBody('set', 'resource', 0, 'x'))
    expect(JSON.stringify(draft)).toBe(before)
  })
})
