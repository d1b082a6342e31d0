import { describe, expect, test } from 'vitest'
import type { ApiRequest } from '../../core/connection.ts'
import { applyEdits } from '../../core/edits.ts'
import type { HttpRequest } from '../../core/http.ts'
import {
  editsTowards,
  requestsOf,
  titleOfRequest,
  withoutToken,
} from '../../core/saved-requests.ts'

const draft: HttpRequest = {
  method: 'GET',
  url: 'https://api.acme.test/contacts',
  query: [],
  headers: [
    ['Accept', 'application/json'],
    ['X-Trace', 'a'],
    ['X-Trace', 'b'],
    ['Authorization', 'Bearer at-1'],
  ],
}

const post: ApiRequest = {
  method: 'POST',
  url: 'https://api.acme.test/appointments?dry=1',
  headers: [
    ['X-Trace', 'b'],
    ['Content-Type', 'application/json'],
  ],
  body: '{"title":"Dentist"}',
}

const become = (from: HttpRequest, wanted: ApiRequest): HttpRequest =>
  applyEdits(from, editsTowards(from, wanted))

describe('A saved request, chosen for the API request', () => {
  test('gives its method, URL, headers and body, and keeps the token', () => {
    expect(become(draft, post)).toEqual({
      method: 'POST',
      url: 'https://api.acme.test/appointments?dry=1',
      query: [],
      headers: [
        ['X-Trace', 'b'],
        ['Authorization', 'Bearer at-1'],
        ['Content-Type', 'application/json'],
      ],
      body: { raw: '{"title":"Dentist"}' },
    })
  })

  test('makes no edit where the draft is that request already', () => {
    expect(editsTowards(become(draft, post), post)).toEqual([])
  })

  test('takes the body of the one before away again', () => {
    const back = become(become(draft, post), withoutToken(draft))
    expect(back.body).toBeUndefined()
    expect(editsTowards(back, withoutToken(draft))).toEqual([])
  })

  test('is recognised with its query added as a field, and rid of a query that it lacks', () => {
    const edited = applyEdits(draft, [
      { change: 'add', where: 'query', name: 'page', index: 0, value: '2' },
    ])
    const paged = { ...withoutToken(draft), url: 'https://api.acme.test/contacts?page=2' }
    expect(editsTowards(edited, paged)).toEqual([])
    expect(become(edited, withoutToken(draft))).toEqual(draft)
  })

  test('is called by its name, and without one by what it asks for', () => {
    const [own, saved] = requestsOf({
      api: { method: 'GET', url: 'https://api.acme.test/contacts', headers: [] },
      savedRequests: [{ ...post, name: 'Make an appointment' }],
    }).map(titleOfRequest)
    expect([own, saved]).toEqual(['GET /contacts', 'Make an appointment'])
  })

  test('is saved without token and proof, its query in its URL', () => {
    const edited = applyEdits(draft, [
      { change: 'add', where: 'query', name: 'page', index: 0, value: '2' },
      { change: 'add', where: 'header', name: 'dpop', index: 0, value: 'a proof' },
    ])
    expect(withoutToken(edited)).toEqual({
      method: 'GET',
      url: 'https://api.acme.test/contacts?page=2',
      headers: draft.headers.slice(0, 3),
    })
  })
})
